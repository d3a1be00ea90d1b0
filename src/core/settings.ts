import type { Annotation } from './annotation';
import type { DimensionId, Filter } from './filter/condition';
import type { PriceIndex } from './orders/price-index';
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
  /** `rate`: as typed in `grossMargin`. `costs`: what the file's column of costs leaves. */
  marginFrom: 'rate' | 'costs';
  /** How far the forecast looks ahead: one of {@link HORIZONS}, null for a whole lifetime. */
  horizonMonths: number | null;
  /** Per year, in [0, 1]; above 0 where the horizon is a lifetime. */
  annualDiscountRate: number;
  /** What it costs to win a customer; null where unknown. */
  acquisition: AcquisitionCosts | null;
  /** Amounts are told in the prices of one month; null: as they were paid. */
  priceIndex: PriceIndex | null;
  /** ISO 4217 code, or 'IRT' for toman, or null where the file names none. */
  currency: string | null;
}

/** Months that a forecast can look ahead; null for a whole lifetime. */
export const HORIZONS = [3, 6, 12, 24, 36, null] as const;

/** What the shop pays to win customers, in the currency of its orders. */
export interface AcquisitionCosts {
  /** What the costs are told by, a column of the orders for instance; null: one cost for all. */
  dimension: DimensionId | null;
  /** `customer`: each amount is for one new customer. `span`: for all new customers of the days reported. */
  per: 'customer' | 'span';
  /** `value` is that of the dimension ('' is blank), null where there is no dimension. */
  costs: readonly { value: string | null; amount: number }[];
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
  marginFrom: 'rate',
  horizonMonths: 12,
  annualDiscountRate: 0.1,
  acquisition: null,
  priceIndex: null,
  currency: null
};

/** Settings of an older session, made whole with today's defaults. */
export function completeSettings(partial: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...partial };
}
