/** Shops as order tables, drawn from the process of MBG/NBD day by day. */
import type { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { OrderTable } from '../../../src/core/orders/order-table';

/** The day on which the watching ends. */
export const END = 20_000;

export interface OrderRecord {
  customer: string;
  day: number;
  amount: number;
}

/** Customers who began within the last `span` days, buying every 25 days or so while they stay. */
export function simulateOrders(
  customers: number,
  span: number,
  random: SeededRandom
): OrderRecord[] {
  const orders: OrderRecord[] = [];
  for (let c = 0; c < customers; c++) {
    const rate = random.gamma(1.2) / 30;
    const leaves = random.beta(0.8, 2.5);
    const level = Math.exp(3 + 0.4 * random.normal());
    for (let day = END - Math.floor(span * random.uniform()); day <= END;) {
      orders.push({ customer: `c${c}`, day, amount: level * Math.exp(0.3 * random.normal()) });
      if (random.uniform() < leaves) break;
      day += Math.max(1, Math.round(random.exponential() / rate));
    }
  }
  return orders;
}

export const tableOf = (orders: readonly OrderRecord[]): OrderTable =>
  orderTableFromRecords([...orders]);
