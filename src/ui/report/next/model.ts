/** What the view "Next order" derives from the report: tables, and what deserves a sentence. Pure. */
import { byDay, lastDayOf } from '../../../charts/survival-chart';
import type { Report } from '../../../core/report-schema';
import type {
  Concentration,
  GapDistribution,
  LadderRung,
  NewAndReturning,
  OrderStep
} from '../../../core/schema/next-order';
import type { Cell } from '../../../export/csv';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { NO_NUMBER } from '../../../i18n/numbers';
import type { TableContent } from '../chart-tables';

type Words = Pick<Messages, 'nextOrder' | 'report'>;

/** An interval of shares, or the mark for none. */
export function rangeText(
  low: number | null,
  high: number | null,
  show: (value: number) => string
): string {
  return low === null || high === null ? NO_NUMBER : `${show(low)} – ${show(high)}`;
}

export function curveTable(step: OrderStep, m: Words, f: Formatter): TableContent {
  const text = m.nextOrder.curve;
  return {
    columns: [
      { label: text.columns.within, text: true },
      { label: text.columns.share },
      { label: text.columns.interval }
    ],
    rows: step.within.map(({ days, share, low, high }) => [
      text.within(days),
      share === null ? text.beyond : f.percent(share),
      rangeText(low, high, (value) => f.percent(value))
    ])
  };
}

/** Every day of every curve, as far as the chart draws them. */
export function curveRows(steps: readonly OrderStep[]): Cell[][] {
  const lastDay = lastDayOf(steps);
  return [
    ['order', 'day', 'atRisk', 'share', 'low', 'high'],
    ...steps.flatMap((step) => {
      const { share, low, high, atRisk } = byDay(step, lastDay);
      return share.flatMap((value, day): Cell[][] =>
        value === null
          ? []
          : [[step.order, day, atRisk[day] ?? 0, value, low[day] ?? null, high[day] ?? null]]
      );
    })
  ];
}

export function gapsTable(gaps: GapDistribution, m: Words, f: Formatter): TableContent {
  const text = m.nextOrder.gaps;
  return {
    columns: [
      { label: text.columns.days, text: true },
      { label: text.columns.orders },
      { label: text.columns.share }
    ],
    rows: gaps.bins.map(({ fromDays, belowDays, orders }) => [
      text.bin(fromDays, belowDays),
      f.integer(orders),
      gaps.count > 0 ? f.percent(orders / gaps.count) : NO_NUMBER
    ])
  };
}

export function gapsRows(gaps: readonly GapDistribution[]): Cell[][] {
  return [
    ['order', 'fromDays', 'belowDays', 'orders'],
    ...gaps.flatMap(({ order, bins }) =>
      bins.map(({ fromDays, belowDays, orders }): Cell[] => [order, fromDays, belowDays, orders])
    )
  ];
}

export function ladderTable(
  ladder: readonly LadderRung[],
  m: Words,
  f: Formatter,
  money: (amount: number) => string
): TableContent {
  const text = m.nextOrder.ladder;
  return {
    columns: [
      { label: text.columns.step, text: true },
      { label: text.columns.share },
      { label: text.columns.basis },
      { label: text.columns.interval },
      { label: text.columns.aov },
      { label: text.columns.interval }
    ],
    rows: ladder.map(({ orders, next, averageOrderValue, aovLow, aovHigh }) => [
      text.rungLong(orders),
      next.rate === null ? NO_NUMBER : f.percent(next.rate),
      text.of(next.numerator, next.denominator) + (next.thin ? ` · ${m.report.thin}` : ''),
      rangeText(next.low, next.high, (value) => f.percent(value)),
      money(averageOrderValue),
      rangeText(aovLow, aovHigh, money)
    ])
  };
}

export function ladderRows(ladder: readonly LadderRung[]): Cell[][] {
  return [
    [
      'orders',
      'customers',
      'wentOn',
      'rate',
      'low',
      'high',
      'averageOrderValue',
      'aovLow',
      'aovHigh'
    ],
    ...ladder.map(({ orders, next, averageOrderValue, aovLow, aovHigh }): Cell[] => [
      orders,
      next.denominator,
      next.numerator,
      next.rate,
      next.low,
      next.high,
      averageOrderValue,
      aovLow,
      aovHigh
    ])
  ];
}

/** What of the ladder is worth a sentence: where most customers are left behind, and whether it gets easier. */
export function ladderPoints(ladder: readonly LadderRung[]): {
  /** The rung on which the most customers stay, of those that are not thin. */
  loses: { orders: number; lost: number; customers: number } | null;
  /** The first rung against the last one that is not thin, where their intervals lie apart. */
  climbs: { first: number; later: number; orders: number } | null;
} {
  const firm = ladder.filter(({ next }) => !next.thin);
  const lost = ({ next }: LadderRung) => next.denominator - next.numerator;
  const worst = firm.reduce<LadderRung | null>(
    (most, rung) => (most === null || lost(rung) > lost(most) ? rung : most),
    null
  );
  const first = firm[0];
  const last = firm.at(-1);
  const apart = (last?.next.low ?? 0) > (first?.next.high ?? 1);
  return {
    loses:
      worst && lost(worst) > 0
        ? { orders: worst.orders, lost: lost(worst), customers: worst.next.denominator }
        : null,
    climbs:
      first && last && apart
        ? { first: first.next.rate ?? 0, later: last.next.rate ?? 0, orders: last.orders }
        : null
  };
}

/**
 * The earliest later order, the one with the most behind it, whose mean amount
 * lies beyond the interval of the first and the first's beyond its own; null
 * where none does.
 */
export function amountChange(
  ladder: readonly LadderRung[]
): { orders: number; later: number; first: number } | null {
  const [first, ...later] = ladder;
  if (typeof first?.aovLow !== 'number' || first.aovHigh === null) return null;
  const { aovLow, aovHigh } = first;
  const found = later.find(
    (rung) =>
      rung.aovLow !== null &&
      rung.aovHigh !== null &&
      (rung.aovLow > aovHigh || rung.aovHigh < aovLow)
  );
  return found
    ? { orders: found.orders, later: found.averageOrderValue, first: first.averageOrderValue }
    : null;
}

/** Whether the amounts of the first and of a later order can be told apart at all: two orders of each. */
export function amountsComparable([first, ...later]: readonly LadderRung[]): boolean {
  return typeof first?.aovLow === 'number' && later.some(({ aovLow }) => aovLow !== null);
}

export type MixKey = 'customers' | 'orders' | 'revenue';
export const MIX_KEYS: readonly MixKey[] = ['customers', 'orders', 'revenue'];

/**
 * New and returning of one kind; `share` is that of returning, null where there is nothing to
 * divide. A customer with both a first and a later order in the days is a returning one.
 * @param customers with an order in the days
 */
export function mixOf(
  mix: NewAndReturning,
  key: MixKey,
  customers: number
): { fresh: number; returning: number; share: number | null } {
  const [fresh, returning] = {
    customers: [customers - mix.returningCustomers, mix.returningCustomers] as const,
    orders: [mix.newOrders, mix.returningOrders] as const,
    revenue: [mix.newRevenue, mix.returningRevenue] as const
  }[key];
  // Refunds can turn a side negative: a bar of it would say nothing.
  const divisible = fresh >= 0 && returning >= 0 && fresh + returning > 0;
  return { fresh, returning, share: divisible ? returning / (fresh + returning) : null };
}

/** How much the best fifth brings: `even` near its own size, `strong` where nearly everything. */
export function concentrationDegree({
  shares
}: Concentration): 'strong' | 'middle' | 'even' | null {
  const fifth = shares.find(({ top }) => top === 0.2)?.revenueShare ?? null;
  if (fifth === null) return null;
  if (fifth >= 0.7) return 'strong';
  return fifth >= 0.4 ? 'middle' : 'even';
}

export function concentrationTable(
  { shares }: Concentration,
  m: Words,
  f: Formatter
): TableContent {
  const text = m.nextOrder.concentration;
  return {
    columns: [
      { label: text.columns.top, text: true },
      { label: text.columns.customers },
      { label: text.columns.share }
    ],
    rows: shares.map(({ top, customers, revenueShare }) => [
      text.top(top),
      f.integer(customers),
      revenueShare === null ? NO_NUMBER : f.percent(revenueShare)
    ])
  };
}

export function concentrationRows({ curve }: Concentration): Cell[][] {
  return [['customersShare', 'revenueShare'], ...curve.map((share, i): Cell[] => [i / 100, share])];
}

/** The step with the number of the order, else the first there is. */
export function stepOf(report: Report, order: number): OrderStep | null {
  const steps = report.nextOrder?.steps ?? [];
  return steps.find((step) => step.order === order) ?? steps[0] ?? null;
}
