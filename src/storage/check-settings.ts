/** Guards of the settings that are more than one value. */
import { ANNOTATION_KINDS, type Annotation } from '../core/annotation';
import type { Condition, DimensionId, Keep } from '../core/filter/condition';
import type { PriceIndex } from '../core/orders/price-index';
import type { AcquisitionCosts } from '../core/settings';
import { isNumber, isText } from './check-values';
import { isRecord } from './raw-record';

export const isDayOrNull = (value: unknown): value is number | null =>
  value === null || Number.isInteger(value);

const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || isNumber(value);

function isDimension(value: unknown): value is DimensionId {
  return (
    isText(value) &&
    (/^(order|customer):/u.test(value) ||
      value === 'first-amount' ||
      value === 'first-weekday' ||
      value === 'first-day')
  );
}

function isKeep(value: unknown): value is Keep {
  if (!isRecord(value)) return false;
  if (value.kind === 'range') return isNumberOrNull(value.from) && isNumberOrNull(value.below);
  return (
    value.kind === 'values' &&
    typeof value.except === 'boolean' &&
    Array.isArray(value.values) &&
    value.values.every(isText)
  );
}

export function isCondition(value: unknown): value is Condition {
  return (
    isRecord(value) &&
    isDimension(value.dimension) &&
    (value.scope === 'customers' || value.scope === 'orders') &&
    isKeep(value.keep)
  );
}

export function isAnnotation(value: unknown): value is Annotation {
  return (
    isRecord(value) &&
    isText(value.id) &&
    isText(value.text) &&
    ANNOTATION_KINDS.some((kind) => kind === value.kind) &&
    Number.isInteger(value.day) &&
    isDayOrNull(value.lastDay)
  );
}

export function isAcquisition(value: unknown): value is AcquisitionCosts {
  return (
    isRecord(value) &&
    (value.dimension === null || isDimension(value.dimension)) &&
    (value.per === 'customer' || value.per === 'span') &&
    Array.isArray(value.costs) &&
    value.costs.every(
      (cost: unknown) =>
        isRecord(cost) &&
        (cost.value === null || isText(cost.value)) &&
        isNumber(cost.amount) &&
        cost.amount >= 0
    )
  );
}

export function isPriceIndex(value: unknown): value is PriceIndex {
  return (
    isRecord(value) &&
    (value.calendar === 'gregory' || value.calendar === 'persian') &&
    isMonth(value.base) &&
    Array.isArray(value.months) &&
    value.months.every(
      (entry: unknown) =>
        isRecord(entry) && isMonth(entry.month) && isNumber(entry.index) && entry.index > 0
    )
  );
}

const isMonth = (value: unknown): value is string => isText(value) && /^\d{4}-\d{2}$/u.test(value);
