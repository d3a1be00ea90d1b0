/** Stored orders and figures by customer: their columns have to fit each other, for the analyses rely on it. */
import type { CustomerSummary, ShopData } from '../core/orders/customer-summary';
import type { Attribute, OrderTable } from '../core/orders/order-table';
import { isAttributeRole } from './check-options';
import { areOffsets, isColumn, isCount, isPackedStrings, isText } from './check-values';
import { isRecord } from './raw-record';

/** Orders, or figures by customer. */
export function isShopData(value: unknown): value is ShopData {
  return isRecord(value) && 'orders' in value ? isSummary(value) : isTable(value);
}

function isTable(value: unknown): value is OrderTable {
  if (!isRecord(value)) return false;
  const { customerCount, orderCount, offsets, day, amount, keys, adjustments, attributes } = value;
  if (!isCount(customerCount) || !isCount(orderCount)) return false;
  if (!isColumn('Int32Array', day, orderCount)) return false;
  if (!isColumn('Float64Array', amount, orderCount) || !amount.every(Number.isFinite)) return false;
  if (!areOffsets(offsets, customerCount, orderCount)) return false;
  if (!isPackedStrings(keys)) return false;
  // Customers known by refunds alone may come after those with orders.
  const named = keys.offsets.length - 1;
  if (named < customerCount) return false;
  const lengths = { order: [orderCount], customer: [customerCount, named] };
  return areAdjustments(adjustments, named) && areAttributes(attributes, lengths);
}

function areAdjustments(value: unknown, customers: number): value is OrderTable['adjustments'] {
  if (!isRecord(value)) return false;
  const { customer, day, amount } = value;
  return (
    isColumn('Uint32Array', customer) &&
    customer.every((index) => index < customers) &&
    isColumn('Int32Array', day, customer.length) &&
    isColumn('Float64Array', amount, customer.length) &&
    amount.every(Number.isFinite)
  );
}

function isSummary(value: unknown): value is CustomerSummary {
  if (!isRecord(value)) return false;
  const { customerCount, keys, firstDay, lastDay, orders, revenue } = value;
  if (!isCount(customerCount)) return false;
  if (!isPackedStrings(keys) || keys.offsets.length !== customerCount + 1) return false;
  if (!isColumn('Uint32Array', orders, customerCount) || orders.includes(0)) return false;
  if (!isColumn('Float64Array', revenue, customerCount) || revenue.some(isInfinite)) return false;
  const areDays = (days: unknown): boolean =>
    days === null || isColumn('Int32Array', days, customerCount);
  const areFigures = (figures: unknown): boolean =>
    figures === null ||
    (isColumn('Float64Array', figures, customerCount) && !figures.some(isInfinite));
  const { frequency, recency, age, monetary, timeUnitDays, observationEnd, attributes } = value;
  return (
    [firstDay, lastDay].every(areDays) &&
    [frequency, recency, age, monetary].every(areFigures) &&
    (timeUnitDays === null ||
      timeUnitDays === 1 ||
      timeUnitDays === 7 ||
      timeUnitDays === 30.4375) &&
    (observationEnd === null || Number.isInteger(observationEnd)) &&
    areAttributes(attributes, { order: [], customer: [customerCount] })
  );
}

const isInfinite = (value: number): boolean => value === Infinity || value === -Infinity;

/** Lengths that a column can have, by what it has an entry for. */
type Lengths = Record<Attribute['per'], readonly number[]>;

function areAttributes(value: unknown, lengths: Lengths): value is Attribute[] {
  return Array.isArray(value) && value.every((attribute) => isAttribute(attribute, lengths));
}

function isAttribute(value: unknown, lengths: Lengths): value is Attribute {
  if (!isRecord(value) || !isText(value.name)) return false;
  const { role, per, kind, values, codes } = value;
  if (role !== null && !isAttributeRole(role)) return false;
  if (per !== 'order' && per !== 'customer') return false;
  const fits = (column: { length: number }): boolean => lengths[per].includes(column.length);
  switch (kind) {
    case 'category': {
      if (!isColumn('Uint8Array', codes) && !isColumn('Uint16Array', codes)) return false;
      if (!fits(codes) || !isPackedStrings(values)) return false;
      const texts = values.offsets.length - 1;
      for (const code of codes) if (code > texts) return false;
      return true;
    }
    case 'number':
      return isColumn('Float64Array', values) && fits(values);
    case 'day':
      return isColumn('Int32Array', values) && fits(values);
    default:
      return false;
  }
}
