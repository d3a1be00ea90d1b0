import type { Report, Tile } from '../../core/report-schema';
import { isoToDay } from '../../core/time/calendar';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';

export interface TileWords {
  name: string;
  value: string;
  /** What it rests on; '' where nothing is to be said. */
  basis: string;
  /** The last full period against the one before, and which these are. */
  comparison: string;
  periods: string;
}

/** A change that one decimal of a percent cannot show. */
const INVISIBLE = 0.0005;

/** What a tile says, in the words of the page. */
export function tileWords(
  tile: Tile,
  report: Report,
  m: Pick<Messages, 'report' | 'definitions'>,
  f: Formatter
): TileWords {
  return {
    name: m.definitions[tile.key].name,
    value: valueOf(tile, report, f),
    basis: basisOf(tile, report, m, f),
    ...comparisonOf(tile, report, m, f)
  };
}

function valueOf({ value, unit }: Tile, report: Report, f: Formatter): string {
  if (value === null) return '–';
  if (unit === 'rate') return f.percent(value);
  return unit === 'money' ? f.moneyCompact(value, report.settings.currency) : f.compact(value);
}

function basisOf(tile: Tile, report: Report, m: Pick<Messages, 'report'>, f: Formatter): string {
  const words = m.report.tiles;
  const { currency, granularity, calendar } = report.settings;
  const { numerator, denominator } = tile;
  const short = (amount: number): string => f.moneyCompact(amount, currency);
  switch (tile.key) {
    case 'customers': {
      const each = report.kpis.ordersPerCustomer;
      return each === null ? '' : words.ordersEach(f.decimal(each, 1));
    }
    case 'revenue':
      return m.report.orders(report.kpis.orders);
    case 'retentionRate':
    case 'churnRate': {
      if (tile.value === null || numerator === null || denominator === null) {
        const from = isoToDay(report.span.firstDay) + report.settings.lapseWindowDays;
        return words.notMeasurable(f.date(from, calendar));
      }
      const row = tile.lastPeriod === null ? undefined : report.periods[tile.lastPeriod];
      const share = m.report.ofCustomers(numerator, denominator);
      return row
        ? words.inPeriod(share, f.periodShort(isoToDay(row.start), granularity, calendar))
        : share;
    }
    default:
      if (numerator === null || denominator === null) return '';
      if (tile.key === 'repeatPurchaseRate') return m.report.ofCustomers(numerator, denominator);
      return tile.key === 'averageOrderValue'
        ? words.overOrders(short(numerator), denominator)
        : words.ofRevenue(short(numerator), short(denominator));
  }
}

function comparisonOf(
  tile: Tile,
  report: Report,
  m: Pick<Messages, 'report'>,
  f: Formatter
): Pick<TileWords, 'comparison' | 'periods'> {
  const words = m.report.tiles;
  const { last, previous, lastPeriod } = tile;
  const none = { comparison: words.noComparison, periods: '' };
  const row = lastPeriod === null ? undefined : report.periods[lastPeriod];
  const before = lastPeriod === null ? undefined : report.periods[lastPeriod - 1];
  if (last === null || previous === null || !row || !before) return none;
  if (tile.unit !== 'rate' && previous <= 0) return none;

  const difference = tile.unit === 'rate' ? last - previous : last / previous - 1;
  const size = Math.abs(difference);
  const shown =
    tile.unit === 'rate' ? f.decimal(size * 100, 1) : f.percent(size, size < 0.1 ? 1 : 0);
  const change =
    words.change[tile.key === 'customers' ? 'customers' : tile.unit === 'rate' ? 'rate' : 'money'];
  const text =
    size < INVISIBLE ? change.same : difference > 0 ? change.up(shown) : change.down(shown);
  const { granularity, calendar } = report.settings;
  const name = (start: string): string => f.periodShort(isoToDay(start), granularity, calendar);
  return { comparison: text, periods: words.periods(name(row.start), name(before.start)) };
}
