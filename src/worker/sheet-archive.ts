/** A workbook cut down to one sheet, as a stream that can be read from its front. */
import { Crc32 } from './crc32';
import type { NamedBlob } from './head';
import type { SheetPart, WorkbookParts } from './workbook-parts';
import { packedBytes, type ZipEntry } from './zip';

/**
 * Bytes that are handed over at once. Packed XML grows tenfold and more, and
 * the library keeps the rows of all that it was given until they are taken.
 */
const STEP = 16 * 1024;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** A file of the new archive, packed already. */
interface Piece {
  name: string;
  method: number;
  crc32: number;
  size: number;
  bytes: Blob;
}

/**
 * The sheet with the texts and styles that it needs, in the order and under
 * the names by which the library reads an archive as it comes. Excel itself
 * writes the texts after the sheets, so that the whole archive would have to
 * be held in memory. What is packed stays as it is packed.
 */
export function sheetArchive(
  file: NamedBlob,
  parts: WorkbookParts,
  sheet: SheetPart
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = archiveBytes(file, parts, sheet);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return();
      }
    },
    { highWaterMark: 0 }
  );
}

async function* archiveBytes(
  file: NamedBlob,
  { texts, styles, dateSystem }: WorkbookParts,
  sheet: SheetPart
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  yield* pieceBytes(written('[Content_Types].xml', `<Types xmlns="${TYPES}"/>`));
  yield* pieceBytes(written('_rels/.rels', linksOf({ officeDocument: 'xl/workbook.xml' })));
  yield* pieceBytes(written('xl/workbook.xml', workbookXml(dateSystem)));
  const targets = {
    worksheet: 'worksheets/sheet1.xml',
    ...(texts ? { sharedStrings: 'sharedStrings.xml' } : {}),
    ...(styles ? { styles: 'styles.xml' } : {})
  };
  yield* pieceBytes(written('xl/_rels/workbook.xml.rels', linksOf(targets)));
  if (styles) yield* pieceBytes(await taken(file, styles, 'xl/styles.xml'));
  if (texts) yield* pieceBytes(await taken(file, texts, 'xl/sharedStrings.xml'));
  yield* pieceBytes(await taken(file, sheet.entry, 'xl/worksheets/sheet1.xml'));
}

function workbookXml(dateSystem: 1900 | 1904): string {
  const flag = dateSystem === 1904 ? 1 : 0;
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${flag}"/><sheets><sheet name="1" sheetId="1" r:id="worksheet"/></sheets></workbook>`;
}

/** Relationships whose ids are the last words of their types. */
function linksOf(targets: Record<string, string>): string {
  const links = Object.entries(targets).map(
    ([type, target]) => `<Relationship Id="${type}" Type="${OFFICE}/${type}" Target="${target}"/>`
  );
  return `<Relationships xmlns="${LINKS}">${links.join('')}</Relationships>`;
}

function written(name: string, xml: string): Piece {
  const bytes = new TextEncoder().encode(xml);
  const crc = new Crc32();
  crc.add(bytes);
  return { name, method: 0, crc32: crc.value, size: bytes.length, bytes: new Blob([bytes]) };
}

async function taken(file: NamedBlob, entry: ZipEntry, name: string): Promise<Piece> {
  const { method, crc32, size } = entry;
  return { name, method, crc32, size, bytes: await packedBytes(file, entry) };
}

/** A local file header (PKWARE's APPNOTE 4.3.7) and the bytes behind it. */
async function* pieceBytes({
  name,
  method,
  crc32,
  size,
  bytes
}: Piece): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const header = new Uint8Array(30 + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, 20, true);
  view.setUint16(8, method, true);
  view.setUint32(14, crc32, true);
  view.setUint32(18, bytes.size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name.length, true);
  header.set(new TextEncoder().encode(name), 30);
  yield header;
  for (let at = 0; at < bytes.size; at += STEP) {
    yield new Uint8Array(await bytes.slice(at, at + STEP).arrayBuffer());
  }
}
