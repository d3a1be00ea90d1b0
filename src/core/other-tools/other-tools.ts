/** Why another tool shows another number: its definition, on the same orders. */
import { proportion } from '../math/intervals';
import type { ObservedOrders } from '../orders/summary';
import type { Cohorts, PeriodRow, Proportion } from '../report-schema';
import type { OtherTools, ToolCode, ToolFigure } from '../schema/other-tools';
import { lastCompletePeriod } from '../tiles';
import { isoToDay } from '../time/calendar';

/** Days after the own first order within which Lifetimely's figure counts a second one. */
const REPURCHASE_DAYS = 90;
/** Mixpanel's and Amplitude's month: it begins after 30 days and is over after 60. */
const MONTH_DAYS = 30;

/**
 * The retention of the same shop as other tools define it, next to ours.
 * Definitions and their sources: {@link ToolCode}. Linear in the customers.
 *
 * Figures of a period are of the last complete one of the report; those of
 * cohorts are over the customers whose first order lies in the days reported,
 * followed to the observation end.
 * @param periods those reported, without gaps
 * @param cohorts those that start in the days reported
 * @example otherTools(observed, periods, cohorts).figures[1] // Shopify's returning customer rate
 */
export function otherTools(
  observed: ObservedOrders,
  periods: readonly PeriodRow[],
  cohorts: Cohorts
): OtherTools {
  const index = lastCompletePeriod(periods);
  const row = index === null ? null : (periods[index] ?? null);
  const from = row?.start ?? null;
  const to = row?.end ?? null;
  const buyers = buyersOf(observed, row);
  const starters = startersOf(observed, periods);
  const { numerator, denominator } = nextPeriod(cohorts);
  const ofPeriod = (code: ToolCode, figure: Proportion): ToolFigure => ({ code, figure, from, to });
  const ofCohorts = (code: ToolCode, figure: Proportion): ToolFigure => ({
    code,
    figure,
    from: null,
    to: null
  });
  return {
    own: keptOf(row, row?.retainedCustomers ?? 0),
    from,
    to,
    figures: [
      ofPeriod('textbook', keptOf(row, row ? row.customersAtEnd - row.newCustomers : 0)),
      ofPeriod('shopify-returning', proportion(buyers.withTwoEver, buyers.count)),
      ofPeriod('repeat-in-period', proportion(buyers.withTwoWithin, buyers.count)),
      ofCohorts('lifetimely-90', proportion(starters.again90, starters.watched90)),
      ofCohorts('mixpanel-unbounded', proportion(starters.fromMonth1, starters.watched60)),
      ofCohorts('posthog-period', proportion(numerator, denominator)),
      ofCohorts('peel-repurchase', proportion(starters.again, starters.count)),
      ofPeriod('period-to-period', proportion(row?.buyersAgain ?? 0, row?.previousBuyers ?? 0)),
      ofCohorts('rolling-30', proportion(starters.inMonth1, starters.watched60))
    ]
  };
}

/**
 * A share of the customers at the period's start; unknown where the period is
 * not measurable. Above 1 it is a ratio, and has no interval.
 */
function keptOf(row: PeriodRow | null, kept: number): Proportion {
  const atStart = row?.customersAtStart ?? 0;
  const measured = row !== null && row.measurable && atStart > 0;
  if (measured && kept <= atStart) return proportion(kept, atStart);
  const { thin } = proportion(0, atStart);
  const rate = measured ? kept / atStart : null;
  return { rate, numerator: kept, denominator: atStart, low: null, high: null, thin };
}

interface Buyers {
  /** Customers with an order in the period. */
  count: number;
  /** Of these, with two or more orders up to its end; with two or more within it. */
  withTwoEver: number;
  withTwoWithin: number;
}

function buyersOf({ table, ends }: ObservedOrders, row: PeriodRow | null): Buyers {
  const buyers: Buyers = { count: 0, withTwoEver: 0, withTwoWithin: 0 };
  if (row === null) return buyers;
  const first = isoToDay(row.start);
  const last = isoToDay(row.end);
  const { customerCount, offsets, day } = table;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    let i = (ends[c] ?? 0) - 1;
    while (i >= start && (day[i] ?? 0) > last) i--;
    if (i < start || (day[i] ?? 0) < first) continue;
    buyers.count++;
    if (i === start) continue;
    buyers.withTwoEver++;
    if ((day[i - 1] ?? 0) >= first) buyers.withTwoWithin++;
  }
  return buyers;
}

/** Customers whose first order lies in the days reported. */
interface Starters {
  count: number;
  /** With a second order to date. */
  again: number;
  /** Watched for 90 days after the first order; of these, with a second within them. */
  watched90: number;
  again90: number;
  /** Watched for the whole of month 1; of these, with an order in it; in it or later. */
  watched60: number;
  inMonth1: number;
  fromMonth1: number;
}

function startersOf(
  { table, ends, observationEnd }: ObservedOrders,
  periods: readonly PeriodRow[]
): Starters {
  const starters: Starters = {
    count: 0,
    again: 0,
    watched90: 0,
    again90: 0,
    watched60: 0,
    inMonth1: 0,
    fromMonth1: 0
  };
  const [firstRow] = periods;
  const lastRow = periods.at(-1);
  if (!firstRow || !lastRow) return starters;
  const firstReported = isoToDay(firstRow.start);
  const lastReported = isoToDay(lastRow.end);
  const { customerCount, offsets, day } = table;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = day[start] ?? 0;
    if (first < firstReported || first > lastReported) continue;
    const repeat = end - start > 1;
    starters.count++;
    if (repeat) starters.again++;
    if (observationEnd - first >= REPURCHASE_DAYS) {
      starters.watched90++;
      if (repeat && (day[start + 1] ?? 0) - first <= REPURCHASE_DAYS) starters.again90++;
    }
    // Day 59 after the first is the last of month 1.
    if (observationEnd - first < 2 * MONTH_DAYS - 1) continue;
    starters.watched60++;
    let i = start + 1;
    while (i < end && (day[i] ?? 0) - first < MONTH_DAYS) i++;
    if (i === end) continue;
    starters.fromMonth1++;
    if ((day[i] ?? 0) - first < 2 * MONTH_DAYS) starters.inMonth1++;
  }
  return starters;
}

/** Customers with an order in the period after that of their first, over the cohorts for which it is over. */
function nextPeriod(cohorts: Cohorts): { numerator: number; denominator: number } {
  let numerator = 0;
  let denominator = 0;
  for (const row of cohorts.rows) {
    if (row.complete[1] !== true) continue;
    numerator += row.active[1] ?? 0;
    denominator += row.size;
  }
  return { numerator, denominator };
}
