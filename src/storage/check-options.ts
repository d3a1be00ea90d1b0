/**
 * Decisions on how to read files, as they were stored. What is impossible is
 * dropped: it costs the user one decision and not the session.
 */
import type {
  CurrencyChoice,
  DateOrder,
  DecimalMark,
  Delimiter,
  EncodingId,
  LayoutKind,
  LayoutOptions,
  ReadOptions,
  Role
} from '../core/ingest/reading';
import type { TimeUnitDays } from '../core/orders/customer-summary';
import type { Rule } from '../core/ingest/rules';
import type { AttributeRole } from '../core/orders/order-table';
import { isCount, isKeyOf, isNumber, isText } from './check-values';
import { isRecord } from './raw-record';

const isEncoding = isKeyOf<EncodingId>({
  'utf-8': true,
  'utf-16le': true,
  'utf-16be': true,
  'windows-1256': true,
  'windows-1251': true,
  'windows-1252': true,
  'windows-1250': true,
  'iso-8859-9': true
});
const isDelimiter = isKeyOf<Delimiter>({
  ',': true,
  ';': true,
  '\t': true,
  '|': true,
  '؛': true,
  '،': true
});
const isDateOrder = isKeyOf<DateOrder>({
  ymd: true,
  dmy: true,
  mdy: true,
  text: true,
  excel: true,
  'excel-1904': true,
  unix: true
});
const isDecimal = isKeyOf<DecimalMark>({ '.': true, ',': true });
const isCalendar = isKeyOf<'gregory' | 'persian'>({ gregory: true, persian: true });

const isTimeUnit = (value: unknown): value is TimeUnitDays =>
  value === 1 || value === 7 || value === 30.4375;

export const isLayoutKind = isKeyOf<LayoutKind>({ orders: true, customers: true, summary: true });

const ATTRIBUTE_ROLES: Record<AttributeRole, true> = {
  product: true,
  category: true,
  channel: true,
  source: true,
  coupon: true,
  payment: true,
  city: true,
  loyalty: true,
  complaint: true,
  status: true,
  type: true,
  quantity: true,
  discount: true,
  shipping: true,
  tax: true,
  cost: true,
  rating: true,
  deliveryDays: true,
  joinDate: true
};

export const isAttributeRole = isKeyOf<AttributeRole>(ATTRIBUTE_ROLES);

export const isRole = isKeyOf<Role>({
  customer: true,
  email: true,
  phone: true,
  name: true,
  lastName: true,
  date: true,
  time: true,
  amount: true,
  unitPrice: true,
  refund: true,
  currency: true,
  orderId: true,
  firstDate: true,
  lastDate: true,
  orderCount: true,
  revenue: true,
  frequency: true,
  recency: true,
  age: true,
  monetary: true,
  ...ATTRIBUTE_ROLES
});

export const isRule = isKeyOf<Rule>({
  cancelled: true,
  unpaid: true,
  test: true,
  'refunded-in-full': true,
  'zero-amount': true,
  'gift-card': true,
  'totals-line': true,
  'group-line': true,
  'repeated-header': true,
  'other-table': true,
  'not-an-order': true,
  'duplicate-order': true,
  'duplicate-row': true,
  'repeated-row': true,
  'other-currency': true,
  'no-orders': true,
  'merge-lines': true,
  'total-once': true,
  'refund-lowers': true,
  'guest-contact': true,
  'same-person': true
});

/**
 * What is possible among the decisions on one layout.
 * @example checkLayoutOptions({ decimal: ',', delimiter: '#' }) → { decimal: ',' }
 */
export function checkLayoutOptions(value: unknown): LayoutOptions {
  if (!isRecord(value)) return {};
  const { encoding, delimiter, quote, headerRow, kind, dateOrder, dateCalendar } = value;
  const { decimal, currency, roles, timeUnitDays, observationEnd } = value;
  return {
    ...(isEncoding(encoding) && { encoding }),
    ...(isDelimiter(delimiter) && { delimiter }),
    ...((quote === null || quote === '"' || quote === "'") && { quote }),
    ...((headerRow === null || isCount(headerRow)) && { headerRow }),
    ...(isLayoutKind(kind) && { kind }),
    ...(isDateOrder(dateOrder) && { dateOrder }),
    ...(isCalendar(dateCalendar) && { dateCalendar }),
    ...(isDecimal(decimal) && { decimal }),
    ...(isText(currency) && { currency }),
    ...(isTimeUnit(timeUnitDays) && { timeUnitDays }),
    ...(isNumber(observationEnd) && { observationEnd }),
    ...(isRecord(roles) && { roles: checkRoles(roles) })
  };
}

function checkRoles(
  roles: Readonly<Record<string, unknown>>
): Partial<Record<Role, number | null>> {
  const good: Partial<Record<Role, number | null>> = {};
  for (const [role, column] of Object.entries(roles)) {
    if (isRole(role) && (column === null || isCount(column))) good[role] = column;
  }
  return good;
}

/** What is possible among the decisions on a reading. */
export function checkReadOptions(value: unknown): ReadOptions {
  if (!isRecord(value)) return {};
  const { layouts, remembered, disabledRules, parts } = value;
  const currencies = checkCurrencies(value.currencies);
  return {
    ...(isRecord(layouts) && {
      layouts: Object.fromEntries(
        Object.entries(layouts).map(([name, options]) => [name, checkLayoutOptions(options)])
      )
    }),
    ...(Array.isArray(remembered) && { remembered: remembered.filter(isText) }),
    ...(Array.isArray(disabledRules) && { disabledRules: disabledRules.filter(isRule) }),
    ...(currencies && { currencies }),
    ...(isRecord(parts) && { parts: onlyOf(parts, isText) })
  };
}

/** The choice of currencies, null where it is none. */
export function checkCurrencies(value: unknown): CurrencyChoice | null {
  if (!isRecord(value)) return null;
  if (isText(value.keep)) return { keep: value.keep };
  if (!isText(value.into) || !isRecord(value.rates)) return null;
  const rates = onlyOf(value.rates, (rate): rate is number => isNumber(rate) && rate > 0);
  return { into: value.into, rates };
}

function onlyOf<T>(
  record: Readonly<Record<string, unknown>>,
  is: (value: unknown) => value is T
): Record<string, T> {
  const good = Object.entries(record).filter((entry): entry is [string, T] => is(entry[1]));
  return Object.fromEntries(good);
}
