/** Whether an order's total stands on several of its rows. */
import { forEachSpan, type Intake } from './intake';
import { GIFT, PROFILE, REFUND, SALE } from './row-rules';

/** Share of the orders with several amounts that must repeat one amount. */
const REPEATED_SHARE = 0.9;
const MIN_REPEATED_ORDERS = 2;

const HAS_AMOUNT = 1;
const HAS_SEVERAL = 2;
const DIFFERS = 4;

export interface Totals {
  /** Layout of each order's first row; null where there is one. */
  layout: Uint8Array | null;
  /** By layout. */
  once: boolean[];
}

/**
 * Finds out, for each layout, whether the amounts of rows that share an order
 * add up or repeat one total: by the plan where it knows, else by the orders.
 * @param of order of each row; null where each row is an order
 */
export function findTotals(intake: Intake, of: Int32Array | null, orderCount: number): Totals {
  const { layouts } = intake;
  const once = layouts.map(({ plan }) => plan.lineItems === 'once');
  if (of === null) return { layout: null, once };
  const layout = layouts.length > 1 ? layoutsOf(intake, of, orderCount) : null;
  if (layouts.every(({ plan }) => plan.lineItems !== 'unknown')) return { layout, once };
  const { amount, fate, count } = intake.rows;
  const first = new Float64Array(orderCount);
  const known = new Uint8Array(orderCount);
  for (let row = 0; row < count; row++) {
    const rowFate = fate[row] ?? SALE;
    const value = amount[row] ?? Number.NaN;
    if ((rowFate >= PROFILE && rowFate !== GIFT) || rowFate === REFUND || value !== value) continue;
    const order = of[row] ?? 0;
    const bits = known[order] ?? 0;
    if ((bits & HAS_AMOUNT) === 0) {
      known[order] = HAS_AMOUNT;
      first[order] = value;
    } else {
      known[order] = bits | HAS_SEVERAL | (first[order] === value ? 0 : DIFFERS);
    }
  }
  const several = layouts.map(() => 0);
  const repeated = layouts.map(() => 0);
  for (let order = 0; order < orderCount; order++) {
    const bits = known[order] ?? 0;
    if ((bits & HAS_SEVERAL) === 0) continue;
    const at = layout === null ? 0 : (layout[order] ?? 0);
    several[at] = (several[at] ?? 0) + 1;
    if ((bits & DIFFERS) === 0 && first[order] !== 0) repeated[at] = (repeated[at] ?? 0) + 1;
  }
  layouts.forEach(({ plan }, at) => {
    if (plan.lineItems === 'unknown') once[at] = isRepeated(repeated[at] ?? 0, several[at] ?? 0);
  });
  return { layout, once };
}

/** Whether so many orders repeat one value that it stands for the order. */
export function isRepeated(repeated: number, several: number): boolean {
  return repeated >= MIN_REPEATED_ORDERS && repeated >= several * REPEATED_SHARE;
}

function layoutsOf(intake: Intake, of: Int32Array, orderCount: number): Uint8Array {
  const NONE = 255;
  const found = new Uint8Array(orderCount).fill(NONE);
  forEachSpan(intake, ({ layout }, from, to) => {
    const index = layout?.index ?? 0;
    for (let row = from; row < to; row++) {
      const order = of[row] ?? 0;
      if (found[order] === NONE) found[order] = index;
    }
  });
  return found;
}
