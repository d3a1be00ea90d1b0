/** CSV that spreadsheets open as text and numbers, never as formulas. */

export type Cell = string | number | boolean | null;

/** A number as people and programs write it; only such a text may begin with a minus. */
const STRICT_NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * A start that a spreadsheet could take for a formula or skip over to one:
 * `= + - @` (also their full-width forms), a tab or a line break, behind any
 * number of spaces, NULs and invisible marks.
 */
const FORMULA_START =
  /^[ \0\u00a0\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*[=+\-@＝＋－＠\t\r\n]/;

/**
 * The same behind a separator inside the text: a program that splits at
 * another separator than the comma would begin a cell there. Numbers excepted.
 */
const FORMULA_INSIDE =
  /([;,|\t\r\n]["' \0]*)(?=[=@＝＠]|[+\-＋－](?!\d+(?:[.,]\d+)*(?:[;,|\t\r\n" ]|$)))/g;

/**
 * Text that no spreadsheet runs: it gets an apostrophe where it could be a formula.
 * @example safeText('=1+1') === "'=1+1"; safeText('-5.2') === '-5.2'
 */
export function safeText(text: string): string {
  if (STRICT_NUMBER.test(text)) return text;
  const inside = text.replace(FORMULA_INSIDE, "$1'");
  return FORMULA_START.test(inside) ? `'${inside}` : inside;
}

/** One cell, quoted as RFC 4180 asks where it must be. Unknown is empty. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  const text = safeText(cell);
  return /[",;\t\r\n\0]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A whole file: a byte order mark, by which Excel knows UTF-8, then the rows
 * with commas, each ended by CRLF.
 */
export function csvFile(rows: Iterable<readonly Cell[]>): string {
  let text = '\ufeff';
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`;
  return text;
}
