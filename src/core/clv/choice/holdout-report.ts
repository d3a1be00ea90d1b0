/** What is told of a holdout: everybody's course, and what the page would have said. */
import type { Estimate, ForecasterName, HoldoutReport } from '../../schema/forecast';
import { dayToIso } from '../../time/calendar';
import { times } from './change-ahead';
import { expectedSpend, fitSpend, type SpendFit } from '../models/gamma-gamma';
import { namesOf, type HoldoutOrigin } from './holdout';
import { levelOf, type Level } from './level';
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
    const level = levelUsed(earlier, chosen, longestOf(origin), seasonal);
    const spendFit = fitSpend(known.x, known.spend);
    const factor = level.factor ?? 1;
    const said = times(estimateAt(origin, chosen, spendFit, level.doubt), factor);
    const came = actual.at(-1) ?? 0;
    const revenue = revenueAt(origin, chosen, spendFit) * factor;
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

/** Days since the first order of all. */
const longestOf = ({ known }: HoldoutOrigin): number =>
  known.ageDays.reduce((most, age) => Math.max(most, age), 0);

/**
 * The level that holdouts teach, as far as it is used: before every month has
 * been seen twice, and with a season, what a holdout was off by can be the
 * season of its own months, and says how far off a forecast can be, not in
 * which direction.
 * @param origins the oldest first
 * @param oldest days of the shop up to the forecast
 */
export function levelUsed(
  origins: readonly HoldoutOrigin[],
  chosen: ForecasterName,
  oldest: number,
  seasonal: boolean
): Level {
  const level = levelOf(origins, chosen);
  const used = level.factor !== null && !seasonal && oldest >= LEAST_DAYS;
  return used ? level : { ...level, factor: null, doubt: level.doubtWithout };
}

/** Its expectation, and the interval in proportion to it. */
function estimateAt(
  origin: HoldoutOrigin,
  chosen: ForecasterName,
  spendFit: SpendFit,
  doubt: number
): Estimate {
  const { models, known, rows, days } = origin;
  const value = origin.expected[chosen]?.at(-1) ?? 0;
  const members = chosen === 'ensemble' ? models : models.filter(({ name }) => name === chosen);
  const [alive] = members;
  if (!alive) return { value, low: value, high: value };
  const horizon = { length: days / DAYS_PER_WEEK, discountRate: 0 };
  const forecaster = { name: chosen, members, alive, doubt };
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
