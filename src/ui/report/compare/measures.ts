/** The compared numbers as they are shown, and the sentence that sums them up. Pure. */
import type { Report } from '../../../core/report-schema';
import type { ComparedKey, ComparedMeasure, Comparison } from '../../../core/schema/comparison';
import type { DefinitionKey } from '../../../i18n/definition';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

type Words = Pick<Messages, 'compare' | 'definitions'>;

export interface MeasureRow {
  key: ComparedKey;
  name: string;
  /** What explains the number; null where nothing needs to. */
  definition: DefinitionKey | null;
  a: SideValue;
  b: SideValue;
  difference: string;
  interval: string;
  verdict: string;
  /** Whether the verdict is that B is another. */
  differs: boolean;
}

export interface SideValue {
  text: string;
  /** What a share rests on; empty where it is none. */
  lines: string[];
  thin: boolean;
}

const DEFINITIONS: Record<ComparedKey, DefinitionKey | null> = {
  customers: 'customers',
  orders: null,
  revenue: 'revenue',
  repeatPurchaseRate: 'repeatPurchaseRate',
  retentionRate: 'retentionRate',
  churnRate: 'churnRate',
  averageOrderValue: 'averageOrderValue',
  ordersPerCustomer: 'ordersPerCustomer',
  returningRevenueShare: 'returningRevenueShare',
  secondWithin90: 'nextOrderCurve',
  medianDaysBetweenOrders: 'medianDaysBetweenOrders',
  revenuePerCustomer: 'historicClv'
};

/** Shares of customers, which are tested where nobody is on both sides. */
const TESTABLE: ReadonlySet<ComparedKey> = new Set<ComparedKey>([
  'repeatPurchaseRate',
  'retentionRate',
  'churnRate',
  'secondWithin90'
]);

/** Name of a compared number. */
export function measureName(key: ComparedKey, m: Words): string {
  if (key === 'orders' || key === 'secondWithin90' || key === 'revenuePerCustomer') {
    return m.compare.table.measures[key];
  }
  return m.definitions[key].name;
}

/** All numbers of the comparison, in its order. */
export function measureRows(
  comparison: Comparison,
  a: Report,
  b: Report,
  m: Words,
  f: Formatter
): MeasureRow[] {
  return comparison.measures.map((measure) => ({
    key: measure.key,
    name: measureName(measure.key, m),
    definition: DEFINITIONS[measure.key],
    a: sideValue(measure, 'a', a, m, f),
    b: sideValue(measure, 'b', b, m, f),
    difference: differenceText(measure, a.settings.currency, m, f),
    interval: intervalText(measure, m, f),
    verdict: verdictText(measure, comparison, m),
    differs: measure.significant === true
  }));
}

function sideValue(
  measure: ComparedMeasure,
  side: 'a' | 'b',
  report: Report,
  m: Words,
  f: Formatter
): SideValue {
  const share = side === 'a' ? measure.proportionA : measure.proportionB;
  const value = share?.rate ?? null;
  const lines =
    share === null || value === null
      ? []
      : [
          m.compare.table.ofCustomers(share.numerator, share.denominator),
          ...(share.low === null || share.high === null
            ? []
            : [m.compare.interval(share.low, share.high)]),
          ...(share.thin ? [m.compare.table.thin] : [])
        ];
  const text = valueText(measure[side], measure.unit, report.settings.currency, m, f);
  return { text, lines, thin: lines.length > 0 && share?.thin === true };
}

function valueText(
  value: number | null,
  unit: ComparedMeasure['unit'],
  currency: string | null,
  m: Words,
  f: Formatter
): string {
  if (value === null) return '–';
  switch (unit) {
    case 'count':
      return f.integer(value);
    case 'rate':
      return f.percent(value);
    case 'money':
      return f.money(value, currency);
    case 'days':
      return m.compare.table.days(f.decimal(value));
    case 'ratio':
      return f.decimal(value, 2);
  }
}

/** Shares differ by points, days and ratios by themselves, all else by a share of A. */
function differenceText(
  measure: ComparedMeasure,
  currency: string | null,
  m: Words,
  f: Formatter
): string {
  const { difference, unit, a } = measure;
  if (difference === null) return '–';
  switch (unit) {
    case 'rate':
      return m.compare.table.points(f.points(difference));
    case 'days':
      return m.compare.table.days(f.fixed(difference, Number.isInteger(difference) ? 0 : 1, true));
    case 'ratio':
      return f.fixed(difference, 2, true);
    case 'count':
    case 'money':
      if (a !== null && a > 0) return f.change(difference / a);
      return unit === 'count' ? f.fixed(difference, 0, true) : f.money(difference, currency);
  }
}

function intervalText({ low, high, unit }: ComparedMeasure, m: Words, f: Formatter): string {
  if (low === null || high === null) return '';
  const bound = (value: number): string =>
    unit === 'rate' ? f.points(value) : f.fixed(value, 1, true);
  return m.compare.table.range(bound(low), bound(high));
}

function verdictText(measure: ComparedMeasure, { shared, currenciesDiffer }: Comparison, m: Words) {
  const { verdicts } = m.compare.table;
  if (measure.significant !== null) return measure.significant ? verdicts.more : verdicts.within;
  if (measure.a === null || measure.b === null) return verdicts.unknown;
  if (measure.unit === 'money' && currenciesDiffer) return verdicts.currency;
  if (TESTABLE.has(measure.key) && shared !== null && shared > 0) return verdicts.shared(shared);
  return verdicts.untested;
}

/** The numbers that differ by more than chance; churn says nothing beside retention. */
export function differing({ measures }: Comparison): ComparedMeasure[] {
  const found = measures.filter(({ significant }) => significant === true);
  const kept = found.some(({ key }) => key === 'retentionRate');
  return found.filter(({ key }) => key !== 'churnRate' || !kept);
}

/** How many numbers could be told from chance; retention and churn are one. */
export function testedCount({ measures }: Comparison): number {
  const tested = measures.filter(({ significant }) => significant !== null).map(({ key }) => key);
  return new Set(tested.map((key) => (key === 'churnRate' ? 'retentionRate' : key))).size;
}

/** What differs by more than chance, in sentences. */
export function summarySentences(comparison: Comparison, m: Words, f: Formatter): string[] {
  const words = m.compare.summary;
  const tested = testedCount(comparison);
  const found = differing(comparison);
  const sharing = (comparison.shared ?? 0) > 0 ? [words.sharing(comparison.shared ?? 0)] : [];
  const soon = comparison.secondOrder
    ? [words.soon(comparison.secondOrder.p < 0.05, words.p(comparison.secondOrder.p))]
    : [];
  if (tested === 0) return [...(sharing.length > 0 ? sharing : [words.untested]), ...soon];
  const items = found.map((measure) =>
    words.item(
      measureName(measure.key, m),
      (measure.difference ?? 0) > 0,
      words.detail(differenceText(measure, null, m, f), intervalText(measure, m, f))
    )
  );
  return [
    found.length > 0 ? words.differs(found.length, tested, items) : words.none(tested),
    ...soon,
    ...sharing,
    ...(found.length > 0 ? [words.noCause] : [])
  ];
}
