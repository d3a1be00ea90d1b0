/** What the view "Groups" derives from an answer: names, measures, verdicts, filters. Pure. */
import type { Condition, DimensionId, Keep } from '../../../core/filter/condition';
import type { AttributeRole } from '../../../core/orders/order-table';
import type { Proportion, Report } from '../../../core/report-schema';
import type { CustomerGroup, GroupsReport, MeanInterval } from '../../../core/schema/groups';
import { CURVE_DAYS } from '../../../core/schema/groups';
import type { Dimension } from '../../../core/schema/selection';
import type { Granularity } from '../../../core/settings';
import { periodEnd, periodOrdinal, periodStart } from '../../../core/time/periods';
import type { Cell } from '../../../export/csv';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { dimensionName, keepText, valueText } from '../../../i18n/selection-text';
import type { Sorting } from '../shared-cards/sorting';

type Words = Pick<Messages, 'groups' | 'filters' | 'report' | 'reading'>;

/** The first of these that the file has is shown at first: what an owner decides on comes first. */
const TELLING: readonly AttributeRole[] = [
  'channel',
  'category',
  'source',
  'product',
  'coupon',
  'loyalty',
  'city',
  'payment'
];

/** Columns that would make break-downs possible, for a file that has none. */
export const HELPFUL: readonly AttributeRole[] = [
  'product',
  'category',
  'channel',
  'coupon',
  'payment',
  'city',
  'loyalty'
];

/** Dimensions that no file lacks: they are computed of the first order. */
export function isComputed(id: DimensionId): boolean {
  return !id.includes(':');
}

/** Amounts that go with the revenue: in bands of them customers are no groups that an owner could act on. */
const NO_GROUPS: ReadonlySet<AttributeRole | null> = new Set<AttributeRole>(['cost', 'tax']);

/** The dimensions by which customers can be grouped; all of them can be filtered by. */
export const groupable = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(({ role }) => !NO_GROUPS.has(role));

/** The wanted dimension where the data have it, else the most telling one; null without any. */
export function chooseDimension(
  dimensions: readonly Dimension[],
  wanted: DimensionId | null
): Dimension | null {
  const found = dimensions.find(({ id }) => id === wanted);
  if (found) return found;
  for (const role of TELLING) {
    const telling = dimensions.find((one) => one.role === role);
    if (telling) return telling;
  }
  return dimensions[0] ?? null;
}

/** Heading as the file writes it, with what the column is known to be where the heading does not say so. */
export function dimensionLabel({ id, role }: Dimension, m: Words, f: Formatter): string {
  const name = dimensionName(id, m, f);
  if (role === null) return name;
  const known = m.reading.roles[role];
  const heading = id.slice(id.indexOf(':') + 1);
  return known.toLocaleLowerCase().includes(heading.trim().toLocaleLowerCase())
    ? name
    : m.groups.withRole(name, known);
}

/** A group by its text, its band or its period. */
export function groupName(
  group: Pick<CustomerGroup, 'text' | 'keep'>,
  answer: Pick<GroupsReport, 'dimension' | 'otherGroups'> & { other: object | null; all: object },
  report: Pick<Report, 'settings' | 'span' | 'source'>,
  m: Words,
  f: Formatter
): string {
  if (group === answer.all) return m.groups.table.all;
  if (group === answer.other) return m.groups.table.other(answer.otherGroups);
  if (group.text !== null) return valueText(answer.dimension, group.text, m, f);
  const { keep } = group;
  if (keep?.kind !== 'range') return m.filters.blank;
  return periodName(keep, report.settings, f) ?? keepText(answer.dimension, keep, report, m, f);
}

const PERIODS: readonly Granularity[] = ['month', 'quarter', 'year'];

/** A range of days that is a whole month, quarter or year; null for others. */
function periodName(
  { from, below }: Extract<Keep, { kind: 'range' }>,
  settings: Report['settings'],
  f: Formatter
): string | null {
  // Day numbers of years with orders; amounts seldom are whole months.
  if (from === null || below === null || !Number.isInteger(from) || !Number.isInteger(below)) {
    return null;
  }
  for (const granularity of PERIODS) {
    const scheme = { ...settings, granularity };
    const ordinal = periodOrdinal(scheme, from);
    if (periodStart(scheme, ordinal) === from && periodEnd(scheme, ordinal) === below - 1) {
      return f.period(from, granularity, settings.calendar);
    }
  }
  return null;
}

export type MeasureKey =
  'within90' | 'repeat' | 'retention' | 'averageOrderValue' | 'revenuePerCustomer';
export const MEASURES: readonly MeasureKey[] = [
  'within90',
  'repeat',
  'retention',
  'averageOrderValue',
  'revenuePerCustomer'
];

export interface Measured {
  unit: 'rate' | 'money';
  value: number | null;
  low: number | null;
  high: number | null;
  /** Where it is n of N customers. */
  proportion: Proportion | null;
}

/** One number of a group with its interval. */
export function measured(group: CustomerGroup, key: MeasureKey): Measured {
  const ofShare = (proportion: Proportion): Measured => ({
    unit: 'rate',
    value: proportion.rate,
    low: proportion.low,
    high: proportion.high,
    proportion
  });
  const ofMean = (mean: MeanInterval): Measured => ({ unit: 'money', ...mean, proportion: null });
  switch (key) {
    case 'within90': {
      const { within90 } = group;
      return {
        unit: 'rate',
        value: within90?.share ?? null,
        low: within90?.low ?? null,
        high: within90?.high ?? null,
        proportion: null
      };
    }
    case 'repeat':
      return ofShare(group.repeat);
    case 'retention':
      return ofShare(group.retention);
    case 'averageOrderValue':
      return ofMean(group.averageOrderValue);
    case 'revenuePerCustomer':
      return ofMean(group.revenuePerCustomer);
  }
}

/** Adjusted p-values below this are more than chance. */
const LEVEL = 0.05;

export type GroupVerdict = 'more' | 'less' | 'course' | 'chance' | 'untested';

/** So many of the days of the curves must agree for one to lie above the other. */
const AGREEING = 0.8;

/**
 * Whether a group differs, and which way. The way is that of the curves, which
 * allow for the age of the groups as the test does; the repeat rate to date
 * would call every young group a worse one. `course`: the curves cross.
 * @param all customers, whose curve the group's is held against
 */
export function verdictOf(
  { against, curve }: CustomerGroup,
  all: Pick<CustomerGroup, 'curve'>
): GroupVerdict {
  if (!against) return 'untested';
  if (against.adjustedP >= LEVEL) return 'chance';
  let above = 0;
  let below = 0;
  curve.forEach((share, i) => {
    const other = all.curve[i] ?? null;
    if (share === null || other === null) return;
    if (share > other) above++;
    if (share < other) below++;
  });
  if (above + below === 0) return 'course';
  const part = above / (above + below);
  if (part >= AGREEING) return 'more';
  return part <= 1 - AGREEING ? 'less' : 'course';
}

export type SortKey = 'given' | 'customers' | 'orders' | 'age' | 'difference' | MeasureKey;

/** The groups in the order wanted, unknown numbers last; `given` is that of the answer. */
export function sortGroups(
  groups: readonly CustomerGroup[],
  { key, falling }: Sorting<SortKey>
): CustomerGroup[] {
  if (key === 'given') return falling ? groups.toReversed() : [...groups];
  const valueOf = (group: CustomerGroup): number | null => {
    switch (key) {
      case 'customers':
      case 'orders':
        return group[key];
      case 'age':
        return group.meanAgeDays;
      case 'difference':
        return group.against?.difference ?? null;
      default:
        return measured(group, key).value;
    }
  };
  return groups.toSorted((one, two) => {
    const [a, b] = [valueOf(one), valueOf(two)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return falling ? b - a : a - b;
  });
}

/** All but these; null for a range with two ends, whose rest is no range. */
export function keepOthers(keep: Keep): Keep | null {
  if (keep.kind === 'values') return { ...keep, except: !keep.except };
  const { from, below } = keep;
  if (from !== null && below !== null) return null;
  if (from === null && below === null) return null;
  return { kind: 'range', from: below, below: from };
}

/** The filter with the group's own condition, once. */
export function withGroup(
  filter: readonly Condition[],
  dimension: DimensionId,
  keep: Keep
): Condition[] {
  const condition: Condition = { dimension, scope: 'customers', keep };
  const text = JSON.stringify(condition);
  return [...filter.filter((one) => JSON.stringify(one) !== text), condition];
}

/** Mean age of the youngest and the oldest group, where they lie so far apart that it matters; else null. */
export function ageSpread(groups: readonly CustomerGroup[]): { from: number; to: number } | null {
  const ages = groups.filter(({ customers }) => customers >= 10).map((one) => one.meanAgeDays);
  const from = Math.min(...ages);
  const to = Math.max(...ages);
  return ages.length > 1 && to - from > 30 && to > 1.25 * from ? { from, to } : null;
}

/** Groups that a chart of at most `most` lines begins with: the largest that have a curve. */
export function largestGroups(groups: readonly CustomerGroup[], most: number): CustomerGroup[] {
  const drawable = groups.filter(({ curve }) => curve.some((share) => share !== null));
  const largest = new Set(
    drawable.toSorted((one, two) => two.customers - one.customers).slice(0, most)
  );
  return drawable.filter((group) => largest.has(group));
}

const COLUMNS = [
  'group',
  'from',
  'below',
  'customers',
  'orders',
  'revenue',
  'within90',
  'within90Low',
  'within90High',
  'repeatCustomers',
  'repeatRate',
  'repeatLow',
  'repeatHigh',
  'retained',
  'atStart',
  'retentionRate',
  'retentionLow',
  'retentionHigh',
  'averageOrderValue',
  'averageOrderValueLow',
  'averageOrderValueHigh',
  'revenuePerCustomer',
  'revenuePerCustomerLow',
  'revenuePerCustomerHigh',
  'meanAgeDays',
  'difference',
  'differenceLow',
  'differenceHigh',
  'p',
  'adjustedP'
];

/** One row a group, with the keys of the answer: texts as the file writes them, days as day numbers. */
export function groupRows({ groups, other, all }: GroupsReport): Cell[][] {
  const row = (group: CustomerGroup, name: string): Cell[] => {
    const { keep, within90, repeat, retention, against } = group;
    const range = keep?.kind === 'range' ? keep : null;
    const mean = ({ value, low, high }: MeanInterval): Cell[] => [value, low, high];
    const share = (one: Proportion): Cell[] => [one.rate, one.low, one.high];
    return [
      name,
      range?.from ?? null,
      range?.below ?? null,
      group.customers,
      group.orders,
      group.revenue,
      within90?.share ?? null,
      within90?.low ?? null,
      within90?.high ?? null,
      repeat.numerator,
      ...share(repeat),
      retention.numerator,
      retention.denominator,
      ...share(retention),
      ...mean(group.averageOrderValue),
      ...mean(group.revenuePerCustomer),
      group.meanAgeDays,
      against?.difference ?? null,
      against?.low ?? null,
      against?.high ?? null,
      against?.p ?? null,
      against?.adjustedP ?? null
    ];
  };
  return [
    COLUMNS,
    ...groups.map((group) => row(group, group.text ?? '')),
    ...(other ? [row(other, '(other)')] : []),
    row(all, '(all)')
  ];
}

/** The curves by day, one column a group. */
export function curveRows(
  curves: readonly { name: string; curve: readonly (number | null)[] }[]
): Cell[][] {
  return [
    ['day', ...curves.map(({ name }) => name)],
    ...CURVE_DAYS.map((day, i): Cell[] => [day, ...curves.map(({ curve }) => curve[i] ?? null)])
  ];
}
