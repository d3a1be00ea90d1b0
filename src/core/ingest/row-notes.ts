/** What is remembered of single rows while they are read: issues, previews, repairs. */
import { detached } from './interner';
import { MAX_LEDGER_ROWS, type RowPlace } from './ledger';
import { MAX_ISSUES } from './reading';
import type { ChangeCode } from './rules';

/** An issue noted while reading; the line follows from the row. */
export interface EarlyIssue {
  row: number;
  column: number;
  text: string;
}

/** Cells of the first rows of a layout, kept for the preview. */
export interface EarlyPreview {
  row: number;
  layout: number;
  customer: string;
  orderId: string | null;
  status: string | null;
}

/** Rows to which one thing happened. */
export interface Happening {
  rows: number;
  places: RowPlace[];
}

const MAX_CELL = 200;

export class RowNotes {
  readonly issues: EarlyIssue[] = [];
  readonly previews: EarlyPreview[] = [];
  readonly happenings = new Map<ChangeCode, Happening>();

  /** Notes the column and the text for which a row is left out. */
  blame(row: number, column: number, text: string): void {
    if (this.issues.length >= MAX_ISSUES) return;
    this.issues.push({ row, column, text: detached(text.slice(0, MAX_CELL)) });
  }

  /** Notes that something happened to the row on a line. */
  happened(code: ChangeCode, file: number, line: number): void {
    let found = this.happenings.get(code);
    if (found === undefined) {
      found = { rows: 0, places: [] };
      this.happenings.set(code, found);
    }
    found.rows += 1;
    if (found.places.length < MAX_LEDGER_ROWS) found.places.push({ file, line });
  }

  preview(preview: EarlyPreview): void {
    const cell = (text: string): string => detached(text.slice(0, MAX_CELL));
    this.previews.push({
      ...preview,
      customer: cell(preview.customer),
      orderId: preview.orderId === null ? null : cell(preview.orderId),
      status: preview.status === null ? null : cell(preview.status)
    });
  }
}
