/** The definitions of retention by period in one shape, so that they can stand over each other. */
import { proportion, THIN_BELOW } from '../math/intervals';
import type { PeriodRow } from '../report-schema';

export const RETENTION_DEFINITIONS = [
  'kept',
  'keptWithWonBack',
  'boughtAgain',
  'revenueNet',
  'revenueGross'
] as const;

/**
 * - `kept`: `retentionRate`, by active window.
 * - `keptWithWonBack`: `retentionRateWithWonBack`, the textbook formula; may exceed 1.
 * - `boughtAgain`: `boughtAgainRate`, from one period to the next.
 * - `revenueNet`: `revenueRetention`; may exceed 1.
 * - `revenueGross`: `grossRevenueRetention`.
 */
export type RetentionDefinition = (typeof RETENTION_DEFINITIONS)[number];

/** One definition in one period. */
export interface RetentionPoint {
  /** null where it is not measurable, or where there is nobody to keep. */
  rate: number | null;
  /** What numerator and denominator count. */
  unit: 'customers' | 'money';
  /** null where the period before is not in view, so that its revenue is not known here. */
  numerator: number | null;
  denominator: number | null;
  /** 95% Wilson interval; null where the figure is no share of customers. */
  low: number | null;
  high: number | null;
  /** Rests on fewer than 30 customers. */
  thin: boolean;
}

/**
 * A period's figure in one of the definitions.
 * @param before the period before it, where that is known
 * @example retentionPoint('boughtAgain', row, null) → { rate: 0.4, numerator: 20, denominator: 50, … }
 */
export function retentionPoint(
  definition: RetentionDefinition,
  row: PeriodRow,
  before: PeriodRow | null
): RetentionPoint {
  switch (definition) {
    case 'kept':
      return byCustomers(
        row.measurable ? row.retentionRate : null,
        row.retainedCustomers,
        row.customersAtStart
      );
    case 'keptWithWonBack':
      // More can be won back than are lost: no share, so no interval of one.
      return {
        ...byCustomers(null, 0, 0),
        rate: row.measurable ? row.retentionRateWithWonBack : null,
        numerator: row.customersAtEnd - row.newCustomers,
        denominator: row.customersAtStart,
        thin: row.customersAtStart < THIN_BELOW
      };
    case 'boughtAgain':
      return byCustomers(row.boughtAgainRate, row.buyersAgain, row.previousBuyers);
    case 'revenueNet':
      return byMoney(row.revenueRetention, row, before);
    case 'revenueGross':
      return byMoney(row.grossRevenueRetention, row, before);
  }
}

function byCustomers(rate: number | null, numerator: number, denominator: number): RetentionPoint {
  const share = rate === null ? null : proportion(numerator, denominator);
  return {
    rate,
    unit: 'customers',
    numerator,
    denominator,
    low: share?.low ?? null,
    high: share?.high ?? null,
    thin: denominator < THIN_BELOW
  };
}

function byMoney(rate: number | null, row: PeriodRow, before: PeriodRow | null): RetentionPoint {
  const denominator = before?.revenue ?? null;
  return {
    rate,
    unit: 'money',
    numerator: rate === null || denominator === null ? null : rate * denominator,
    denominator,
    low: null,
    high: null,
    thin: row.previousBuyers < THIN_BELOW
  };
}
