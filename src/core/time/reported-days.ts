import type { Settings } from '../settings';
import { periodEnd, periodOrdinal, periodStart } from './periods';

/** Day numbers, both included; `from` is −Infinity where nothing limits it. None where `to` is before `from`. */
export interface ReportedDays {
  from: number;
  to: number;
}

/**
 * The days that are reported: from–to of the settings, reaching out to whole
 * periods of their granularity and calendar, at most up to the observation end.
 * @example reportedDays({ ...monthly, from: isoToDay('2024-03-15'), to: null }, end).from === isoToDay('2024-03-01')
 */
export function reportedDays(settings: Settings, observationEnd: number): ReportedDays {
  const { from, to } = settings;
  return {
    from: from === null ? -Infinity : periodStart(settings, periodOrdinal(settings, from)),
    to:
      to === null
        ? observationEnd
        : Math.min(observationEnd, periodEnd(settings, periodOrdinal(settings, to)))
  };
}
