import { describe, expect, it } from 'vitest';
import type { PresentCustomers } from '../../../../src/core/clv/ahead';
import { fitNamed } from '../../../../src/core/clv/models/candidates';
import { fitSpend } from '../../../../src/core/clv/models/gamma-gamma';
import { weeklyDiscountRate } from '../../../../src/core/clv/models/lifetime-model';
import { mbgNbd } from '../../../../src/core/clv/models/mbg-nbd';
import { newcomerWorth } from '../../../../src/core/clv/money/newcomer';
import { rowsOf } from '../../../../src/core/clv/models/rows';
import type { Transactions } from '../../../../src/core/clv/models/transactions';
import { SeededRandom } from '../../../../src/core/math/random';
import { betaGeometricLife, simulateShop } from '../simulate';

const TRUE = { r: 0.8, alpha: 7, a: 0.8, b: 2.5 };
/** Gamma-Gamma: amounts are Gamma(p, ν), ν ~ Gamma(q, v); the mean of all is p v / (q − 1) = 50. */
const SPEND = { p: 4, q: 5, v: 50 };
const YEAR = { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: 0.4 } as const;
/** Twelve mean months of 30.436875 days. */
const WEEKS = (12 * 30.436875) / 7;

function shop(customers: number, seed: number): PresentCustomers {
  const random = new SeededRandom(seed);
  const watch = { customers, from: 30, to: 100, ahead: 0 };
  const { lists } = simulateShop(betaGeometricLife(TRUE, true), watch, random);
  const counts = Array.from(lists.x);
  const n = counts.length;
  const spend = new Float64Array(n).fill(NaN);
  const spendOfAll = new Float64Array(n);
  counts.forEach((x, i) => {
    const rate = random.gamma(SPEND.q) / SPEND.v;
    const first = random.gamma(SPEND.p) / rate;
    const later = x === 0 ? 0 : random.gamma(SPEND.p * x) / rate;
    if (x > 0) spend[i] = later / x;
    spendOfAll[i] = (first + later) / (x + 1);
  });
  const days = (weeks: number): number => Math.round(weeks * 7);
  const known: Transactions = {
    customer: Uint32Array.from(counts.keys()),
    x: Uint32Array.from(counts),
    txDays: Int32Array.from(lists.tx, days),
    ageDays: Int32Array.from(lists.T, days),
    spend,
    spendOfAll,
    logGaps: new Float64Array(n)
  };
  const rows = rowsOf(known);
  const model = fitNamed('MBG/NBD', rows);
  if (!model) throw new Error('no model');
  const forecaster = { name: model.name, members: [model], alive: model };
  const spendFit = fitSpend(known.x, known.spend);
  return { known, rows, forecaster, spendFit, expectedSpend: new Float64Array(n) };
}

describe('newcomerWorth', () => {
  const further = mbgNbd.newCustomer(TRUE).discounted(WEEKS, weeklyDiscountRate(0.1));
  const truth = 0.4 * 50 * (1 + further);

  it('holds the worth that shops were drawn with in nearly all of its intervals', () => {
    const shops = 16;
    let held = 0;
    let sum = 0;
    for (let seed = 1; seed <= shops; seed++) {
      const { clv } = newcomerWorth(shop(250, seed), YEAR);
      if (clv && clv.low <= truth && clv.high >= truth) held++;
      sum += clv?.value ?? NaN;
    }
    // Binomial with p = 0.95: below 13 of 16 comes in 1 of 140 such tests.
    expect(held).toBeGreaterThanOrEqual(13);
    expect(sum / shops / truth).toBeCloseTo(1, 1);
  });

  it('is the end of its own course, and grows with margin and horizon', () => {
    const present = shop(300, 9);
    const { clv, course } = newcomerWorth(present, YEAR);
    expect(course.find(({ months }) => months === 12)?.value).toBeCloseTo(clv?.value ?? 0, 6);
    const whole = newcomerWorth(present, { ...YEAR, grossMargin: null }).clv;
    expect((whole?.value ?? 0) / (clv?.value ?? 1)).toBeCloseTo(2.5, 10);
    expect((whole?.high ?? 0) / (clv?.high ?? 1)).toBeCloseTo(2.5, 10);
    const ever = newcomerWorth(present, { ...YEAR, horizonMonths: null }).clv;
    expect(ever?.value).toBeGreaterThan(course.at(-1)?.value ?? Infinity);
    expect(ever?.high).toBeLessThan(Infinity);
  });

  it('is narrower the more customers tell of it', () => {
    const spread = (customers: number): number => {
      const { clv } = newcomerWorth(shop(customers, 4), YEAR);
      return ((clv?.high ?? 0) - (clv?.low ?? 0)) / (clv?.value ?? 1);
    };
    // Four times the customers: half the width, give or take what the sample says.
    const narrower = spread(250) / spread(1000);
    expect(narrower).toBeGreaterThan(1.5);
    expect(narrower).toBeLessThan(2.7);
  });

  it('is nothing without a margin to keep, and unknown where nobody has spent', () => {
    const present = shop(200, 5);
    expect(newcomerWorth(present, { ...YEAR, grossMargin: 0 }).clv).toEqual({
      value: 0,
      low: 0,
      high: 0
    });
    const { x } = present.known;
    const unpaid = { ...present, spendFit: fitSpend(x, new Float64Array(x.length)) };
    expect(newcomerWorth(unpaid, YEAR).clv).toBeNull();
  });
});
