/** The words of a headline tile, the same on the page and in the pictures. */
import type { Report, Tile, TileKey } from '../core/report-schema';
import { dress, measurableFromDay } from './dress';
import type { Formatter } from './formatter';
import type { Messages } from './messages';
import { INVISIBLE_CHANGE } from './numbers';

export type Trend = 'up' | 'down' | 'same';
export type Verdict = 'good' | 'bad' | 'neutral';

/** How the last complete period stands against the one before it. */
export interface Comparison {
  trend: Trend;
  /** Whether the change is welcome; a share of revenue is neither. */
  verdict: Verdict;
  /** A difference of rates as a fraction, or a relative change. */
  kind: 'points' | 'ratio';
  /** Signed. */
  difference: number;
}

/** +1 where more is better, −1 where less is, 0 where it depends. */
const WELCOME: Record<TileKey, 1 | -1 | 0> = {
  customers: 1,
  repeatPurchaseRate: 1,
  retentionRate: 1,
  churnRate: -1,
  averageOrderValue: 1,
  revenue: 1,
  returningRevenueShare: 0
};

/**
 * Comparison of a tile's last period with the one before; null where either is unknown
 * or the earlier one is 0, which nothing can be divided by.
 * @example churn 0.10 → 0.12: { trend: 'up', verdict: 'bad', kind: 'points', difference: 0.02 }
 */
export function compareTile(
  tile: Pick<Tile, 'key' | 'unit' | 'last' | 'previous'>
): Comparison | null {
  const { last, previous } = tile;
  if (last === null || previous === null) return null;
  const kind = tile.unit === 'rate' ? 'points' : 'ratio';
  if (kind === 'ratio' && previous <= 0) return null;
  const difference = kind === 'points' ? last - previous : last / previous - 1;
  const trend: Trend =
    Math.abs(difference) < INVISIBLE_CHANGE ? 'same' : difference > 0 ? 'up' : 'down';
  const sign = trend === 'same' ? 0 : trend === 'up' ? 1 : -1;
  const welcome = WELCOME[tile.key] * sign;
  return {
    trend,
    verdict: welcome > 0 ? 'good' : welcome < 0 ? 'bad' : 'neutral',
    kind,
    difference
  };
}

export interface TileText {
  name: string;
  /** Short, for the eye. */
  value: string;
  /** The same number whole. */
  whole: string;
  /** What it rests on. */
  basis: string | null;
  comparison: {
    text: string;
    periods: string;
    trend: Comparison['trend'];
    verdict: Comparison['verdict'];
  } | null;
}

/** How a tile's value is written; `–` where it is not known. */
export function tileValue(
  tile: Pick<Tile, 'unit' | 'value'>,
  currency: string | null,
  f: Formatter,
  short: boolean
): string {
  if (tile.value === null) return '–';
  switch (tile.unit) {
    case 'rate':
      return f.percent(tile.value);
    case 'money':
      return short ? f.moneyCompact(tile.value, currency) : f.money(tile.value, currency);
    case 'count':
      return short ? f.compact(tile.value) : f.integer(tile.value);
  }
}

function basisOf(
  tile: Tile,
  report: Report,
  m: Pick<Messages, 'report'>,
  f: Formatter
): string | null {
  const text = m.report.tiles;
  const { moneyShort, period } = dress(report, f);
  const { kpis } = report;
  const { numerator, denominator } = tile;
  switch (tile.key) {
    case 'customers':
      return kpis.ordersPerCustomer === null
        ? null
        : text.ordersEach(f.decimal(kpis.ordersPerCustomer, 1));
    case 'revenue':
      return m.report.orders(kpis.orders);
    case 'averageOrderValue':
      return numerator === null || denominator === null
        ? null
        : text.overOrders(moneyShort(numerator), denominator);
    case 'returningRevenueShare':
      return numerator === null || denominator === null
        ? null
        : text.ofRevenue(moneyShort(numerator), moneyShort(denominator));
    case 'repeatPurchaseRate':
      return numerator === null || denominator === null
        ? null
        : m.report.ofCustomers(numerator, denominator);
    case 'retentionRate':
    case 'churnRate': {
      if (tile.value === null || numerator === null || denominator === null) {
        return text.notMeasurable(f.date(measurableFromDay(report), report.settings.calendar));
      }
      const row = tile.lastPeriod === null ? undefined : report.periods[tile.lastPeriod];
      const share = m.report.ofCustomers(numerator, denominator);
      return row ? text.inPeriod(share, period(row.start)) : share;
    }
  }
}

/** Everything a tile says. */
export function tileText(
  tile: Tile,
  report: Report,
  m: Pick<Messages, 'report' | 'definitions'>,
  f: Formatter
): TileText {
  const text = m.report.tiles;
  const { currency } = report.settings;
  const change = compareTile(tile);
  const last = tile.lastPeriod === null ? undefined : report.periods[tile.lastPeriod];
  const before = tile.lastPeriod === null ? undefined : report.periods[tile.lastPeriod - 1];
  const { periodShort } = dress(report, f);

  const words =
    tile.key === 'customers'
      ? text.change.customers
      : text.change[tile.unit === 'rate' ? 'rate' : 'money'];
  const size =
    change === null
      ? ''
      : change.kind === 'points'
        ? f.decimal(Math.abs(change.difference) * 100, 1)
        : f.percent(Math.abs(change.difference), Math.abs(change.difference) < 0.1 ? 1 : 0);
  return {
    name: m.definitions[tile.key].name,
    value: tileValue(tile, currency, f, true),
    whole: tileValue(tile, currency, f, false),
    basis: basisOf(tile, report, m, f),
    comparison:
      change && last && before
        ? {
            text: change.trend === 'same' ? words.same : words[change.trend](size),
            periods: text.periods(periodShort(last.start), periodShort(before.start)),
            trend: change.trend,
            verdict: change.verdict
          }
        : null
  };
}
