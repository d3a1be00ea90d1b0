/** The headline tiles, drawn from the headline numbers and the periods. */
import { proportion, THIN_BELOW } from './math/intervals';
import type { Kpis, PeriodRow, Proportion, Tile, TileKey } from './report-schema';

interface TileSpec {
  key: TileKey;
  unit: Tile['unit'];
  /** The number of one period; null where it has none. */
  ofPeriod: (row: PeriodRow) => number | null;
  /** The value over the whole span; `last` is the last complete period. */
  overall: (
    kpis: Kpis,
    returningRevenue: number | null,
    last: PeriodRow | null
  ) => Pick<Tile, 'value' | 'numerator' | 'denominator' | 'low' | 'high' | 'thin'>;
}

const plain = (value: number | null): ReturnType<TileSpec['overall']> => ({
  value,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  thin: false
});

/** A ratio of money or counts, without an interval; thin where it rests on fewer than 30. */
const ratio = (
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  base: number
): ReturnType<TileSpec['overall']> => ({
  value,
  numerator,
  denominator,
  low: null,
  high: null,
  thin: base < THIN_BELOW
});

const share = ({ rate, ...rest }: Proportion): ReturnType<TileSpec['overall']> => ({
  value: rate,
  ...rest
});

/** Kept or lost of the customers at the start of the last complete period. */
function ofStart(
  last: PeriodRow | null,
  count: (row: PeriodRow) => number
): ReturnType<TileSpec['overall']> {
  if (typeof last?.retentionRate !== 'number') {
    return { value: null, numerator: null, denominator: null, low: null, high: null, thin: true };
  }
  return share(proportion(count(last), last.customersAtStart));
}

const TILES: readonly TileSpec[] = [
  {
    key: 'customers',
    unit: 'count',
    ofPeriod: (row) => row.firstTimeBuyers,
    overall: (kpis) => plain(kpis.customers)
  },
  {
    key: 'repeatPurchaseRate',
    unit: 'rate',
    ofPeriod: (row) => row.repeatPurchaseRateToDate,
    overall: (kpis) => share(proportion(kpis.repeatCustomers, kpis.customers))
  },
  {
    key: 'retentionRate',
    unit: 'rate',
    ofPeriod: (row) => row.retentionRate,
    overall: (_kpis, _returning, last) => ofStart(last, (row) => row.retainedCustomers)
  },
  {
    key: 'churnRate',
    unit: 'rate',
    ofPeriod: (row) => row.churnRate,
    overall: (_kpis, _returning, last) =>
      ofStart(last, (row) => row.customersAtStart - row.retainedCustomers)
  },
  {
    key: 'averageOrderValue',
    unit: 'money',
    ofPeriod: (row) => (row.orders > 0 ? row.revenue / row.orders : null),
    overall: (kpis) => ratio(kpis.averageOrderValue, kpis.revenue, kpis.orders, kpis.orders)
  },
  {
    key: 'revenue',
    unit: 'money',
    ofPeriod: (row) => row.revenue,
    overall: (kpis) => plain(kpis.revenue)
  },
  {
    key: 'returningRevenueShare',
    unit: 'rate',
    ofPeriod: (row) => (row.revenue > 0 ? row.returningRevenue / row.revenue : null),
    overall: (kpis, returningRevenue) =>
      ratio(kpis.returningRevenueShare, returningRevenue, kpis.revenue, kpis.customers)
  }
];

/**
 * Index of the last complete period, null where there is none.
 * Only the last period of all can be incomplete.
 */
export function lastCompletePeriod(periods: readonly PeriodRow[]): number | null {
  const last = periods.findLastIndex((row) => row.complete);
  return last === -1 ? null : last;
}

/**
 * The seven headline tiles. The series of `customers` counts first-time
 * buyers, so that it adds up to the value once all periods are complete; where
 * only some days are reported the value also has those who began before.
 * @param periods those reported, with the history before them counted in
 */
export function headlineTiles(
  kpis: Kpis,
  returningRevenue: number | null,
  periods: readonly PeriodRow[]
): Tile[] {
  const lastPeriod = lastCompletePeriod(periods);
  const complete = lastPeriod === null ? [] : periods.slice(0, lastPeriod + 1);
  return TILES.map(({ key, unit, ofPeriod, overall }) => {
    const series = complete.map(ofPeriod);
    return {
      key,
      unit,
      ...overall(kpis, returningRevenue, complete.at(-1) ?? null),
      lastPeriod,
      last: series.at(-1) ?? null,
      previous: series.at(-2) ?? null,
      series
    };
  });
}
