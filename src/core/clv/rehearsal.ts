/** Made-up shops to forecast before there is a real one, so that the engine has made the code quick by then. */
import { SeededRandom } from '../math/random';
import { orderTableFromRecords, type OrderRecord } from '../orders/build-table';
import type { OrderTable } from '../orders/order-table';

/** The days and the BG/NBD process of a shop. */
interface MadeUpShop {
  /** Days from the first to the last. */
  days: number;
  /** Days in which customers join. */
  joinDays: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}

const CUSTOMERS = 800;

/** A short past of few customers who come back, and a long one of many: between them they take most ways through the code. */
const SHOPS: readonly MadeUpShop[] = [
  { days: 540, joinDays: 90, r: 0.25, alpha: 30, a: 0.8, b: 2.4 },
  { days: 1100, joinDays: 1000, r: 0.6, alpha: 45, a: 0.8, b: 2.5 }
];

/** After so many the engine finds nothing more to make quicker. */
export const REHEARSALS = 6;

/**
 * The shop of a rehearsal: 800 customers, about 2,000 orders, the same for the same number.
 * @param round from 0 on
 */
export function rehearsalShop(round: number): OrderTable {
  const shop = SHOPS[round % SHOPS.length];
  if (!shop) throw new RangeError(`no rehearsal ${round}`);
  const random = new SeededRandom(round + 1);
  const records: OrderRecord[] = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    const gap = shop.alpha / Math.max(random.gamma(shop.r), 1e-3);
    const leaves = random.beta(shop.a, shop.b);
    let day = Math.floor(random.uniform() * shop.joinDays);
    do {
      const amount = 30 * Math.exp(0.5 * random.normal());
      records.push({ customer: String(i), day, amount });
      day += 1 + Math.floor(random.exponential() * gap);
    } while (day <= shop.days && random.uniform() >= leaves);
  }
  return orderTableFromRecords(records);
}
