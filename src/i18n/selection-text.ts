/** The span and the filter of a report in words: they stand under every title, in every picture and table. */
import type { Condition, DimensionId, Keep } from '../core/filter/condition';
import type { Report } from '../core/report-schema';
import { civilToDay, isoToDay, type CalendarId } from '../core/time/calendar';
import type { Formatter } from './formatter';
import type { Messages } from './messages';

/** What of a report these words rest on. */
export type Selected = Pick<Report, 'settings' | 'span' | 'source'>;
type Words = Pick<Messages, 'filters'>;

/** Values that are named before the rest is only counted. */
const NAMED_VALUES = 3;
const BETWEEN = ' · ';

/** First and last day that are reported, as ISO dates. */
export function reportedDays({ span }: Pick<Report, 'span'>): { from: string; to: string } {
  return { from: span.from ?? span.firstDay, to: span.to ?? span.observationEnd };
}

/**
 * The days that are reported.
 * @example spanText(report, f) === '1 Jan 2023 – 30 Nov 2024'
 */
export function spanText(report: Pick<Report, 'span' | 'settings'>, f: Formatter): string {
  const { from, to } = reportedDays(report);
  return f.dateRange(isoToDay(from), isoToDay(to), report.settings.calendar);
}

/**
 * The same, short: whole months, quarters or years by their names.
 * @example spanLabel(report, m, f) === 'Jan 2023 – Nov 2024'
 */
export function spanLabel(
  report: Pick<Report, 'span' | 'settings'>,
  m: Words,
  f: Formatter
): string {
  const { granularity, calendar } = report.settings;
  if (granularity === 'day' || granularity === 'week') return spanText(report, f);
  const days = reportedDays(report);
  const from = f.period(isoToDay(days.from), granularity, calendar);
  const to = f.period(isoToDay(days.to), granularity, calendar);
  return from === to ? from : m.filters.span.range(from, to);
}

/** Heading of a column, or the name of what is computed of the first order. */
export function dimensionName(id: DimensionId, m: Words, f: Formatter): string {
  if (id === 'first-amount' || id === 'first-weekday' || id === 'first-day') {
    return m.filters.computed[id];
  }
  const heading = id.slice(id.indexOf(':') + 1);
  return heading === '' ? m.filters.unnamed : f.isolate(heading);
}

/** A value of a category as it is shown: blank is named, and weekdays are. */
export function valueText(id: DimensionId, value: string, m: Words, f: Formatter): string {
  if (value === '') return m.filters.blank;
  if (id === 'first-weekday') return m.filters.weekdays[Number(value) - 1] ?? value;
  return f.isolate(value);
}

/**
 * What a condition looks at, and what it keeps.
 * @example { heading: 'Channel of the first order', value: 'all but Shop' }
 */
export function conditionParts(
  { dimension, scope, keep }: Condition,
  report: Selected,
  m: Words,
  f: Formatter
): { heading: string; value: string } {
  const words = m.filters.condition;
  const name = dimensionName(dimension, m, f);
  const ofOrders = dimension.startsWith('order:');
  const heading = !ofOrders
    ? name
    : scope === 'orders'
      ? words.ofOrders(name)
      : words.ofFirstOrder(name);
  return { heading, value: keepText(dimension, keep, report, m, f) };
}

/** @example 'Channel of the first order: all but Shop' */
export function conditionText(
  condition: Condition,
  report: Selected,
  m: Words,
  f: Formatter
): string {
  const { heading, value } = conditionParts(condition, report, m, f);
  return m.filters.condition.pair(heading, value);
}

/**
 * What is kept of a dimension: named values, or a range of numbers or days.
 * @example keepText('order:Channel', keep, report, m, f) === 'Shop and Instagram'
 */
export function keepText(
  dimension: DimensionId,
  keep: Keep,
  report: Selected,
  m: Words,
  f: Formatter
): string {
  const words = m.filters.condition;
  if (keep.kind === 'values') {
    const { values, except } = keep;
    if (values.length === 0) return except ? words.all : words.nothing;
    const named = values.slice(0, NAMED_VALUES).map((value) => valueText(dimension, value, m, f));
    const rest = values.length - named.length;
    const text = f.list(rest > 0 ? [...named, words.more(rest)] : named);
    return except ? words.except(text) : text;
  }
  const { from, below } = keep;
  if (from === null && below === null) return words.all;
  if (holdsDays(dimension, report)) {
    const { calendar } = report.settings;
    if (from === null) return words.untilDay(f.date((below ?? 0) - 1, calendar));
    if (below === null) return words.fromDay(f.date(from, calendar));
    return f.dateRange(from, below - 1, calendar);
  }
  const write = (bound: number): string =>
    dimension === 'first-amount' ? f.money(bound, report.settings.currency) : f.decimal(bound, 2);
  if (from === null) return words.below(write(below ?? 0));
  if (below === null) return words.from(write(from));
  return words.between(write(from), write(below));
}

/** Whether the numbers of a range are day numbers. */
function holdsDays(dimension: DimensionId, { source }: Selected): boolean {
  if (dimension === 'first-day') return true;
  const heading = dimension.slice(dimension.indexOf(':') + 1);
  const { mapping, layouts } = source;
  return [{ mapping }, ...layouts].some((layout) => layout.mapping.joinDate === heading);
}

/** The conditions, one after the other; '' where there are none. */
export function filterText(report: Selected, m: Words, f: Formatter): string {
  return report.settings.filter
    .map((condition) => conditionText(condition, report, m, f))
    .join(BETWEEN);
}

/**
 * A month of a price index by its name, in the index's own calendar.
 * @example indexMonth({ calendar: 'gregory', month: '2024-03' }, f) === 'Mar 2024'
 */
export function indexMonth(
  { calendar, month }: { calendar: CalendarId; month: string },
  f: Formatter
): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return f.period(civilToDay(calendar, year, number, 1), 'month', calendar);
}

/** The month whose prices the amounts are in; '' where they are as they were paid. */
export function priceText({ settings }: Pick<Report, 'settings'>, m: Words, f: Formatter): string {
  const { priceIndex } = settings;
  if (priceIndex === null) return '';
  const { calendar, base } = priceIndex;
  return m.filters.prices.short(indexMonth({ calendar, month: base }, f));
}

/**
 * What the numbers of a report are of: its days, its conditions, and the prices
 * of a month where amounts are told in them.
 * @example '1 Jan 2023 – 30 Nov 2024 · Channel of the first order: Shop'
 */
export function selectionText(report: Selected, m: Words, f: Formatter): string {
  return joined(spanText(report, f), filterText(report, m, f), priceText(report, m, f));
}

/**
 * The subtitle of a card: days, conditions, and what else the card is of.
 * @example cardSubtitle(report, m, f, m.charts.by('month')) === '1 Jan 2023 – 30 Nov 2024 · by month'
 */
export function cardSubtitle(
  report: Selected,
  m: Words,
  f: Formatter,
  ...further: readonly string[]
): string {
  return joined(selectionText(report, m, f), ...further);
}

/** The same for what is of all days up to the observation end, whatever days are reported. */
export function wholeSubtitle(
  report: Selected,
  m: Words,
  f: Formatter,
  ...further: readonly string[]
): string {
  const { span } = report;
  return cardSubtitle({ ...report, span: { ...span, from: null, to: null } }, m, f, ...further);
}

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(BETWEEN);
