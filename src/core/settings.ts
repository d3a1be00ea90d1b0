import type { Annotation } from './annotation';
import type { Filter } from './filter/condition';
import type { CalendarId } from './time/calendar';

export type Granularity = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** First day of the week: ISO weeks begin on Monday, Persian ones on Saturday. */
export type WeekStart = 'monday' | 'saturday';

/**
 * What the user can set for an analysis. Kept in sessions, so a new field
 * must be optional there and get its default in {@link completeSettings}.
 */
export interface Settings {
  granularity: Granularity;
  calendar: CalendarId;
  weekStart: WeekStart;
  /** W in days (an integer of at least 1), or null for the default drawn from the data. */
  lapseWindowDays: number | null;
  /** Last observed day (day number), or null for the last day in the data: nothing after it is known. */
  observationEnd: number | null;
  /**
   * The days that are reported (day numbers, both included), or null for all. They reach out
   * to whole periods. What customers did before is known, and what they did
   * after it, up to the observation end.
   */
  from: number | null;
  to: number | null;
  /** Conditions that hold together; none for all orders. */
  filter: Filter;
  /** Leave out the period that is not over. */
  completeOnly: boolean;
  /** Events that the owner marks. */
  annotations: readonly Annotation[];
  /** Share of revenue kept after the cost of goods, in [0, 1], or null where unknown. */
  grossMargin: number | null;
  /** ISO 4217 code, or 'IRT' for toman, or null where the file names none. */
  currency: string | null;
}

export const DEFAULT_SETTINGS: Settings = {
  granularity: 'month',
  calendar: 'gregory',
  weekStart: 'monday',
  lapseWindowDays: null,
  observationEnd: null,
  from: null,
  to: null,
  filter: [],
  completeOnly: false,
  annotations: [],
  grossMargin: null,
  currency: null
};

/** Settings of an older session, made whole with today's defaults. */
export function completeSettings(partial: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...partial };
}
