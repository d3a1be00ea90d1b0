/** What the cells of the table say, and how wide its columns are. */
import type { Report } from '../../../core/report-schema';
import {
  CUSTOMER_COLUMNS,
  FORECAST_COLUMNS,
  type CustomerColumn,
  type CustomerRow,
  type CustomersPage
} from '../../../core/schema/customers';
import { isoToDay } from '../../../core/time/calendar';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

/** Where only two or three columns are in sight beside the name, what is acted on comes first. */
const FOR_PHONES: readonly CustomerColumn[] = [
  'key',
  'pAlive',
  'revenue',
  'orders',
  'lastOrder',
  'expectedOrders',
  'expectedValue',
  'nextOrder',
  'overdueDays',
  'averageOrderValue',
  'firstOrder'
];

const UNKNOWN = '–';

const OF_MONEY: ReadonlySet<CustomerColumn> = new Set([
  'revenue',
  'averageOrderValue',
  'expectedValue'
]);

/** Currencies with longer names stand in the headings: in each cell they would push columns out of sight. */
const SHORT_NAME = 2;

/** Columns about as wide as those of a forecast that is yet to come. */
const AS_WIDE_AS: Partial<Record<CustomerColumn, CustomerColumn>> = {
  nextOrder: 'lastOrder',
  expectedValue: 'revenue'
};

/**
 * Columns that there is something to put into; orders are not counted over a lifetime.
 * @param forecast whether there is a forecast, or one is to come
 * @param narrow whether the screen is a phone's
 */
export function columnsOf(
  { horizonMonths }: Pick<CustomersPage, 'horizonMonths'>,
  report: Report,
  forecast: boolean,
  narrow = false
): CustomerColumn[] {
  const { summary } = report;
  const unknown = new Set<CustomerColumn>();
  if (!forecast) for (const column of FORECAST_COLUMNS) unknown.add(column);
  if (horizonMonths === null) unknown.add('expectedOrders');
  if (summary) {
    if (summary.newCustomers.length === 0) unknown.add('firstOrder');
    if (summary.active === null) unknown.add('lastOrder');
    if (summary.customersWithRevenue === 0) {
      unknown.add('revenue').add('averageOrderValue').add('expectedValue');
    }
  }
  return (narrow ? FOR_PHONES : CUSTOMER_COLUMNS).filter((column) => !unknown.has(column));
}

/** The number or text, and what stands beneath it in small print. */
export interface CellText {
  main: string;
  more: string;
}

/** Chances beyond these are not told apart. */
const LEAST = 0.001;
const MOST = 1 - LEAST;

/**
 * A chance as percent: never 0 or 100, which nobody can know.
 * @example chanceText(0.99997, m, f) === '> 99.9%'
 */
export function chanceText(chance: number, m: Pick<Messages, 'customers'>, f: Formatter): string {
  if (chance < LEAST) return m.customers.below(f.percent(LEAST));
  if (chance > MOST) return m.customers.above(f.percent(MOST));
  return f.percent(chance, chance < 0.005 || chance >= 0.995 ? 1 : 0);
}

/** Orders fewer than these are not told apart from none. */
const FEWEST = 0.01;

/**
 * Expected orders: of the long gone few, but never none.
 * @example ordersText(0.002, m, f) === '< 0.01'
 */
export function ordersText(orders: number, m: Pick<Messages, 'customers'>, f: Formatter): string {
  if (orders < FEWEST) return m.customers.below(f.decimal(FEWEST, 2));
  return f.decimal(orders, orders < 0.1 ? 2 : 1);
}

/** Whether the next order did not come, of somebody who is not waited for any more. */
export function isMissed(
  { nextOrder, overdueDays }: Pick<CustomerRow, 'nextOrder' | 'overdueDays'>,
  { span }: Pick<Report, 'span'>
): boolean {
  return nextOrder !== null && overdueDays === null && nextOrder < span.observationEnd;
}

/** Width of a letter and the room beside the text, in rem. */
const LETTER = 0.47;
const ROOM = 1.5;
/** Narrower looks crowded; wider only spreads the numbers. */
const NARROWEST = 5;
const WIDEST = 18;
const NAME_LETTER = 0.55;
const NARROWEST_NAME = 8;
const WIDEST_NAME = 15;
const BAR = 3.5;
/** Letters of small print against the others. */
const SMALLER = 0.85;
const MARKS = /[\u2066-\u2069\u200c]/g;

const lengthOf = (text: string): number => text.replace(MARKS, '').length;

/** The rows in words, each made once. */
export class Cells {
  readonly #report: Report;
  readonly #m: Pick<Messages, 'customers'>;
  readonly #f: Formatter;
  /** The currency where the headings name it; null where the cells do. */
  readonly #above: string | null;
  readonly #made = new WeakMap<CustomerRow, Record<CustomerColumn, CellText>>();
  /** Letters in the longest text of each column so far: a column never becomes narrower. */
  readonly #longest = new Map<CustomerColumn, number>();

  constructor(report: Report, m: Pick<Messages, 'customers'>, f: Formatter) {
    this.#report = report;
    this.#m = m;
    this.#f = f;
    const { currency } = report.settings;
    const name = currency === null ? '' : f.currencyName(currency);
    this.#above = name.length > SHORT_NAME ? name : null;
  }

  /** Of a column; it names the currency where the cells do not. */
  heading(column: CustomerColumn): string {
    const words = this.#m.customers;
    const name = words.columns[column];
    return this.#above === null || !OF_MONEY.has(column) ? name : words.inUnit(name, this.#above);
  }

  of(row: CustomerRow): Record<CustomerColumn, CellText> {
    const known = this.#made.get(row);
    if (known) return known;
    const made = this.#make(row);
    this.#made.set(row, made);
    return made;
  }

  /** Widths in rem, so that the headings and every row fit; long names are cut. */
  widths(columns: readonly CustomerColumn[], rows: readonly CustomerRow[]): number[] {
    for (const row of rows) {
      const texts = this.of(row);
      for (const column of columns) {
        const { main, more } = texts[column];
        const length = Math.max(lengthOf(main), SMALLER * lengthOf(more));
        if (length > (this.#longest.get(column) ?? 0)) this.#longest.set(column, length);
      }
    }
    return columns.map((column) => {
      const longest = Math.max(
        this.#longest.get(column) ?? 0,
        this.#longest.get(AS_WIDE_AS[column] ?? column) ?? 0
      );
      if (column === 'key') {
        return Math.min(WIDEST_NAME, Math.max(NARROWEST_NAME, longest * NAME_LETTER + ROOM));
      }
      // A heading may break at its spaces; the arrow of the order needs room too.
      const words = this.heading(column)
        .split(' ')
        .map((word) => SMALLER * (lengthOf(word) + 2));
      const letters = Math.max(longest, ...words);
      const bar = column === 'pAlive' ? BAR : 0;
      return Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + ROOM + bar));
    });
  }

  #make(row: CustomerRow): Record<CustomerColumn, CellText> {
    const f = this.#f;
    const words = this.#m.customers;
    const { date, money: withCurrency } = dress(this.#report, f);
    const { currency } = this.#report.settings;
    const bare = (amount: number): string => f.amount(amount, currency);
    const money = this.#above === null ? withCurrency : bare;
    const text = (main: string, more = ''): CellText => ({ main, more });
    const end = isoToDay(this.#report.span.observationEnd);
    const sinceThen = (iso: string): string => {
      const days = end - isoToDay(iso);
      return days > 0 ? words.since(days) : '';
    };
    const of = <T>(value: T | null, say: (value: T) => string): CellText =>
      text(value === null ? UNKNOWN : say(value));
    const within = (
      value: number | null,
      [low, high]: [number | null, number | null],
      say: (value: number) => string,
      sayBound: (value: number) => string
    ): CellText =>
      value === null
        ? text(UNKNOWN)
        : text(
            say(value),
            low === null || high === null ? '' : words.range(sayBound(low), sayBound(high))
          );
    return {
      key: text(row.key),
      firstOrder: of(row.firstOrder, date),
      lastOrder:
        row.lastOrder === null
          ? text(UNKNOWN)
          : text(date(row.lastOrder), sinceThen(row.lastOrder)),
      orders: text(f.integer(row.orders)),
      revenue: of(row.revenue, money),
      averageOrderValue: of(row.averageOrderValue, money),
      pAlive: of(row.pAlive, (chance) => chanceText(chance, this.#m, f)),
      expectedOrders: within(
        row.expectedOrders,
        [row.ordersLow, row.ordersHigh],
        (n) => ordersText(n, this.#m, f),
        (n) => f.integer(n)
      ),
      // The currency stands above; with it thrice the column would push the others out of sight.
      expectedValue: within(row.expectedValue, [row.valueLow, row.valueHigh], money, bare),
      nextOrder:
        row.nextOrder === null
          ? text(UNKNOWN)
          : text(
              date(row.nextOrder),
              row.overdueDays
                ? words.overdueBy(row.overdueDays)
                : isMissed(row, this.#report)
                  ? words.missed
                  : ''
            ),
      overdueDays: of(row.overdueDays === 0 ? null : row.overdueDays, words.days)
    };
  }
}
