import type { AttributeRole } from '../orders/order-table';
import { CategoryRows, DayRows, NumberRows, type AttributeRows } from './attribute-columns';
import { UNKNOWN } from './cell-texts';
import { DateColumn } from './dates';
import type { Layout } from './layout';
import { normaliseHeading } from './normalise';
import type { PlannedAttribute } from './row-plan';

const PER = { orders: 'order', customers: 'customer' } as const;

/**
 * The attributes of all layouts: columns with the same role, or without role
 * the same heading, are one attribute across layouts.
 */
export class AttributeSet {
  readonly columns: AttributeRows[] = [];
  readonly #byKey = new Map<string, AttributeRows>();
  readonly #expected: number;

  constructor(expectedRows: number) {
    this.#expected = expectedRows;
  }

  /** Gives a layout the columns that its rows fill. */
  bind(layout: Layout): void {
    const taken = new Set<AttributeRows>();
    for (const planned of layout.plan.attributes ?? []) {
      const rows = this.#columnFor(planned, PER[layout.plan.kind], taken);
      taken.add(rows);
      const { column } = planned;
      if (rows.kind === 'category') {
        for (const texts of layout.textsOf(column)) layout.categories.push({ texts, rows });
      } else if (rows.kind === 'number') layout.numbers.push({ column, rows });
      else layout.days.push({ column, rows, dates: new DateColumn(layout.plan.dateHint) });
    }
  }

  #columnFor(
    { name, role, kind }: PlannedAttribute,
    per: 'order' | 'customer',
    taken: ReadonlySet<AttributeRows>
  ): AttributeRows {
    // A second column of one layout with the same name is an attribute of its own.
    for (let copy = 0; ; copy++) {
      const key = keyOf(name, role, kind, per, copy);
      const known = this.#byKey.get(key);
      if (known !== undefined && taken.has(known)) continue;
      if (known !== undefined) return known;
      const rows = this.#make({ name, role, per }, kind);
      this.#byKey.set(key, rows);
      this.columns.push(rows);
      return rows;
    }
  }

  #make(of: AttributeRows['of'], kind: AttributeRows['kind']): AttributeRows {
    // Customers' files are short beside the orders.
    const capacity = of.per === 'order' ? this.#expected : 0;
    switch (kind) {
      case 'category':
        return new CategoryRows(of, capacity);
      case 'number':
        return new NumberRows(of, capacity);
      case 'day':
        return new DayRows(of, capacity);
    }
  }
}

/** Reads the cells of a row that are attributes of its order or customer. */
export function takeAttributes(layout: Layout, index: number, row: readonly string[]): void {
  for (const { texts, rows } of layout.categories) {
    const code = texts.codes[texts.slot] ?? UNKNOWN;
    // Without a call for what is most common.
    if (code > 0 && index < rows.codes.length) {
      rows.codes[index] = code;
      rows.filled += 1;
    } else if (code !== 0) {
      rows.put(index, row, texts);
    }
  }
  if (layout.numbers.length > 0) {
    for (const { column, rows } of layout.numbers) {
      rows.put(index, row[column] ?? '', layout.decimal);
    }
  }
  if (layout.days.length > 0) {
    for (const { column, rows, dates } of layout.days) rows.put(index, row[column] ?? '', dates);
  }
}

function keyOf(
  name: string,
  role: AttributeRole | null,
  kind: string,
  per: string,
  copy: number
): string {
  return `${per} ${kind} ${copy} ${role ?? `"${normaliseHeading(name)}`}`;
}
