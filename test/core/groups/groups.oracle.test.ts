import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DimensionId } from '../../../src/core/filter/condition';
import { groupsBy } from '../../../src/core/groups/groups';
import { skewedP } from '../../../src/core/retention/log-rank';
import { studentQuantile } from '../../../src/core/math/student';
import { analyse } from '../../../src/core/report';
import {
  CURVE_DAYS,
  type CustomerGroup,
  type GroupsReport,
  type MeanInterval
} from '../../../src/core/schema/groups';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { differenceAt } from '../close';
import {
  filters,
  filterShop,
  historyOf,
  meets,
  smallShops,
  tableOf,
  valueOf,
  variedSettings,
  type ShopOrder,
  type SmallShop
} from '../filter/shop';
import { labelOf } from '../oracle';

interface Member {
  history: ShopOrder[];
  revenue: number;
  value: string | number | null;
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** A group's numbers from its members, one by one; `kept` are the last days before and of the period. */
function naiveGroup(
  members: Member[],
  end: number,
  W: number,
  kept: { before: number; last: number } | null
) {
  const firstOf = ({ history }: Member): number => history[0]?.day ?? NaN;
  const active = (member: Member, d: number): boolean =>
    member.history.some(({ day }) => day <= d && d - day < W);
  const atStart = kept ? members.filter((member) => active(member, kept.before)) : [];
  const waits = members.map((member) => {
    const second = member.history[1]?.day;
    return { event: second !== undefined, time: (second ?? end) - firstOf(member) };
  });
  const returnedBy = (t: number): number | null => {
    if (!members.some((member) => end - firstOf(member) >= t)) return null;
    let s = 1;
    for (let j = 0; j <= t; j++) {
      const atRisk = waits.filter(({ time }) => time >= j).length;
      const events = waits.filter(({ event, time }) => event && time === j).length;
      if (atRisk > 0) s *= 1 - events / atRisk;
    }
    return 1 - s;
  };
  const n = members.length;
  const orders = sum(members.map(({ history }) => history.length));
  const revenue = sum(members.map((member) => member.revenue));
  const interval = (weightOf: (member: Member) => number): MeanInterval => {
    const weight = sum(members.map(weightOf));
    const value = weight === 0 ? null : revenue / weight;
    if (value === null || n < 2) return { value, low: null, high: null };
    const residuals = members.map((member) => member.revenue - value * weightOf(member));
    const variance = ((n / (n - 1)) * sum(residuals.map((r) => r * r))) / weight ** 2;
    const squares = sum(residuals.map((r) => r ** 2)) / n;
    if (squares === 0) return { value, low: value, high: value };
    // Hall's transformation of t = (R − ρ) / error takes its skewness off; its bounds by halving.
    const skewness = sum(residuals.map((r) => r ** 3)) / n / squares ** 1.5;
    const error = Math.sqrt(variance);
    const transformed = (bound: number): number => {
      const t = (value - bound) / error / Math.sqrt(n);
      return t + (skewness / 3) * t ** 2 + (skewness ** 2 / 27) * t ** 3 + skewness / (6 * n);
    };
    const boundAt = (wanted: number): number => {
      let [above, below] = [value - 1e4 * error, value + 1e4 * error];
      for (let i = 0; i < 200; i++) {
        const middle = (above + below) / 2;
        if (transformed(middle) > wanted) above = middle;
        else below = middle;
      }
      return (above + below) / 2;
    };
    const quantile = studentQuantile(0.975, n - 1) / Math.sqrt(n);
    return { value, low: boundAt(quantile), high: boundAt(-quantile) };
  };
  return {
    customers: n,
    orders,
    revenue,
    repeated: members.filter(({ history }) => history.length > 1).length,
    atStart: atStart.length,
    retained: atStart.filter((member) => kept !== null && active(member, kept.last)).length,
    within90: returnedBy(90),
    curve: CURVE_DAYS.map(returnedBy),
    averageOrderValue: interval(({ history }) => history.length),
    revenuePerCustomer: interval(() => 1),
    meanAgeDays: n === 0 ? 0 : sum(members.map((member) => end - firstOf(member))) / n
  };
}

const ofGroup = (group: CustomerGroup): ReturnType<typeof naiveGroup> => ({
  customers: group.customers,
  orders: group.orders,
  revenue: group.revenue,
  repeated: group.repeat.numerator,
  atStart: group.retention.denominator,
  retained: group.retention.numerator,
  within90: group.within90?.share ?? null,
  curve: group.curve,
  averageOrderValue: group.averageOrderValue,
  revenuePerCustomer: group.revenuePerCustomer,
  meanAgeDays: group.meanAgeDays
});

/** Of the report without from–to limits: the last complete period, where it is measurable. */
function lastPeriod(shop: SmallShop, settings: Settings): { before: number; last: number } | null {
  const row = analyse(tableOf(shop), settings).periods.findLast(({ complete }) => complete);
  if (row?.measurable !== true) return null;
  const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000;
  return { before: dayOf(row.start) - 1, last: dayOf(row.end) };
}

const DIMENSIONS: DimensionId[] = [
  'order:Channel',
  'order:Items',
  'customer:Tier',
  'customer:Joined',
  'first-amount',
  'first-weekday',
  'first-day'
];

interface Scene {
  report: GroupsReport;
  members: Member[];
  end: number;
  W: number;
  kept: ReturnType<typeof lastPeriod>;
}

/** The break-down of a shop beside its members found by hand; null where no order meets the filter. */
function sceneOf(shop: SmallShop, dimension: DimensionId, settings: Settings): Scene | null {
  const table = tableOf(shop);
  const end =
    settings.observationEnd ?? Math.max(...[...shop.orders, ...shop.refunds].map((o) => o.day));
  if (!shop.orders.some(({ day }) => day <= end)) return null;
  const overall = analyse(table, settings);
  if (overall.selection.orders === 0) return null;
  const selected = filterShop(shop, settings.filter);
  const { from, to } = settings;
  const same = (day: number, bound: number): boolean =>
    labelOf(day, settings) === labelOf(bound, settings);
  const isReported = (day: number): boolean =>
    (from === null || day >= from || same(day, from)) &&
    (to === null || day <= to || same(day, to));
  const firstDay = Math.min(...selected.orders.map(({ day }) => day));
  const members = [...new Set(selected.orders.map(({ customer }) => customer))].flatMap(
    (customer): Member[] => {
      const history = historyOf(selected.orders, customer).filter(({ day }) => day <= end);
      const [first] = history;
      if (first === undefined || !isReported(first.day)) return [];
      const refunds = selected.refunds.filter(
        (refund) => refund.customer === customer && refund.day >= firstDay && refund.day <= end
      );
      const revenue = sum([...history, ...refunds].map(({ amount }) => amount));
      const value = valueOf(dimension, first, first, shop.customers[customer]);
      return [{ history, revenue, value }];
    }
  );
  return {
    report: groupsBy(table, settings, dimension),
    members,
    end,
    W: overall.settings.lapseWindowDays,
    kept: lastPeriod(shop, settings)
  };
}

const scenes = fc
  .record({
    shop: smallShops(12, 40),
    dimension: fc.constantFrom(...DIMENSIONS),
    filter: fc.option(filters, { nil: [], freq: 2 }),
    settings: variedSettings
  })
  .map(({ shop, dimension, filter, settings }) =>
    sceneOf(shop, dimension, { ...settings, filter })
  );

/** Of customers enough to be tested. */
const crowds = fc
  .record({ shop: smallShops(70, 200), dimension: fc.constantFrom(...DIMENSIONS) })
  .map(({ shop, dimension }) => sceneOf(shop, dimension, DEFAULT_SETTINGS));

describe('groupsBy', () => {
  it('agrees with groups made and counted by hand, on 300 random shops', () => {
    let seen = 0;
    fc.assert(
      fc.property(scenes, (scene) => {
        if (scene === null) return;
        const { report, members, end, W, kept } = scene;
        seen++;
        const left = new Set(members);
        for (const group of report.groups) {
          const { keep } = group;
          if (keep === null) throw new Error('a group without a condition');
          const own = [...left].filter(({ value }) => meets(value, keep));
          expect(own.length).toBeGreaterThan(0);
          expect(differenceAt(ofGroup(group), naiveGroup(own, end, W, kept))).toBeNull();
          // Nobody is in two groups.
          for (const member of own) left.delete(member);
        }
        expect(report.other?.customers ?? 0).toBe(left.size);
        if (report.other !== null) {
          const expected = naiveGroup([...left], end, W, kept);
          expect(differenceAt(ofGroup(report.other), expected)).toBeNull();
        }
        const all = naiveGroup(members, end, W, kept);
        expect(differenceAt(ofGroup(report.all), all)).toBeNull();
      }),
      { numRuns: 300, seed: 1 }
    );
    expect(seen).toBeGreaterThan(150);
  }, 120_000);

  it('tests groups of 10 and more against all others as a log-rank test taken day by day, on 100 shops', () => {
    let tested = 0;
    fc.assert(
      fc.property(crowds, (scene) => {
        if (scene === null) return;
        const { report, members, end } = scene;
        for (const { keep, text, customers, against } of report.groups) {
          if (keep === null || report.test === null || customers < 10 || text === '') {
            expect(against).toBeNull();
            continue;
          }
          const p = naiveP(members, ({ value }) => meets(value, keep), end);
          tested++;
          expect(against === null).toBe(p === null);
          if (against === null) continue;
          // Where the skewness is nearly 0, rounding decides between the gamma and the normal tail.
          expect(against.p).toBeCloseTo(p ?? NaN, 6);
          expect(against.adjustedP).toBeGreaterThanOrEqual(against.p);
        }
      }),
      { numRuns: 100, seed: 2 }
    );
    expect(tested).toBeGreaterThan(60);
  }, 120_000);
});

/** The two-sided p-value from events, expectation and moments taken day by day; null where nothing varies. */
function naiveP(members: Member[], isIn: (member: Member) => boolean, end: number): number | null {
  const waits = members.map((member) => {
    const [first, second] = member.history;
    return {
      own: isIn(member),
      event: second !== undefined,
      time: (second?.day ?? end) - (first?.day ?? NaN)
    };
  });
  const sums = { observed: 0, expected: 0, variance: 0, thirdMoment: 0 };
  for (const time of new Set(waits.filter(({ event }) => event).map((wait) => wait.time))) {
    const atRisk = waits.filter((wait) => wait.time >= time);
    const events = atRisk.filter((wait) => wait.event && wait.time === time);
    const own = atRisk.filter((wait) => wait.own).length;
    sums.observed += events.filter((wait) => wait.own).length;
    // All ways to draw the events from those at risk, by how many are of the group.
    const ways = events.map((_, i) => i + 1);
    const chances = [0, ...ways].map(
      (k) =>
        (choose(own, k) * choose(atRisk.length - own, events.length - k)) /
        choose(atRisk.length, events.length)
    );
    const mean = sum(chances.map((chance, k) => chance * k));
    sums.expected += mean;
    sums.variance += sum(chances.map((chance, k) => chance * (k - mean) ** 2));
    sums.thirdMoment += sum(chances.map((chance, k) => chance * (k - mean) ** 3));
  }
  if (sums.variance < 1e-9) return null;
  const { observed, expected, variance, thirdMoment } = sums;
  const moments = {
    observed: [observed],
    expected: [expected],
    variance: [variance],
    thirdMoment: [thirdMoment]
  };
  return skewedP({ chiSquare: 0, degreesOfFreedom: 1, p: 1, ...moments }, 0);
}

function choose(n: number, k: number): number {
  let ways = k > n ? 0 : 1;
  for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1);
  return ways;
}
