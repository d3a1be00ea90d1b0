/** Builds orders from rows written as text, for the tests of the builder. */
import { OrderBuilder } from '../../../src/core/ingest/order-builder';
import type { Assembled, BuildOptions, RowPlan } from '../../../src/core/ingest/row-plan';
import type { Rule, RuleEffect } from '../../../src/core/ingest/rules';
import { customerKey } from '../../../src/core/orders/build-table';
import type { Attribute } from '../../../src/core/orders/order-table';
import { unpackString } from '../../../src/core/orders/packed-strings';
import { dayToIso } from '../../../src/core/time/calendar';

/** A file: how it is read, and its rows, cells parted by bars. */
export interface TestFile {
  plan: RowPlan;
  rows: readonly string[];
}

/** A plan whose headings are the names of the roles. */
export function planOf(
  headings: string,
  keys: RowPlan['keys'],
  more: Partial<RowPlan> = {}
): RowPlan {
  const names = headings.split('|');
  return {
    kind: 'orders',
    headings: names,
    width: names.length,
    columns: Object.fromEntries(names.map((name, column) => [name, column])),
    keys,
    decimal: '.',
    dateHint: {},
    lineItems: 'unknown',
    ...more
  };
}

/** Reads files one after the other; files with the same plan are of one layout. */
export function buildFiles(
  files: readonly TestFile[],
  options: Partial<BuildOptions> = {}
): Assembled {
  const builder = new OrderBuilder({ expectedRows: 0, ...options });
  const layouts = new Map<RowPlan, number>();
  for (const { plan, rows } of files) {
    const layout = layouts.get(plan) ?? builder.addLayout(plan);
    layouts.set(plan, layout);
    builder.startFile(layout);
    const records = rows.map((row) => {
      const cells = row.split('|');
      return [...cells, ...Array<string>(Math.max(0, plan.width - cells.length)).fill('')];
    });
    for (let at = 0; at < records.length;) at += builder.addRows(records.slice(at), 2 + at, null);
  }
  return builder.finish();
}

/** Orders as `customer date amount`, sorted. */
export function ordersOf({ table }: Assembled): string[] {
  const orders: string[] = [];
  for (let c = 0; c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
      orders.push(`${customerKey(table, c)} ${dayToIso(table.day[i] ?? 0)} ${table.amount[i]}`);
    }
  }
  return orders.sort();
}

/** Refunds without order as `customer date amount`, sorted. */
export function refundsOf({ table }: Assembled): string[] {
  const { customer, day, amount } = table.adjustments;
  return Array.from(
    day,
    (at, i) => `${customerKey(table, customer[i] ?? 0)} ${dayToIso(at)} ${amount[i]}`
  ).sort();
}

export function effectOf({ rules }: Assembled, rule: Rule): RuleEffect | undefined {
  return rules.find((effect) => effect.rule === rule);
}

/** Values of an attribute as texts, '' where blank, in the order of the table. */
export function textsOf(attribute: Attribute | undefined): string[] {
  if (attribute?.kind !== 'category') return [];
  const { codes, values } = attribute;
  return Array.from(codes, (code) => (code === 0 ? '' : unpackString(values, code - 1)));
}

/** What both balances of the ledger are off by: rows, and money. */
export function imbalance({ ledger, counts }: Assembled): { rows: number; money: number } {
  const dropped = ledger.entries.filter(({ what }) => what === 'dropped');
  const rows = ledger.rowsAccepted + dropped.reduce((sum, entry) => sum + entry.rows, 0);
  const money = ledger.entries.reduce((sum, entry) => sum + (entry.amount ?? 0), ledger.amountRead);
  return { rows: counts.read - rows, money: money - ledger.revenue };
}
