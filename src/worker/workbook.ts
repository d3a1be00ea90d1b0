/** Workbooks (.xlsx) → the table of one sheet as text. */
import { streamXlsxRows } from 'hucre/xlsx';
import { IngestError } from '../core/ingest/reading';
import { noteworthyFormats, styleMap } from './cell-formats';
import { cellText, FIRST_DAY, formattedText, type CellValue } from './cell-text';
import { isGone, UNPACK_LIMIT } from './collect';
import { CsvLines } from './csv-lines';
import type { NamedBlob } from './head';
import { sheetArchive } from './sheet-archive';
import {
  hasCells,
  readParts,
  readText,
  type SheetPart,
  type WorkbookParts
} from './workbook-parts';

/** One sheet of a workbook. */
export interface SheetTable {
  /** The table as tab-separated text: UTF-8 with a byte order mark; line n is row n. */
  csv: Blob;
  /** Name of the sheet. */
  part: string;
  /** Names of the other sheets that hold something. */
  otherParts: string[];
}

/**
 * Reads one sheet of a workbook (ECMA-376, SpreadsheetML) as text: the one
 * asked for, else the first visible one that holds a table, else the first
 * that holds anything.
 *
 * Numbers come with all their digits and a point, and with the currency or
 * the leading zeros that their format shows; dates as the sheet shows
 * them (both calendars of Excel, no time zone), formulas as the values that
 * the workbook keeps of them, errors as their names (#N/A).
 * @param part name of the sheet wanted; one that is not there is not heeded
 * @param limit the most bytes that the sheet, its texts and the result may have
 * @throws IngestError `damaged-archive`, `unpacks-too-large`, or
 *   `nothing-inside` where all sheets are empty
 * @example (await readWorkbook(file)).part // 'Orders'
 */
export async function readWorkbook(
  file: NamedBlob,
  part?: string,
  limit: number = UNPACK_LIMIT
): Promise<SheetTable> {
  try {
    const parts = await readParts(file, limit);
    const visible = parts.sheets.filter((sheet) => !sheet.hidden);
    const offered = visible.length > 0 ? visible : parts.sheets;
    const wanted = parts.sheets.find((sheet) => sheet.name === part);
    const chosen = wanted
      ? { sheet: wanted, lines: await sheetLines(file, parts, wanted, limit) }
      : await firstTable(file, parts, offered, limit);
    if (chosen === null) {
      throw new IngestError({ code: 'nothing-inside', file: file.name, format: 'xlsx' });
    }
    const otherParts: string[] = [];
    for (const sheet of offered) {
      if (sheet !== chosen.sheet && (await hasCells(file, sheet))) otherParts.push(sheet.name);
    }
    return { csv: chosen.lines.toBlob(), part: chosen.sheet.name, otherParts };
  } catch (error) {
    if (isGone(error)) throw new IngestError({ code: 'unreadable-file', file: file.name });
    if (!(error instanceof IngestError)) throw damaged(file);
    // What the archive's own reader says of an archive, said of a workbook.
    const code = error.problem.code;
    throw code === 'damaged-archive' || code === 'encrypted-file'
      ? new IngestError({ code, file: file.name, format: 'xlsx' })
      : error;
  }
}

const damaged = (file: NamedBlob): IngestError =>
  new IngestError({ code: 'damaged-archive', file: file.name, format: 'xlsx' });

interface Chosen {
  sheet: SheetPart;
  lines: CsvLines;
}

async function firstTable(
  file: NamedBlob,
  parts: WorkbookParts,
  sheets: readonly SheetPart[],
  limit: number
): Promise<Chosen | null> {
  let filled: Chosen | null = null;
  for (const sheet of sheets) {
    if (!(await hasCells(file, sheet))) continue;
    const lines = await sheetLines(file, parts, sheet, limit);
    if (lines.isTable) return { sheet, lines };
    if (!lines.isEmpty) filled ??= { sheet, lines };
  }
  return filled;
}

async function sheetLines(
  file: NamedBlob,
  parts: WorkbookParts,
  sheet: SheetPart,
  limit: number
): Promise<CsvLines> {
  if (sheet.entry.size > limit) {
    throw new IngestError({ code: 'unpacks-too-large', file: file.name, limit });
  }
  const lines = new CsvLines(file.name, limit);
  const firstDay = FIRST_DAY[parts.dateSystem];
  const formats = parts.styles ? noteworthyFormats(await readText(file, parts.styles)) : null;
  // Another way through the sheet, which most need not: their formats say nothing more.
  const styles = formats?.size ? await styleMap(file, sheet.entry, formats) : null;
  const textOf = (value: CellValue, row: number, column: number): string => {
    const format =
      styles && (typeof value === 'number' || value instanceof Date)
        ? formats?.get(styles.at(row, column))
        : undefined;
    return format ? formattedText(value, firstDay, format) : cellText(value, firstDay);
  };
  for await (const { index, values } of streamXlsxRows(sheetArchive(file, parts, sheet))) {
    lines.add(
      index,
      values.map((value, column) => textOf(value, index, column))
    );
  }
  return lines;
}
