/** What the page of one customer says in sentences, and its tables. */
import type { Report } from '../../../core/report-schema';
import type { CustomerPage, CustomerRow } from '../../../core/schema/customers';
import { isoToDay } from '../../../core/time/calendar';
import type { Cell } from '../../../export/csv';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import type { TableContent } from '../chart-tables';
import { chanceText, isMissed, ordersText } from './columns';

type Words = Pick<Messages, 'customers'>;

/**
 * How likely it is that somebody is still a customer, in four steps.
 * @example bandOf(0.72) === 'likely'
 */
export function bandOf(chance: number): 'sure' | 'likely' | 'unlikely' | 'gone' {
  if (chance >= 0.9) return 'sure';
  if (chance >= 0.5) return 'likely';
  return chance >= 0.1 ? 'unlikely' : 'gone';
}

/** The headline; null where nothing is forecast. */
export function aliveSentence({ pAlive }: CustomerRow, m: Words, f: Formatter): string | null {
  return pAlive === null ? null : m.customers.page.alive(chanceText(pAlive, m, f), bandOf(pAlive));
}

/** What is to come, one sentence each; empty where nothing is forecast. */
export function toComeSentences(
  row: CustomerRow,
  horizon: number | null,
  report: Report,
  m: Words,
  f: Formatter
): string[] {
  const words = m.customers.page;
  const { money, date } = dress(report, f);
  const sentences: string[] = [];
  const { expectedOrders, ordersLow, ordersHigh, expectedValue, valueLow, valueHigh } = row;
  if (expectedOrders !== null && ordersLow !== null && ordersHigh !== null && horizon !== null) {
    const n = ordersText(expectedOrders, m, f);
    sentences.push(words.orders(n, f.integer(ordersLow), f.integer(ordersHigh), horizon));
  }
  if (expectedValue !== null && valueLow !== null && valueHigh !== null) {
    sentences.push(words.worth(money(expectedValue), money(valueLow), money(valueHigh), horizon));
  }
  if (row.nextOrder !== null) {
    const day = date(row.nextOrder);
    const late = row.overdueDays ?? 0;
    sentences.push(
      late > 0
        ? words.nextOrderLate(day, late)
        : isMissed(row, report)
          ? words.nextOrderMissed(day)
          : words.nextOrder(day)
    );
  }
  return sentences;
}

/** What has been, in sentences. */
export function soFarSentences(row: CustomerRow, report: Report, m: Words, f: Formatter): string {
  const words = m.customers.page;
  const { money, date } = dress(report, f);
  const on = (iso: string | null) => (iso === null ? null : date(iso));
  const { revenue, averageOrderValue, orders } = row;
  return [
    words.soFar(orders, on(row.firstOrder), on(row.lastOrder)),
    ...(revenue === null
      ? []
      : [
          words.brought(
            money(revenue),
            orders < 2 || averageOrderValue === null ? null : money(averageOrderValue)
          )
        ])
  ].join(' ');
}

/** Fewer bars are taken in at a glance; what is less likely than this is summed up. */
const MOST_BARS = 10;
const REST = 0.05;

/**
 * Chances of 0, 1, 2 … orders with the last of them "or more", cut where
 * little is left.
 * @example shortCounts([0.5, 0.3, 0.16, 0.03, 0.01]) // [0.5, 0.3, 0.16, 0.04]
 */
export function shortCounts(counts: readonly number[]): number[] {
  let rest = counts.reduce((sum, chance) => sum + chance, 0);
  const shown: number[] = [];
  for (const chance of counts) {
    if (shown.length > 0 && (rest <= REST || shown.length === MOST_BARS - 1)) break;
    shown.push(chance);
    rest -= chance;
  }
  return shown.length < counts.length ? [...shown, Math.max(0, rest)] : shown;
}

/** One line of the history: an order, or a refund without one. */
export interface HistoryLine {
  /** Number of the order, counted from 1; null for a refund. */
  number: number | null;
  day: string;
  amount: number;
  /** Days since the order before. */
  gap: number | null;
}

/** Orders and refunds, the newest first. */
export function historyLines({
  history,
  refunds
}: Pick<CustomerPage, 'history' | 'refunds'>): HistoryLine[] {
  const orders = history.map(({ day, amount }, i): HistoryLine => {
    const before = history[i - 1];
    const gap = before ? isoToDay(day) - isoToDay(before.day) : null;
    return { number: i + 1, day, amount, gap };
  });
  const others = refunds.map(({ day, amount }) => ({ number: null, day, amount, gap: null }));
  // In the order of days; on one day the later order stands above the earlier one, refunds on top.
  return [...orders, ...others]
    .map((line, place) => ({ line, place }))
    .sort((a, b) =>
      a.line.day === b.line.day ? b.place - a.place : a.line.day < b.line.day ? 1 : -1
    )
    .map(({ line }) => line);
}

/** The same as rows of a file. */
export function historyRows(lines: readonly HistoryLine[]): Cell[][] {
  return [
    ['kind', 'number', 'day', 'amount', 'days_since_order_before'],
    ...lines.map(({ number, day, amount, gap }): Cell[] => [
      number === null ? 'refund' : 'order',
      number,
      day,
      amount,
      gap
    ])
  ];
}

/** P(alive) by day as a table. */
export function courseTable(
  { aliveCourse, history }: CustomerPage,
  report: Report,
  m: Words,
  f: Formatter
): TableContent {
  const { columns } = m.customers.page.course;
  const { date } = dress(report, f);
  const ordered = new Set(history.map(({ day }) => day));
  return {
    columns: [{ label: columns.day }, { label: columns.chance }, { label: columns.order }],
    rows: aliveCourse.days.map((day, i) => [
      date(day),
      chanceText(aliveCourse.pAlive[i] ?? 0, m, f),
      ordered.has(day) ? '●' : ''
    ])
  };
}

/** P(alive) by day as rows of a file. */
export function courseRows({ aliveCourse, history }: CustomerPage): Cell[][] {
  const ordered = new Set(history.map(({ day }) => day));
  return [
    ['day', 'p_alive', 'order'],
    ...aliveCourse.days.map((day, i): Cell[] => [
      day,
      aliveCourse.pAlive[i] ?? null,
      ordered.has(day)
    ])
  ];
}
