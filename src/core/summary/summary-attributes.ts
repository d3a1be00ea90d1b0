/** What a list of customers says beside the figures: one entry for each customer. */
import { CategoryRows, DayRows, NumberRows, type AttributeRows } from '../ingest/attribute-columns';
import { CellTexts } from '../ingest/cell-texts';
import { DateColumn, type DateHint } from '../ingest/dates';
import type { DecimalMark } from '../ingest/reading';
import type { PlannedAttribute } from '../ingest/row-plan';
import { NO_DAY, type Attribute } from '../orders/order-table';
import { StringPacker } from '../orders/packed-strings';

interface AttributeColumn {
  column: number;
  rows: AttributeRows;
  /** Of a column of days, which need not be written as the list's own. */
  dates: DateColumn;
  /** Of a column of categories. */
  texts: CellTexts;
}

/** The further columns of a list of customers, row by row until its end. */
export class SummaryAttributes {
  readonly #columns: readonly AttributeColumn[];
  readonly #decimal: DecimalMark;

  constructor(
    planned: readonly PlannedAttribute[],
    expectedRows: number,
    decimal: DecimalMark,
    hint: DateHint
  ) {
    this.#decimal = decimal;
    this.#columns = planned.map(({ column, name, role, kind }) => ({
      column,
      rows: emptyRows(kind, { name, role, per: 'customer' as const }, expectedRows),
      dates: new DateColumn(hint),
      texts: new CellTexts(column)
    }));
  }

  put(row: number, cells: readonly string[]): void {
    for (const { column, rows, dates, texts } of this.#columns) {
      const cell = cells[column] ?? '';
      if (rows.kind === 'category') {
        texts.read(cells);
        rows.put(row, cells, texts);
      } else if (rows.kind === 'number') rows.put(row, cell, this.#decimal);
      else rows.put(row, cell, dates);
    }
  }

  /** The attributes of the customers whose rows are given; columns of texts that hardly repeat are left out. */
  pick(rowOf: ArrayLike<number>): Attribute[] {
    return this.#columns.flatMap(({ rows, dates }) => {
      if (rows.kind === 'category') return pickCategory(rows, rowOf);
      const { of } = rows;
      if (rows.kind === 'number') {
        const values = Float64Array.from(rowOf, (row) => rows.values[row] ?? Number.NaN);
        return [{ ...of, kind: 'number' as const, values }];
      }
      rows.resolve(dates, 0, rows.values.length);
      const values = Int32Array.from(rowOf, (row) => rows.values[row] ?? NO_DAY);
      return [{ ...of, kind: 'day' as const, values }];
    });
  }
}

function emptyRows(
  kind: Attribute['kind'],
  of: ConstructorParameters<typeof NumberRows>[0],
  capacity: number
): AttributeRows {
  if (kind === 'category') return new CategoryRows(of, capacity);
  return kind === 'number' ? new NumberRows(of, capacity) : new DayRows(of, capacity);
}

/** Codes count from 1 in the order in which the customers that are left name them. */
function pickCategory(rows: CategoryRows, rowOf: ArrayLike<number>): Attribute[] {
  if (rows.dropped || rows.scattered) return [];
  const packer = new StringPacker();
  const renumbered = new Uint32Array(rows.texts.length + 1);
  const codes = Uint16Array.from(rowOf, (row) => {
    const code = rows.codes[row] ?? 0;
    if (code === 0) return 0;
    if (renumbered[code] === 0) {
      packer.add(rows.texts[code - 1] ?? '');
      renumbered[code] = packer.count;
    }
    return renumbered[code] ?? 0;
  });
  const values = packer.pick(Uint32Array.from({ length: packer.count }, (_, index) => index));
  const small = packer.count < 256;
  return [{ ...rows.of, kind: 'category', codes: small ? Uint8Array.from(codes) : codes, values }];
}
