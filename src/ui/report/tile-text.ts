/** The words of a headline tile, made once for each report and language. */
import type { Report, Tile } from '../../core/report-schema';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { compareTile, dress, measurableFromDay, type Comparison } from './model';

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
