/** Kaplan–Meier of the days from one order to the next. */
import type { OrderStep, Reminder, SurvivalCurve } from '../schema/next-order';
import { HALF, indexOnDay, survivalCurve } from '../retention/survival';
import type { LadderCounts, StepCounts } from './count-ladder';

const WITHIN_DAYS = [30, 60, 90, 180, 365];

/** A reminder rests on this many customers, over this many days. */
const FEWEST_AT_RISK = 30;
const SHORTEST_HORIZON = 30;
const LONGEST_HORIZON = 365;

/** Rounding may leave a share that is reached a little short of it. */
const ROUNDING = 1e-12;

/** The steps that somebody in the days can have taken. */
export function orderSteps({ steps, reached, climbed }: LadderCounts): OrderStep[] {
  return steps
    .filter(({ events }) => events.length > 0)
    .map((step) => orderStep(step, reached[step.order - 1] ?? 0, climbed[step.order - 1] ?? 0));
}

function orderStep(step: StepCounts, customers: number, reached: number): OrderStep {
  const curve = survivalCurve(step.events, step.censored);
  const median = curve.survival.findIndex((s) => s <= HALF);
  return {
    order: step.order,
    customers,
    reached,
    ...curve,
    medianDays: curve.days[median] ?? null,
    within: WITHIN_DAYS.map((days) => within(curve, days, step.events.length - 1)),
    reminder: reminder(curve)
  };
}

/** 1 − S(t) with its band turned over. */
function within(curve: SurvivalCurve, days: number, reach: number): OrderStep['within'][number] {
  if (days > reach) return { days, share: null, low: null, high: null };
  const at = indexOnDay(curve, days);
  const low = curve.high[at] ?? null;
  const high = curve.low[at] ?? null;
  return {
    days,
    share: 1 - (curve.survival[at] ?? 1),
    low: low === null ? null : 1 - low,
    high: high === null ? null : 1 - high
  };
}

/** {@link Reminder}: by when those who return within the horizon have returned. */
function reminder(curve: SurvivalCurve): Reminder | null {
  // Those at risk stay as many from one entry to the next, which still counts them.
  const last = curve.atRisk.findLastIndex((n) => n >= FEWEST_AT_RISK);
  const horizonDays = Math.min(LONGEST_HORIZON, curve.days[last] ?? 0);
  if (horizonDays < SHORTEST_HORIZON) return null;
  const returning = 1 - (curve.survival[indexOnDay(curve, horizonDays)] ?? 1);
  if (returning === 0) return null;
  const dayOf = (share: number): number => {
    const index = curve.survival.findIndex((s) => 1 - s >= share * returning - ROUNDING);
    return curve.days[index] ?? horizonDays;
  };
  return { horizonDays, returning, halfBy: dayOf(0.5), mostBy: dayOf(0.8) };
}
