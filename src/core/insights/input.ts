/** What the rules read, and what they find. */
import { newcombeInterval, Z_95 } from '../math/intervals';
import type { Interval } from '../math/intervals';
import type { ObservedOrders, OrderSummary } from '../orders/summary';
import type { Cohorts, Kpis, PeriodRow, Proportion } from '../report-schema';
import type { EventEffect } from '../schema/event-effect';
import type { Insight, Stake } from '../schema/insight';
import type { NextOrder } from '../schema/next-order';
import { isoToDay } from '../time/calendar';
import type { ReportedDays } from '../time/reported-days';
import { YEAR_DAYS } from '../time/spans';
import type { LastYear } from './last-year';

/** Parts of the analysis that makes the report. */
export interface InsightInput {
  observed: ObservedOrders;
  /** The days that are reported; `summary`, `kpis`, `periods`, `cohorts` and `nextOrder` are of them. */
  days: ReportedDays;
  summary: OrderSummary;
  kpis: Kpis;
  periods: readonly PeriodRow[];
  cohorts: Cohorts;
  nextOrder: NextOrder;
  events: readonly EventEffect[];
}

/** The same with what all rules need of the last year. */
export interface RuleInput extends InsightInput {
  year: LastYear;
}

/** An insight yet without its strength. */
export type Finding = WithoutStrength<Insight>;
type WithoutStrength<T> = T extends unknown ? Omit<T, 'strength'> : never;

/** What is told of the last year, or of as many days as there are. */
const OF_THE_YEAR: ReadonlySet<Stake['basis']> = new Set(['year', 'point', 'percent']);
/** A sum of fewer days is no scale to weigh anything on. */
const LEAST_DAYS = 28;
/** Days from which on those of a period are taken for a year's. */
const LEAST_FOR_A_YEAR = 60;

/** The days that a stake is of, null for a year; and whether they are enough to speak of money. */
function daysOfStake(
  basis: Stake['basis'],
  year: LastYear
): { days: number | null; told: boolean } {
  if (!OF_THE_YEAR.has(basis)) return { days: null, told: true };
  const days = year.to - year.from + 1;
  return { days: days < YEAR_DAYS ? days : null, told: days >= LEAST_DAYS };
}

/** A stake that is told as of a whole year already, from what a period brought. */
export function yearly(stake: Stake, year: LastYear): Stake {
  const enough = year.to - year.from + 1 >= LEAST_FOR_A_YEAR;
  return { ...stake, days: null, money: enough ? stake.money : null };
}

/** A stake of so many customers at so much each; without money where the year has none. */
export function stakeOf(
  basis: Stake['basis'],
  customers: number,
  each: number | null,
  year: LastYear
): Stake {
  const { days, told } = daysOfStake(basis, year);
  const known = each !== null && year.revenue > 0 && told ? each : null;
  return { basis, days, customers, each: known, money: known === null ? null : customers * known };
}

/** A stake that is not by customer. */
export function moneyStake(basis: Stake['basis'], money: number, year: LastYear): Stake {
  const { days, told } = daysOfStake(basis, year);
  return {
    basis,
    days,
    customers: null,
    each: null,
    money: year.revenue > 0 && told ? money : null
  };
}

/** One customer in a hundred of the last year's new ones, at what a returning customer spent in it. */
export const pointOfStarters = (year: LastYear): Stake =>
  stakeOf('point', 0.01 * year.newCustomers, year.perReturning, year);

export const daysOf = (row: PeriodRow): number => isoToDay(row.end) - isoToDay(row.start) + 1;

export const excludesZero = ({ low, high }: Interval): boolean => low > 0 || high < 0;

export const difference = (first: Proportion, second: Proportion, z = Z_95): Interval =>
  newcombeInterval(first.numerator, first.denominator, second.numerator, second.denominator, z);

/**
 * Normal quantile for a two-sided 5% shared by m tests, by the bound
 * 1 − Φ(z) ≤ ½·exp(−z²/2): a little stricter than exact.
 */
export function bonferroniZ(m: number): number {
  return Math.max(Z_95, Math.sqrt(-2 * Math.log(0.05 / m)));
}
