/** What changed after the events that the owner marked. */
import { Z_95 } from '../math/intervals';
import type { EventEffect, EventMeasure, EventMeasureKey } from '../schema/event-effect';
import type { Stake } from '../schema/insight';
import { isoToDay } from '../time/calendar';
import type { Finding, RuleInput } from './input';
import { bonferroniZ, moneyStake, stakeOf } from './input';

/** Measures that mistake old customers for new ones near the first order. */
const OF_NEWCOMERS: readonly EventMeasureKey[] = [
  'newCustomersPerDay',
  'returningOrderShare',
  'secondWithin30'
];

/**
 * For each event the change of revenue, else the one that means most in money, of
 * those that chance would not make in as many comparisons (Bonferroni over all measures of all
 * events). Stake: what the change came to in the days after: revenue itself;
 * orders × mean order; new customers × what a buyer of the last year spent in
 * it; dearer orders × their number; second orders more × what a returning
 * customer of the last year spent in it.
 * @param minimum orders or customers on each side
 */
export function eventChanges(input: RuleInput, minimum: number): Finding[] {
  const tests = input.events.reduce((sum, event) => sum + event.measures.length, 0);
  return input.events.flatMap((event) => {
    if (event.days === null) return [];
    const days = isoToDay(event.days.afterTo) - isoToDay(event.days.afterFrom) + 1;
    let best: Finding | null = null;
    let most = -1;
    const byMoney = event.measures.toSorted((a, b) => rank(a) - rank(b));
    for (const measure of byMoney) {
      if (event.nearStart && OF_NEWCOMERS.includes(measure.key)) continue;
      const found = change(input, event, measure, days, minimum, bonferroniZ(tests));
      const money = found?.stake?.money ?? 0;
      if (found === null || money <= most) continue;
      best = found;
      // Revenue is the money itself; the others are ways to it.
      most = measure.key === 'revenuePerDay' ? Infinity : money;
    }
    return best === null ? [] : [best];
  });
}

const rank = ({ key }: EventMeasure): number => (key === 'revenuePerDay' ? 0 : 1);

function change(
  input: RuleInput,
  event: EventEffect,
  measure: EventMeasure,
  days: number,
  minimum: number,
  z: number
): Finding | null {
  const { key, unit, before, after, difference, low, high, beforeCount, afterCount } = measure;
  if (before === null || after === null || difference === null || low === null || high === null) {
    return null;
  }
  if (Math.min(beforeCount, afterCount) < minimum) return null;
  const error = (difference > 0 ? difference - low : high - difference) / Z_95;
  if (!(Math.abs(difference) > z * error)) return null;
  return {
    code: 'event',
    view: 'retention',
    stake: stakeOfChange(input, measure, Math.abs(difference), days),
    id: event.id,
    measure: key,
    unit,
    before,
    after,
    days,
    beforeCount,
    afterCount,
    overlaps: event.overlaps
  };
}

function stakeOfChange(
  { kpis, year }: RuleInput,
  { key, afterCount }: EventMeasure,
  difference: number,
  days: number
): Stake {
  switch (key) {
    case 'revenuePerDay':
      return moneyStake('days', difference * days, year);
    case 'ordersPerDay':
      return moneyStake('days', difference * days * (kpis.averageOrderValue ?? 0), year);
    case 'averageOrderValue':
      return moneyStake('days', difference * afterCount, year);
    case 'newCustomersPerDay':
      return stakeOf('days', difference * days, year.perBuyer, year);
    case 'secondWithin30':
      return stakeOf('days', difference * afterCount, year.perReturning, year);
    case 'returningOrderShare':
      return stakeOf('days', 0, 0, year);
  }
}
