/**
 * What the three languages say about one number: its name, what it means, how
 * it is computed, and when not to trust it. The shape is the same for every
 * number, so that one dialog can show any of them.
 */
import type { SimpleClv, TileKey } from '../core/report-schema';
import type { CalendarId } from '../core/time/calendar';

export interface Definition<Numbers> {
  /** Short enough for a tile. */
  name: string;
  /** One sentence in plain words. */
  plain: string;
  /** The formula in words. */
  formula: string;
  /** When not to trust it. */
  caution: string;
  /** The formula with the user's own numbers in it. */
  withNumbers: (numbers: Numbers) => string;
}

/** The parts of a headline tile, raw; money in `currency`. */
export interface TileNumbers {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  currency: string | null;
}

/** A share and the two counts behind it. */
export interface ShareNumbers {
  rate: number | null;
  numerator: number;
  denominator: number;
}

/** The share behind a headline number, with no rate where any part of it is unknown. */
export function shareOf(n: {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}): ShareNumbers {
  return n.value === null || n.numerator === null || n.denominator === null
    ? { rate: null, numerator: 0, denominator: 0 }
    : { rate: n.value, numerator: n.numerator, denominator: n.denominator };
}

/** What `withNumbers` of each definition takes. Rates are fractions, days are whole days. */
export interface DefinitionNumbers extends Record<TileKey, TileNumbers> {
  ordersPerCustomer: { value: number | null; orders: number; customers: number };
  lapseWindowDays: { days: number; gaps: number; source: 'gaps' | 'fallback' | 'user' };
  /** `rate` is the share with a second order within `days`. */
  secondOrder: { days: number; rate: number | null; customers: number; medianDays: number | null };
  medianDaysBetweenOrders: { days: number | null; gaps: number };
  activeCustomers: { active: number; lapseWindowDays: number };
  newCustomers: { newCustomers: number };
  wonBackCustomers: { wonBackCustomers: number };
  firstTimeBuyers: { buyers: number; returningBuyers: number; firstTimeBuyers: number };
  returningBuyers: { buyers: number; returningBuyers: number; firstTimeBuyers: number };
  retentionRateWithWonBack: {
    customersAtStart: number;
    customersAtEnd: number;
    newCustomers: number;
    rate: number | null;
  };
  revenueRetention: { rate: number | null; previousRevenue: number; currency: string | null };
  /** `label` is the cohort's period as shown. */
  cohort: { label: string; size: number };
  cohortActive: ShareNumbers;
  cohortOnOrAfter: ShareNumbers;
  cohortReturnedBy: ShareNumbers;
  cohortAverage: ShareNumbers;
  simpleClv: Pick<
    SimpleClv,
    | 'value'
    | 'averageOrderValue'
    | 'ordersPerYear'
    | 'yearlyChurn'
    | 'lifetimeYears'
    | 'grossMargin'
    | 'revenueValue'
  > & { currency: string | null };
  /** `value` is revenue per customer; `margin` the same after the cost of goods, where known. */
  historicClv: {
    revenue: number | null;
    customers: number;
    value: number | null;
    margin: number | null;
    currency: string | null;
  };
  wilson: { rate: number | null; low: number | null; high: number | null; denominator: number };
  thin: { denominator: number };
  /** `observationEnd` is a day number. */
  incompletePeriod: { observationEnd: number; calendar: CalendarId };
}

export type DefinitionKey = keyof DefinitionNumbers;
export type Definitions = { [Key in DefinitionKey]: Definition<DefinitionNumbers[Key]> };
