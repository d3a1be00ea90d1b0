import { IngestError } from '../core/ingest/reading';

/** Characters that are put into the blob at once. */
const STEP = 1024 * 1024;
/** The most rows that a sheet can have. */
const MAX_ROWS = 1_048_576;

/**
 * Rows of cells → the text of a table: UTF-8 with a byte order mark, fields
 * between tabs (which no cell holds, unlike commas and semicolons), quoted by
 * RFC 4180. Line n is row n of the sheet: blank rows are blank lines, a line
 * break inside a cell becomes a space, and blank rows at the end are left out.
 */
export class CsvLines {
  readonly #file: string;
  readonly #limit: number;
  #text = '\ufeff';
  #parts: Blob[] = [];
  #bytes = 0;
  #lines = 0;
  /** Fields of the widest row so far; narrower ones are filled up, since their last cells are empty. */
  #width = 0;
  #tableRows = 0;
  #filled = 0;

  /**
   * @param file name for messages
   * @param limit the most bytes that the text may have
   */
  constructor(file: string, limit: number) {
    this.#file = file;
    this.#limit = limit;
  }

  /** Whether there are rows of several cells, at least two of them. */
  get isTable(): boolean {
    return this.#tableRows > 1;
  }

  /** Whether no cell had anything in it. */
  get isEmpty(): boolean {
    return this.#filled === 0;
  }

  /**
   * Adds a row; rows come in order, those without a filled cell may be missing.
   * @param row from 0
   * @throws RangeError where the row is out of order or beyond what a sheet holds
   */
  add(row: number, cells: readonly string[]): void {
    if (row < this.#lines || row >= MAX_ROWS) throw new RangeError(`row ${row} out of order`);
    let last = cells.length;
    while (last > 0 && cells[last - 1] === '') last -= 1;
    if (last === 0) return;
    let line = '\n'.repeat(row - this.#lines);
    let filled = 0;
    for (let i = 0; i < last; i++) {
      const cell = cells[i] ?? '';
      if (i > 0) line += '\t';
      if (cell !== '') {
        filled += 1;
        line += fieldOf(cell);
      }
    }
    if (filled > 1) this.#tableRows += 1;
    // A title above the table stays a line of one field.
    if (last > 1 && last < this.#width) line += '\t'.repeat(this.#width - last);
    this.#width = Math.max(this.#width, last);
    this.#filled += filled;
    this.#lines = row + 1;
    this.#text += `${line}\n`;
    if (this.#text.length >= STEP) this.#flush();
  }

  toBlob(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }

  #flush(): void {
    const part = new Blob([this.#text]);
    this.#text = '';
    this.#bytes += part.size;
    if (this.#bytes > this.#limit) {
      throw new IngestError({ code: 'unpacks-too-large', file: this.#file, limit: this.#limit });
    }
    this.#parts.push(part);
  }
}

function fieldOf(cell: string): string {
  let plain = true;
  for (let i = 0; i < cell.length && plain; i++) {
    const unit = cell.charCodeAt(i);
    plain = unit > 39 || (unit !== 34 && unit !== 39 && unit !== 9 && unit !== 10 && unit !== 13);
  }
  if (plain) return cell;
  const line = cell.replace(/\r\n|[\t\r\n]/g, ' ');
  return line.includes('"') || line.startsWith("'") ? `"${line.replaceAll('"', '""')}"` : line;
}
