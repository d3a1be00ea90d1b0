/** Rules that set the last complete period against the one before. */
import { newcombeInterval, poissonZ, Z_95 } from '../math/intervals';
import type { PeriodRow } from '../report-schema';
import { lastCompletePeriod } from '../tiles';
import { isoToDay } from '../time/calendar';
import type { Finding, RuleInput } from './input';
import { daysOf, excludesZero, moneyStake, stakeOf, yearly } from './input';
import { YEAR_DAYS } from '../time/spans';

interface LastTwo {
  period: number;
  current: PeriodRow;
  before: PeriodRow;
}

function lastTwo(periods: readonly PeriodRow[]): LastTwo | null {
  const period = lastCompletePeriod(periods);
  if (period === null) return null;
  const current = periods[period];
  const before = periods[period - 1];
  return current && before ? { period, current, before } : null;
}

/**
 * Whether or not chance could explain it; within chance it has no stake, and
 * says so. Stake: customers kept more or less × what a buyer of the last year
 * spent in it.
 */
export function retentionChange({ periods, year }: RuleInput, minimum: number): Finding | null {
  const two = lastTwo(periods);
  if (two === null) return null;
  const { period, current, before } = two;
  if (current.retentionRate === null || before.retentionRate === null) return null;
  if (Math.min(current.customersAtStart, before.customersAtStart) < minimum) return null;
  const rate = current.retentionRate;
  const previous = before.retentionRate;
  const significant = excludesZero(
    newcombeInterval(
      current.retainedCustomers,
      current.customersAtStart,
      before.retainedCustomers,
      before.customersAtStart
    )
  );
  const customers = Math.abs(rate - previous) * current.customersAtStart;
  return {
    code: 'retention-change',
    view: 'retention',
    stake: significant ? stakeOf('year', customers, year.perBuyer, year) : null,
    period,
    rate,
    previous,
    numerator: current.retainedCustomers,
    denominator: current.customersAtStart,
    significant
  };
}

/**
 * Silent within chance. Stake: buyers more or less × what a buyer of the
 * period paid in it, if it stays so for a year of such periods.
 */
export function boughtAgainChange({ periods, year }: RuleInput, minimum: number): Finding | null {
  const two = lastTwo(periods);
  if (two === null) return null;
  const { period, current, before } = two;
  if (current.boughtAgainRate === null || before.boughtAgainRate === null) return null;
  if (Math.min(current.previousBuyers, before.previousBuyers) < minimum) return null;
  const rate = current.boughtAgainRate;
  const previous = before.boughtAgainRate;
  const interval = newcombeInterval(
    current.buyersAgain,
    current.previousBuyers,
    before.buyersAgain,
    before.previousBuyers
  );
  if (!excludesZero(interval)) return null;
  const customers = Math.abs(rate - previous) * current.previousBuyers;
  const perBuyer = current.buyers > 0 ? current.revenue / current.buyers : null;
  const each = perBuyer === null ? null : (perBuyer * YEAR_DAYS) / daysOf(current);
  return {
    code: 'bought-again-change',
    view: 'retention',
    stake: yearly(stakeOf('year', customers, each, year), year),
    period,
    rate,
    previous,
    numerator: current.buyersAgain,
    denominator: current.previousBuyers
  };
}

/**
 * Silent within chance, which is judged by customer: with R the retention of
 * revenue into a period, S that of a customer in it where the customer bought
 * in the period before too, and s in the one before, out of T of all,
 * u_c = (S − R·s) / T of the last period less the same of the one before, and
 * the difference of both R has the standard error √Σ u_c² (Cochran 1977,
 * Sampling Techniques, § 6 and 9A). Stake: the difference × the revenue it is
 * of, if it stays so for a year of such periods.
 */
export function revenueRetentionChange(input: RuleInput, minimum: number): Finding | null {
  const { periods, year } = input;
  const two = lastTwo(periods);
  if (two === null) return null;
  const { period, current, before } = two;
  const earlier = periods[period - 2];
  if (!earlier || current.revenueRetention === null || before.revenueRetention === null) {
    return null;
  }
  if (Math.min(before.buyers, earlier.buyers) < minimum) return null;
  const rate = current.revenueRetention;
  const previous = before.revenueRetention;
  const error = revenueRetentionError(input, [earlier, before, current]);
  if (!(Math.abs(rate - previous) > Z_95 * error)) return null;
  const money = (Math.abs(rate - previous) * before.revenue * YEAR_DAYS) / daysOf(current);
  return {
    code: 'revenue-retention-change',
    view: 'retention',
    stake: yearly(moneyStake('year', money, year), year),
    period,
    rate,
    previous,
    buyers: before.buyers
  };
}

/** Infinity where a period took nothing in. Refunds without an order are left out. */
function revenueRetentionError(
  { observed: { table, ends } }: RuleInput,
  rows: readonly [PeriodRow, PeriodRow, PeriodRow]
): number {
  const { customerCount, offsets, day, amount } = table;
  const [start0 = 0, start1 = 0, start2 = 0] = rows.map((row) => isoToDay(row.start));
  const lastDay = isoToDay(rows[2].end);
  // Four numbers for each customer who bought in the first two periods.
  const paid: number[] = [];
  let total0 = 0;
  let total1 = 0;
  let kept0 = 0;
  let kept1 = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    // Most have not bought for longer.
    if (start === end || (day[end - 1] ?? 0) < start0) continue;
    let first = 0;
    let second = 0;
    let third = 0;
    let boughtFirst = false;
    let boughtSecond = false;
    for (let i = end - 1; i >= start; i--) {
      const d = day[i] ?? 0;
      if (d > lastDay) continue;
      if (d < start0) break;
      if (d >= start2) third += amount[i] ?? 0;
      else if (d >= start1) {
        second += amount[i] ?? 0;
        boughtSecond = true;
      } else {
        first += amount[i] ?? 0;
        boughtFirst = true;
      }
    }
    if (!boughtFirst && !boughtSecond) continue;
    const secondOfKept = boughtFirst ? second : 0;
    const thirdOfKept = boughtSecond ? third : 0;
    paid.push(first, second, secondOfKept, thirdOfKept);
    total0 += first;
    total1 += second;
    kept0 += secondOfKept;
    kept1 += thirdOfKept;
  }
  if (!(total0 > 0) || !(total1 > 0)) return Infinity;
  const rate0 = kept0 / total0;
  const rate1 = kept1 / total1;
  let squares = 0;
  for (let k = 0; k < paid.length; k += 4) {
    const intoLast = (paid[k + 3] ?? 0) - rate1 * (paid[k + 1] ?? 0);
    const intoBefore = (paid[k + 2] ?? 0) - rate0 * (paid[k] ?? 0);
    const excess = intoLast / total1 - intoBefore / total0;
    squares += excess * excess;
  }
  return Math.sqrt(squares);
}

/**
 * Tested by day, since months differ in length. Silent within chance. Stake:
 * new customers more or less than as many a day as before × what a buyer of
 * the last year spent in it.
 */
export function newCustomersChange(input: RuleInput, minimum: number): Finding | null {
  const { observed, periods, year } = input;
  const two = lastTwo(periods);
  if (two === null) return null;
  const { period, current, before } = two;
  // The first period begins with the first order, so part of it may be missing.
  if (isoToDay(before.start) <= observed.firstDay) return null;
  const now = current.firstTimeBuyers;
  const previous = before.firstTimeBuyers;
  if (Math.min(now, previous) < minimum) return null;
  const z = poissonZ(now, daysOf(current), previous, daysOf(before));
  if (Math.abs(z) <= Z_95) return null;
  const customers = Math.abs(now - (previous * daysOf(current)) / daysOf(before));
  return {
    code: 'new-customers-change',
    view: 'overview',
    stake: stakeOf('year', customers, year.perBuyer, year),
    period,
    current: now,
    previous,
    significant: true
  };
}
