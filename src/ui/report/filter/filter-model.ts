/** What the span and the filter of the bar derive from a report and its settings. Pure. */
import type { Condition, DimensionId, Filter, Keep } from '../../../core/filter/condition';
import type { Report } from '../../../core/report-schema';
import type { Settings } from '../../../core/settings';
import { dayToIso, isoToDay } from '../../../core/time/calendar';
import {
  periodEnd,
  periodOrdinal,
  periodStart,
  type PeriodScheme
} from '../../../core/time/periods';

/** Days that are reported, both included; null for the end of the data. */
export type Span = Pick<Settings, 'from' | 'to'>;

export interface SpanPreset extends Span {
  key: 'all' | 'lastPeriods' | 'lastMonths' | 'thisYear' | 'lastYear' | 'lastQuarter';
}

/** Periods of "last periods": about a year, and less where periods are short. */
const LAST_PERIODS = { day: 30, week: 13, month: 12, quarter: 4, year: 3 } as const;

/**
 * Spans that are often wanted, in the report's own calendar, as seen from the
 * last observed day. Those that hold all days or none of the data are left out.
 * @example spanPresets(monthly, isoToDay('2023-01-05'), isoToDay('2024-11-30')).map(({ key }) => key)
 *   → ['all', 'lastPeriods', 'thisYear', 'lastYear', 'lastQuarter']
 */
export function spanPresets(
  scheme: PeriodScheme,
  firstDay: number,
  observationEnd: number
): SpanPreset[] {
  const { granularity } = scheme;
  const of = (kind: PeriodScheme['granularity']): PeriodScheme => ({
    ...scheme,
    granularity: kind
  });
  const last = (kind: PeriodScheme['granularity'], count: number): Span => ({
    from: periodStart(of(kind), periodOrdinal(of(kind), observationEnd) - count + 1),
    to: null
  });
  const before = (kind: PeriodScheme['granularity']): Span => {
    const ordinal = periodOrdinal(of(kind), observationEnd) - 1;
    return { from: periodStart(of(kind), ordinal), to: periodEnd(of(kind), ordinal) };
  };
  const short = granularity === 'day' || granularity === 'week';
  const presets: SpanPreset[] = [
    { key: 'lastPeriods', ...last(granularity, LAST_PERIODS[granularity]) },
    ...(short ? [{ key: 'lastMonths' as const, ...last('month', LAST_PERIODS.month) }] : []),
    { key: 'thisYear', ...last('year', 1) },
    { key: 'lastYear', ...before('year') },
    // In years a quarter would reach out to its whole year.
    ...(granularity === 'year' ? [] : [{ key: 'lastQuarter' as const, ...before('quarter') }])
  ];
  return [
    { key: 'all', from: null, to: null },
    ...presets.filter(
      ({ from, to }) => (from ?? firstDay) > firstDay || (to !== null && to >= firstDay)
    )
  ];
}

/** The periods that touch the days from `firstDay` to `lastDay`, oldest first, as day numbers. */
export function periodChoices(
  scheme: PeriodScheme,
  firstDay: number,
  lastDay: number
): { start: number; end: number }[] {
  const first = periodOrdinal(scheme, firstDay);
  const count = Math.max(0, periodOrdinal(scheme, lastDay) - first + 1);
  return Array.from({ length: count }, (_, i) => ({
    start: periodStart(scheme, first + i),
    end: periodEnd(scheme, first + i)
  }));
}

/** First and last day that a span can be chosen from: those of the data, and of what is chosen. */
export function choosableDays(
  { span }: Pick<Report, 'span'>,
  { from, to }: Span
): { first: number; last: number } {
  const days = [isoToDay(span.firstDay), isoToDay(span.observationEnd)];
  if (from !== null) days.push(from);
  if (to !== null && from === null) days.push(to);
  return { first: Math.min(...days), last: Math.max(...days) };
}

/**
 * The report with the days that its reader chose. Where no order meets the filter its
 * numbers are of all days, but what was chosen still stands, out to whole periods.
 */
export function withChosenDays(report: Report, settings: Settings): Report {
  const { from, to } = settings;
  if (report.selection.orders > 0 || (from === null && to === null)) return report;
  const start = from === null ? null : periodStart(settings, periodOrdinal(settings, from));
  const end = to === null ? null : periodEnd(settings, periodOrdinal(settings, to));
  const { observationEnd } = report.span;
  return {
    ...report,
    span: {
      ...report.span,
      from: start === null ? null : dayToIso(start),
      to: end === null ? null : dayToIso(Math.min(end, isoToDay(observationEnd)))
    }
  };
}

/** The period that holds the last observed day where it is not over; null where it is. */
export function runningPeriod({
  settings
}: Pick<Report, 'settings'>): { start: number; end: number } | null {
  const day = isoToDay(settings.observationEnd);
  const ordinal = periodOrdinal(settings, day);
  const end = periodEnd(settings, ordinal);
  return end > day ? { start: periodStart(settings, ordinal), end } : null;
}

/** Whether a condition leaves out nothing, or says nothing yet. */
export function isIdle(keep: Keep): boolean {
  return keep.kind === 'values'
    ? keep.values.length === 0
    : keep.from === null && keep.below === null;
}

/**
 * The filter with the condition at a place set anew, or taken away where it
 * says nothing; a place beyond the last adds it.
 * @example setCondition([], 0, condition) → [condition]
 */
export function setCondition(filter: Filter, place: number, condition: Condition): Filter {
  const idle = isIdle(condition.keep);
  if (place >= filter.length) return idle ? filter : [...filter, condition];
  return idle
    ? filter.filter((_, index) => index !== place)
    : filter.map((other, index) => (index === place ? condition : other));
}

/** A condition as it begins: of the customers, keeping all. */
export function newCondition(dimension: DimensionId, kind: Keep['kind']): Condition {
  return {
    dimension,
    scope: 'customers',
    keep:
      kind === 'values' ? { kind, values: [], except: false } : { kind, from: null, below: null }
  };
}

/** Text as it is compared in a search: letters alone, in one form of each. */
function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[\u200c\u200d\s]+/g, ' ')
    .trim();
}

/**
 * The values whose text holds what is searched for; letters of both cases, and
 * the Arabic and Persian forms of a letter, are the same.
 */
export function searchValues<Value>(
  values: readonly Value[],
  textOf: (value: Value) => string,
  search: string
): readonly Value[] {
  const wanted = searchable(search);
  return wanted === ''
    ? values
    : values.filter((value) => searchable(textOf(value)).includes(wanted));
}
