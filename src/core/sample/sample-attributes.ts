/** What the sample shop's file says beside customer, date and amount, so that break-downs can be tried. */
import type { SeededRandom } from '../math/random';
import type { Attribute, AttributeRole, PackedStrings } from '../orders/order-table';
import { StringPacker } from '../orders/packed-strings';
import type { SampleTexts } from './sample-texts';

/** What is known of a made-up customer beside the orders. */
export interface SampleTraits {
  /** Won by the campaign. */
  campaign: boolean;
  /** Chance to leave after an order. */
  leaving: number;
  /** Orders a day while a customer. */
  ratePerDay: number;
}

const PRODUCTS_PER_CATEGORY = 3;

/**
 * Columns of the sample shop. Some go with how customers behave: those who
 * come by Instagram leave sooner, who begins with coffee orders more often,
 * who begins with a present less; the campaign's newcomers used its code.
 * The city goes with nothing, and neither does the way to pay, so that a
 * break-down by them shows what chance alone does.
 * @param offsets of the orders by customer, as in an order table
 */
export function sampleAttributes(
  random: SeededRandom,
  offsets: Uint32Array,
  traits: readonly SampleTraits[],
  texts: SampleTexts
): Attribute[] {
  const orders = offsets[traits.length] ?? 0;
  const channel = new Uint8Array(orders);
  const category = new Uint8Array(orders);
  const product = new Uint8Array(orders);
  const coupon = new Uint8Array(orders);
  const payment = new Uint8Array(orders);
  const city = new Uint8Array(traits.length);
  const pick = (weights: readonly number[]): number => {
    let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found < 0 ? weights.length : found + 1;
  };
  for (const [c, { campaign, leaving, ratePerDay }] of traits.entries()) {
    const start = offsets[c] ?? 0;
    const home = pick([0.5, 0.15 + leaving, 0.25 * (1.3 - leaving)]);
    const keen = Math.min(3, ratePerDay / 0.012);
    city[c] = pick([0.26, 0.2, 0.18, 0.15, 0.12, 0.09]);
    for (let i = start; i < (offsets[c + 1] ?? 0); i++) {
      const isFirst = i === start;
      channel[i] = random.uniform() < 0.85 ? home : pick([0.5, 0.3, 0.2]);
      const kind = pick(isFirst ? [0.15 + 0.3 * keen, 0.3, 0.2, 0.35] : [0.42, 0.3, 0.18, 0.1]);
      category[i] = kind;
      product[i] = (kind - 1) * PRODUCTS_PER_CATEGORY + pick([0.5, 0.3, 0.2]);
      const codeChance = isFirst ? (campaign ? 0.7 : 0.08) : 0.05;
      if (random.uniform() < codeChance) coupon[i] = isFirst ? 1 : 2;
      payment[i] = pick([0.62, 0.25, 0.13]);
    }
  }
  const { headings } = texts;
  const column = (
    role: AttributeRole & keyof SampleTexts['headings'],
    codes: Uint8Array,
    values: readonly string[],
    per: Attribute['per'] = 'order'
  ): Attribute => ({
    kind: 'category',
    name: headings[role],
    role,
    per,
    codes,
    values: packed(values)
  });
  return [
    column('channel', channel, texts.channels),
    column('category', category, texts.categories),
    column('product', product, texts.products),
    column('coupon', coupon, texts.coupons),
    column('payment', payment, texts.payments),
    column('city', city, texts.cities, 'customer')
  ];
}

function packed(values: readonly string[]): PackedStrings {
  const packer = new StringPacker();
  for (const value of values) packer.add(value);
  return packer.pick(Uint32Array.from(values.keys()));
}
