/** What is told of a holdout: everybody's course, and what the page would have said. */
import type { Estimate, ForecasterName, HoldoutReport } from '../../schema/forecast';
import { dayToIso } from '../../time/calendar';
import { times } from './change-ahead';
import { expectedSpend, fitSpend, type SpendFit } from '../models/gamma-gamma';
import { namesOf, type HoldoutOrigin } from './holdout';
import { levelOf } from './level';
import { DAYS_PER_WEEK } from '../models/rows';
import { LEAST_DAYS } from './seasonality';
import { totalIntervals } from '../intervals/uncertainty';

type OriginReport = HoldoutReport['origins'][number];

/**
 * The holdouts with what the chosen forecaster would have said of each: only
 * what was known at its origin counts, the holdouts before it included.
 * @param origins the oldest first, made seasonal where seasons are used
 * @param seasonal whether they are
 */
export function originReports(
  origins: readonly HoldoutOrigin[],
  chosen: ForecasterName,
  seasonal: boolean
): OriginReport[] {
  return origins.map((origin, i) => {
    const { known, rows, days, actual } = origin;
    const earlier = origins.slice(0, i);
    const level = levelAt(origin, earlier, chosen, seasonal);
    const spendFit = fitSpend(known.x, known.spend);
    const said = times(estimateAt(origin, chosen, spendFit), level);
    const came = actual.at(-1) ?? 0;
    const revenue = revenueAt(origin, chosen, spendFit) * level;
    return {
      calibrationEnd: dayToIso(origin.end),
      days,
      customers: rows.customers,
      ends: origin.stretches.map(dayToIso),
      actual,
      expected: namesOf(origin).map((name) => ({ name, orders: origin.expected[name] ?? [] })),
      chosen: { ...said, held: said.low <= came && came <= said.high },
      revenue: Number.isFinite(revenue) ? { actual: origin.revenue, expected: revenue } : null
    };
  });
}

/** The level that was known at an origin; see {@link levelOf}. */
export function levelAt(
  { known }: HoldoutOrigin,
  earlier: readonly HoldoutOrigin[],
  chosen: ForecasterName,
  seasonal: boolean
): number {
  const oldest = known.ageDays.reduce((most, age) => Math.max(most, age), 0);
  // Before every month has been seen twice, what a holdout was off by can be its season.
  return seasonal || oldest < LEAST_DAYS ? 1 : (levelOf(earlier, chosen) ?? 1);
}

/** Its expectation, and the interval in proportion to it. */
function estimateAt(origin: HoldoutOrigin, chosen: ForecasterName, spendFit: SpendFit): Estimate {
  const { models, known, rows, days } = origin;
  const value = origin.expected[chosen]?.at(-1) ?? 0;
  const members = chosen === 'ensemble' ? models : models.filter(({ name }) => name === chosen);
  const [alive] = members;
  if (!alive) return { value, low: value, high: value };
  const horizon = { length: days / DAYS_PER_WEEK, discountRate: 0 };
  const forecaster = { name: chosen, members, alive };
  const [plain] = totalIntervals(forecaster, rows, spendFit, known, [horizon]);
  const orders = plain?.orders;
  return orders && orders.value > 0
    ? { ...times(orders, value / orders.value), value }
    : { value, low: 0, high: value };
}

/** Expected orders of each customer times the expected amount of one; NaN where nobody's spend is known. */
function revenueAt(
  { known, byCustomer }: HoldoutOrigin,
  chosen: ForecasterName,
  spendFit: SpendFit
): number {
  const expected = byCustomer.expected[chosen];
  if (!expected) return NaN;
  return expected.reduce(
    (sum, orders, i) =>
      sum + orders * (expectedSpend(spendFit, known.x[i] ?? 0, known.spend[i] ?? NaN) ?? NaN),
    0
  );
}
