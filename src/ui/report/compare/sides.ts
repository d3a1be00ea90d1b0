/** What can be compared with the report in view, and what the sides are called. Pure. */
import type { Condition, Filter } from '../../../core/filter/condition';
import type { Report } from '../../../core/report-schema';
import { isoToDay } from '../../../core/time/calendar';
import {
  periodEnd,
  periodOrdinal,
  periodStart,
  type PeriodScheme
} from '../../../core/time/periods';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { filterText, keepText, priceText, spanText } from '../../../i18n/selection-text';
import type { CompareWith } from '../../../state/compare.svelte';

/** Day numbers, both included. */
export interface Days {
  from: number;
  to: number;
}

export interface PeriodPreset extends Days {
  key: 'yearBefore' | 'before';
}

/** Longest list that can be chosen from; finer periods give way to months. */
const LONGEST_LIST = 400;
/** A year is this many periods. */
const IN_A_YEAR = { day: 365, week: 52, month: 12, quarter: 4, year: 1 } as const;

/** The days that the report speaks of. */
export function daysInView({ span }: Pick<Report, 'span'>): Days {
  return {
    from: isoToDay(span.from ?? span.firstDay),
    to: isoToDay(span.to ?? span.observationEnd)
  };
}

/**
 * Spans of as many periods as the report's that lie before it: a year earlier,
 * and right before. Those that reach back beyond the first day are left out,
 * and so are all where the report is of all days.
 */
export function periodPresets(report: Pick<Report, 'span' | 'settings'>): PeriodPreset[] {
  const { settings: scheme, span } = report;
  if (span.from === null) return [];
  const { from, to } = daysInView(report);
  const first = periodOrdinal(scheme, from);
  const last = periodOrdinal(scheme, to);
  const shifted = (by: number): Days => ({
    from: periodStart(scheme, first - by),
    to: periodEnd(scheme, last - by)
  });
  const year = yearBefore(scheme, { from, to });
  const presets: PeriodPreset[] = [
    { key: 'yearBefore', ...year },
    { key: 'before', ...shifted(last - first + 1) }
  ];
  const firstDay = isoToDay(span.firstDay);
  return presets.filter(
    (preset, i) =>
      preset.from >= periodStart(scheme, periodOrdinal(scheme, firstDay)) &&
      preset.to < from &&
      presets.findIndex((other) => other.from === preset.from && other.to === preset.to) === i
  );
}

/** The same days a year earlier, in whole periods. Weeks go back 52 of them, days to the same date. */
function yearBefore(scheme: PeriodScheme, { from, to }: Days): Days {
  const monthly: PeriodScheme = { ...scheme, granularity: 'month' };
  if (scheme.granularity === 'day') {
    const back = (day: number): number => {
      const month = periodOrdinal(monthly, day);
      const dayOfMonth = day - periodStart(monthly, month);
      const start = periodStart(monthly, month - 12);
      return Math.min(start + dayOfMonth, periodEnd(monthly, month - 12));
    };
    return { from: back(from), to: back(to) };
  }
  const by = IN_A_YEAR[scheme.granularity];
  return {
    from: periodStart(scheme, periodOrdinal(scheme, from) - by),
    to: periodEnd(scheme, periodOrdinal(scheme, to) - by)
  };
}

/**
 * The newest whole periods of about a year and as many right before them, for
 * a report of all days; null where the data are too short for two of each.
 */
export function newestAgainstBefore(
  report: Pick<Report, 'span' | 'settings'>
): { newest: Days; before: Days; periods: number } | null {
  const { settings: scheme, span } = report;
  const end = isoToDay(span.observationEnd);
  const running = periodOrdinal(scheme, end);
  const last = periodEnd(scheme, running) > end ? running - 1 : running;
  const whole = last - periodOrdinal(scheme, isoToDay(span.firstDay)) + 1;
  const periods = Math.min(IN_A_YEAR[scheme.granularity], Math.floor(whole / 2));
  if (periods < 1) return null;
  const days = (to: number): Days => ({
    from: periodStart(scheme, to - periods + 1),
    to: periodEnd(scheme, to)
  });
  return { newest: days(last), before: days(last - periods), periods };
}

/** The kind of period that the lists offer: the report's own, or months where those are too many. */
export function listScheme(report: Pick<Report, 'span' | 'settings'>): PeriodScheme {
  const { granularity, calendar, weekStart } = report.settings;
  const scheme: PeriodScheme = { granularity, calendar, weekStart };
  const count =
    periodOrdinal(scheme, isoToDay(report.span.observationEnd)) -
    periodOrdinal(scheme, isoToDay(report.span.firstDay));
  return count > LONGEST_LIST ? { ...scheme, granularity: 'month' } : scheme;
}

/** The filter with a condition in place of those on the same dimension. */
export function withCondition(filter: Filter, condition: Condition): Filter {
  return [...filter.filter(({ dimension }) => dimension !== condition.dimension), condition];
}

/** A report as it would be named with another filter. */
export function withFilter(report: Report, filter: Filter): Report {
  return { ...report, settings: { ...report.settings, filter } };
}

/** The filter with one condition turned into its opposite; null where it has none that can be turned. */
export function theOthers(filter: Filter): Filter | null {
  const [only] = filter;
  if (!only || filter.length > 1 || only.keep.kind !== 'values') return null;
  return [{ ...only, keep: { ...only.keep, except: !only.keep.except } }];
}

/** A filter as it differs from the other side's: the same days need not be said twice. */
const sameFilter = (one: Filter, other: Filter): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether both sides speak of the same days, so that they can be laid over each other by date. */
export function alignment(a: Report, b: Report, what: CompareWith): 'date' | 'number' {
  if (what.kind === 'session') return 'date';
  return a.span.from === b.span.from && a.span.to === b.span.to ? 'date' : 'number';
}

/**
 * The names of both sides, each by what sets it apart: days, conditions or session.
 * @param own name of the session in view
 * @example ['Jan – Jun 2024', 'Jan – Jun 2023']
 */
export function sideNames(
  a: Report,
  b: Report,
  what: CompareWith,
  own: string,
  m: Pick<Messages, 'compare' | 'filters'>,
  f: Formatter
): readonly [string, string] {
  if (what.kind === 'session') {
    return [[f.isolate(own), ...limits(a, m, f)].join(' · '), f.isolate(what.name)];
  }
  const sameDays = alignment(a, b, what) === 'date';
  const sameKeep = sameFilter(a.settings.filter, b.settings.filter);
  const of = (report: Report): string => {
    const kept = filterText(report, m, f);
    const parts = [
      ...(sameDays && !sameKeep ? [] : [spanText(report, f)]),
      ...(sameKeep ? [] : [kept === '' ? m.compare.noFilter : kept])
    ];
    return parts.join(' · ');
  };
  return [of(a), of(b)];
}

/**
 * The names for a legend: where both sides keep something of one column, what
 * they keep of it.
 */
export function shortNames(
  a: Report,
  b: Report,
  names: readonly [string, string],
  m: Pick<Messages, 'filters'>,
  f: Formatter
): readonly [string, string] {
  const [one, ...more] = a.settings.filter;
  const [other, ...further] = b.settings.filter;
  const alike = one?.dimension === other?.dimension && one?.scope === other?.scope;
  if (!one || !other || !alike || sameFilter([one], [other]) || more.length + further.length > 0)
    return names;
  return [
    keepText(one.dimension, one.keep, a, m, f),
    keepText(other.dimension, other.keep, b, m, f)
  ];
}

/** What limits a report to less than all orders. */
function limits(report: Report, m: Pick<Messages, 'filters'>, f: Formatter): string[] {
  const kept = filterText(report, m, f);
  const allDays = report.span.from === null && report.span.to === null;
  const prices = priceText(report, m, f);
  return [...(allDays ? [] : [spanText(report, f)]), kept, prices].filter((part) => part !== '');
}

/** A second report of other days, in the filter of the first. */
export function otherDays({ from, to }: Days): CompareWith {
  return { kind: 'settings', settings: { from, to } };
}

/** A second report of another filter, in the days of the first. */
export function otherFilter(filter: Filter): CompareWith {
  return { kind: 'settings', settings: { filter } };
}
