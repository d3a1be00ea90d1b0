import { makeZip, type ZipPart } from './zip-writer';

/** A sheet by its XML: rows of cells as ECMA-376 writes them. */
export interface XlsxSheet {
  name: string;
  /** What stands inside <sheetData>. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
  rightToLeft?: boolean;
}

export interface XlsxShape {
  sheets: readonly XlsxSheet[];
  /** What stands inside <sst>. */
  texts?: string;
  /** Number formats of the workbook's own, by id. */
  formats?: Record<number, string>;
  /** Number format id of each cell style; style 0 is General. */
  styles?: readonly number[];
  date1904?: boolean;
  extra?: readonly ZipPart[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A workbook as Excel lays it out (ECMA-376 part 1, annex L.2), written by hand. */
export function makeXlsx({
  sheets,
  texts,
  formats = {},
  styles = [0],
  date1904 = false,
  extra = []
}: XlsxShape): Uint8Array<ArrayBuffer> {
  const own = Object.entries(formats)
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
    .join('');
  const xfs = styles
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
    .join('');
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/></Types>`
    },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${LINKS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`
        )
        .join('')}</sheets></workbook>`
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="${LINKS}">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
        )
        .join('')}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>${
        texts === undefined
          ? ''
          : `<Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`
      }</Relationships>`
    },
    {
      name: 'xl/styles.xml',
      data: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${own}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`
    },
    ...sheets.map(({ rows, rightToLeft }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${HEAD}<worksheet xmlns="${MAIN}">${rightToLeft ? '<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>' : ''}<sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`
    })),
    ...extra
  ];
  if (texts !== undefined) {
    parts.push({
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${texts}</sst>`
    });
  }
  return makeZip(parts);
}

/** Rows of texts that stand in the sheet itself; '' leaves the cell out. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const written = cells.map((cell, column) =>
        cell === ''
          ? ''
          : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
      );
      return `<row r="${row + 1}">${written.join('')}</row>`;
    })
    .join('');
}
