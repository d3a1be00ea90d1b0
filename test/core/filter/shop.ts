/** Small shops whose orders and customers have columns, as lists and as a table. */
import fc from 'fast-check';
import type { Condition, Filter, Keep } from '../../../src/core/filter/condition';
import { buildOrderTable, customerKey } from '../../../src/core/orders/build-table';
import { NO_DAY, type OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import type { OracleOrder } from '../oracle';

export interface ShopOrder extends OracleOrder {
  /** '' where blank. */
  channel: string;
  /** null where blank. */
  items: number | null;
}

/** What is known of each customer. */
export interface ShopCustomer {
  tier: string;
  joined: number | null;
}

export interface SmallShop {
  orders: ShopOrder[];
  refunds: OracleOrder[];
  customers: Record<string, ShopCustomer>;
}

/** Texts in the order of their codes, from 1. */
const CHANNELS = ['web', 'shop', 'فروشگاه'];
const TIERS = ['gold', 'tin'];

function packed(texts: readonly string[]): OrderTable['keys'] {
  const packer = new StringPacker();
  for (const text of texts) packer.add(text);
  return packer.pick(Uint32Array.from(texts.keys()));
}

/** The shop as a table with columns Channel, Items, Tier and Joined, and a second Channel that is blank. */
export function tableOf({ orders, refunds, customers }: SmallShop): OrderTable {
  const keys = [...new Set(orders.map(({ customer }) => customer))].sort();
  const names = new StringPacker();
  for (const key of keys) names.add(key);
  const blank = { kind: 'category', codes: new Uint8Array(orders.length), values: packed(['x']) };
  const table = buildOrderTable(
    {
      count: orders.length,
      customer: Int32Array.from(orders, ({ customer }) => keys.indexOf(customer)),
      at: Int32Array.from(orders, ({ day }) => day),
      amount: Float64Array.from(orders, ({ amount }) => amount),
      timed: false,
      attributes: [
        {
          name: 'Channel',
          role: 'channel',
          per: 'order',
          kind: 'category',
          codes: Uint16Array.from(orders, ({ channel }) => CHANNELS.indexOf(channel) + 1),
          values: packed(CHANNELS)
        },
        {
          name: 'Items',
          role: 'quantity',
          per: 'order',
          kind: 'number',
          values: Float64Array.from(orders, ({ items }) => items ?? Number.NaN)
        },
        { name: 'Channel', role: null, per: 'order', ...blank, kind: 'category' }
      ]
    },
    { count: keys.length, names, hash: Int32Array.from(keys.keys()) },
    {
      customer: refunds.map(({ customer }) => keys.indexOf(customer)),
      day: refunds.map(({ day }) => day),
      amount: refunds.map(({ amount }) => amount)
    }
  );
  const ofCustomer = Array.from(
    { length: table.customerCount },
    (_, c) => customers[customerKey(table, c)]
  );
  return {
    ...table,
    attributes: [
      ...table.attributes,
      {
        name: 'Tier',
        role: 'loyalty',
        per: 'customer',
        kind: 'category',
        codes: Uint8Array.from(ofCustomer, (customer) => TIERS.indexOf(customer?.tier ?? '') + 1),
        values: packed(TIERS)
      },
      {
        name: 'Joined',
        role: 'joinDate',
        per: 'customer',
        kind: 'day',
        values: Int32Array.from(ofCustomer, (customer) => customer?.joined ?? NO_DAY)
      }
    ]
  };
}

/** A customer's orders: by day, then by amount, then as they stand. */
export function historyOf<T extends OracleOrder>(orders: readonly T[], customer: string): T[] {
  return orders
    .filter((order) => order.customer === customer)
    .sort((x, y) => x.day - y.day || x.amount - y.amount);
}

/** What a dimension says of an order and its customer: a text, a number, or null for blank. */
export function valueOf(
  dimension: Condition['dimension'],
  order: ShopOrder,
  first: ShopOrder,
  customer: ShopCustomer | undefined
): string | number | null {
  switch (dimension) {
    case 'order:Channel':
      return order.channel === '' ? null : order.channel;
    case 'order:Items':
      return order.items;
    case 'customer:Tier':
      return customer?.tier === '' ? null : (customer?.tier ?? null);
    case 'customer:Joined':
      return customer?.joined ?? null;
    case 'first-amount':
      return first.amount;
    case 'first-day':
      return first.day;
    case 'first-weekday':
      return String(new Date(first.day * 86_400_000).getUTCDay() || 7);
    default:
      throw new RangeError(dimension);
  }
}

export function meets(value: string | number | null, keep: Keep): boolean {
  if (keep.kind === 'values') {
    const text = value === null ? '' : typeof value === 'string' ? value : null;
    return (text !== null && keep.values.includes(text)) !== keep.except;
  }
  if (typeof value !== 'number') return false;
  return value >= (keep.from ?? -Infinity) && value < (keep.below ?? Infinity);
}

/** The shop as if it had only what meets the filter, from the meaning of the conditions. */
export function filterShop(shop: SmallShop, filter: Filter): SmallShop {
  const { orders, refunds, customers } = shop;
  const isKept = (order: ShopOrder): boolean => {
    const [first] = historyOf(orders, order.customer);
    if (first === undefined) return false;
    const customer = customers[order.customer];
    return filter.every(({ dimension, scope, keep }) => {
      const looked = scope === 'orders' ? order : first;
      return meets(valueOf(dimension, looked, first, customer), keep);
    });
  };
  const kept = orders.filter(isKept);
  const left = new Set(kept.map(({ customer }) => customer));
  return { orders: kept, refunds: refunds.filter(({ customer }) => left.has(customer)), customers };
}

/** Days around a Gregorian and a Solar Hijri turn of the year, 2023-11-20 on. */
export const BASE = 19_681;

const values = (texts: readonly string[]): fc.Arbitrary<Keep> =>
  fc.record({
    kind: fc.constant('values' as const),
    values: fc.subarray([...texts, '', 'unheard of']),
    except: fc.boolean()
  });
const range = (least: number, most: number): fc.Arbitrary<Keep> => {
  const bound = fc.option(fc.integer({ min: least, max: most }), { nil: null, freq: 3 });
  return fc.record({ kind: fc.constant('range' as const), from: bound, below: bound });
};
const condition = (
  dimension: Condition['dimension'],
  keep: fc.Arbitrary<Keep>
): fc.Arbitrary<Condition> =>
  fc.record({
    dimension: fc.constant(dimension),
    scope: fc.constantFrom('customers' as const, 'orders'),
    keep
  });

const conditions = fc.oneof(
  condition('order:Channel', fc.oneof(values(CHANNELS), values(CHANNELS), range(0, 3))),
  condition('order:Items', fc.oneof(range(0, 4), values(['1']))),
  condition('customer:Tier', values(TIERS)),
  condition('customer:Joined', fc.oneof(range(BASE - 40, BASE + 200), values([]))),
  condition('first-amount', range(0, 90)),
  condition('first-weekday', values(['1', '2', '3', '4', '5', '6', '7'])),
  condition('first-day', range(BASE, BASE + 200))
);

export const filters: fc.Arbitrary<Filter> = fc.array(conditions, { minLength: 1, maxLength: 3 });

const blankOr = (texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...texts);

/** Shops of up to so many customers and orders. */
export const smallShops = (customers: number, orders: number): fc.Arbitrary<SmallShop> => {
  const keys = Array.from({ length: customers }, (_, c) => `c${c}`);
  const customer = fc.constantFrom(...keys);
  const at = fc.nat(229);
  const money = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
  const shops = fc.record({
    // Without the bias to short lists, of which most tests would be otherwise.
    orders: fc.noBias(
      fc.array(
        fc.record({
          customer,
          day: at.map((days) => BASE + days),
          amount: money(0, 90),
          channel: blankOr(CHANNELS),
          items: fc.option(money(0, 5), { nil: null })
        }),
        { minLength: 1, maxLength: orders, size: 'max' }
      )
    ),
    refunds: fc.array(
      fc.record({ customer, day: at.map((days) => BASE + days), amount: money(-40, -1) }),
      { maxLength: 3 }
    ),
    customers: fc
      .tuple(
        ...keys.map(() =>
          fc.record({
            tier: blankOr(TIERS),
            joined: fc.option(money(BASE - 40, BASE + 200), { nil: null })
          })
        )
      )
      .map((known) => Object.fromEntries(keys.map((key, i) => [key, known[i] as ShopCustomer])))
  });
  // A refund of a customer without any order never reaches the table.
  return shops.map((shop) => {
    const buyers = new Set(shop.orders.map((order) => order.customer));
    return { ...shop, refunds: shop.refunds.filter((refund) => buyers.has(refund.customer)) };
  });
};

/** Settings in both calendars and all granularities, with and without from–to and an observation end. */
export const variedSettings: fc.Arbitrary<Settings> = fc
  .record({
    granularity: fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year'),
    calendar: fc.constantFrom('gregory' as const, 'persian'),
    weekStart: fc.constantFrom('monday' as const, 'saturday'),
    lapseWindowDays: fc.constantFrom(null, 1, 14, 31, 60),
    completeOnly: fc.boolean(),
    observationEnd: fc.option(fc.integer({ min: BASE + 60, max: BASE + 260 }), { nil: null }),
    from: fc.option(fc.integer({ min: BASE - 10, max: BASE + 200 }), { nil: null, freq: 1 }),
    to: fc.option(fc.integer({ min: BASE + 20, max: BASE + 240 }), { nil: null, freq: 1 })
  })
  .map((varied) => ({ ...DEFAULT_SETTINGS, ...varied }));
