import { describe, expect, it } from 'vitest';
import { bgBbProspect } from '../../../src/core/clv/models/bg-bb';
import { membersReport } from '../../../src/core/clv/members';
import { SeededRandom } from '../../../src/core/math/random';
import { orderTableFromRecords } from '../../../src/core/orders/build-table';
import type { MembersReport } from '../../../src/core/schema/members';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';
import { isoToDay } from '../../../src/core/time/calendar';

interface Order {
  customer: string;
  day: number;
  amount: number;
}

const yearly = (year: number): number => isoToDay(`${year}-06-15`);

/** Members of each yearly cohort who ordered in each of the years since, without a gap. */
function cohort(start: number, kept: readonly number[]): Order[] {
  const orders: Order[] = [];
  kept.forEach((count, k) => {
    for (let i = 0; i < count; i++) {
      orders.push({ customer: `${start}-${i}`, day: yearly(start + k), amount: 10 });
    }
  });
  return orders;
}

const until = (iso: string): Settings => ({ ...DEFAULT_SETTINGS, observationEnd: isoToDay(iso) });

function ready(orders: readonly Order[], settings: Settings): MembersReport {
  const report = membersReport(orderTableFromRecords(orders), settings, { every: 'year' });
  if (report.state !== 'ready') throw new Error(report.reason);
  return report;
}

describe('membersReport, read as a membership', () => {
  // High-end and Regular of Fader & Hardie (2007), each of 1,000 members, to the person.
  const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];
  const report = ready(cohort(2015, REGULAR), until('2022-12-31'));

  it('meets the published sBG fit of Fader & Hardie (2007), regular members: α 0.704, β 1.182, −1680.265', () => {
    expect(report.renewal?.alpha).toBeCloseTo(0.704, 3);
    expect(report.renewal?.beta).toBeCloseTo(1.182, 3);
    expect(report.renewal?.logLikelihood).toBeCloseTo(-1680.265, 3);
  });

  it('tells each renewal with who was due, and how many are kept', () => {
    expect(report).toMatchObject({ members: 1000, periods: 7, used: { rate: 1 } });
    const [first, second] = report.renewal?.steps ?? [];
    expect(first?.renewed).toMatchObject({ numerator: 631, denominator: 1000 });
    expect(second?.renewed).toMatchObject({ numerator: 468, denominator: 631 });
    expect(report.renewal?.steps[6]?.kept).toBeCloseTo(0.241, 10);
    expect(report.renewal?.present).toBe(241);
  });

  it('goes on where nothing has been seen, with what the model expects alone', () => {
    const steps = report.renewal?.steps ?? [];
    expect(steps).toHaveLength(19);
    expect(steps[7]).toMatchObject({ renewal: 8, kept: null, renewed: { rate: null } });
    // S(8) = S(7) (β + 7)/(α + β + 7) with the published parameters, S(7) = 0.241 in the paper's fit.
    const rate = (1.182 + 7) / (0.704 + 1.182 + 7);
    expect(steps[7]?.expectedRate).toBeCloseTo(rate, 3);
    const [seventh, eighth] = steps.slice(6, 8);
    expect(eighth?.expectedKept).toBeCloseTo((seventh?.expectedKept ?? 0) * rate, 3);
  });

  it('counts cohorts of different ages each as long as it has been seen', () => {
    const both = ready(
      [...cohort(2015, REGULAR), ...cohort(2020, [100, 50, 20])],
      until('2022-12-31')
    );
    const [first, , third] = both.renewal?.steps ?? [];
    expect(first?.renewed).toMatchObject({ numerator: 681, denominator: 1100 });
    expect(third?.renewed).toMatchObject({ numerator: 382, denominator: 468 });
  });

  it('leaves out the occasion that is not over', () => {
    const early = ready(cohort(2015, REGULAR), until('2022-12-30'));
    expect(early.periods).toBe(6);
    expect(early.renewal?.present).toBe(262);
  });

  it('has no lifetime in renewals where nothing is discounted', () => {
    const free = ready(cohort(2015, REGULAR), { ...until('2022-12-31'), annualDiscountRate: 0 });
    expect(free.renewal?.residualRenewals).toBeNull();
    expect(report.renewal?.residualRenewals).toBeGreaterThan(1);
  });

  it('says nothing of renewals where nobody has left', () => {
    const report = ready(cohort(2018, [50, 50, 50]), until('2020-12-31'));
    expect(report.renewal).toBeNull();
  });
});

describe('membersReport, read as occasions', () => {
  /** Members who are there until they leave with chance q each year, and order with chance p while there. */
  function donors(count: number, years: number, seed: number): Order[] {
    const random = new SeededRandom(seed);
    return Array.from({ length: count }, (_, i) => {
      const p = random.beta(1.2, 0.75);
      const q = random.beta(0.66, 2.8);
      const orders = [{ customer: `d${i}`, day: yearly(2000), amount: 1 }];
      for (let k = 1; k <= years && random.uniform() >= q; k++) {
        if (random.uniform() < p) {
          orders.push({ customer: `d${i}`, day: yearly(2000 + k), amount: 1 });
        }
      }
      return orders;
    }).flat();
  }
  const YEARS = 7;
  const all = donors(3000, YEARS + 5, 11);
  const report = ready(all, until(`${2000 + YEARS}-12-31`));

  it('expects about what comes on the next occasions', () => {
    const later = all.filter(({ day }) => day > isoToDay(`${2000 + YEARS}-12-31`));
    const last = report.occasions?.ahead.at(-1);
    expect(last?.occasions).toBe(5);
    expect(last?.low).toBeLessThan(later.length);
    expect(last?.high).toBeGreaterThan(later.length);
    expect((last?.high ?? 0) / (last?.low ?? 1)).toBeLessThan(1.3);
  });

  it('sums means and variances as the distribution of counts has them', () => {
    const { alpha, beta, gamma, delta } = report.occasions ?? {};
    if (alpha === undefined || beta === undefined) throw new Error('not fitted');
    if (gamma === undefined || delta === undefined) throw new Error('not fitted');
    // Independently of the report: from P(k orders) of each history.
    const histories = new Map<string, { x: number; tx: number; customers: number }>();
    const byMember = new Map<string, number[]>();
    for (const { customer, day } of all) {
      const k = Math.round((day - yearly(2000)) / 365.25);
      if (k <= YEARS) byMember.set(customer, [...(byMember.get(customer) ?? []), k]);
    }
    for (const years of byMember.values()) {
      const x = years.length - 1;
      const tx = Math.max(...years);
      const one = histories.get(`${x} ${tx}`) ?? { x, tx, customers: 0 };
      one.customers++;
      histories.set(`${x} ${tx}`, one);
    }
    let mean = 0;
    let alive = 0;
    for (const { x, tx, customers } of histories.values()) {
      const prospect = bgBbProspect({ alpha, beta, gamma, delta }, { x, tx, n: YEARS });
      alive += customers * prospect.pAlive;
      prospect.counts(3).forEach((chance, k) => (mean += customers * k * chance));
    }
    expect(report.occasions?.ahead[2]?.value).toBeCloseTo(mean, 6);
    expect(report.occasions?.alive).toBeCloseTo(alive, 6);
  });

  it('sees that occasions are skipped: no membership', () => {
    expect(report.used.rate).toBeLessThan(0.9);
  });
});

describe('membersReport, thin or odd data', () => {
  const ask = (orders: readonly Order[], end: string) =>
    membersReport(orderTableFromRecords(orders), until(end), { every: 'year' });

  it('says that two whole years after the first are needed', () => {
    expect(ask(cohort(2020, [100, 60]), '2021-12-31')).toEqual({
      state: 'none',
      reason: 'too-short',
      customers: 100,
      periods: 1
    });
  });

  it('says that thirty have to come back', () => {
    expect(ask(cohort(2018, [100, 29, 10]), '2020-12-31')).toMatchObject({
      state: 'none',
      reason: 'too-few'
    });
  });

  it('counts several orders of one period once, and those of the first not again', () => {
    const orders = cohort(2018, [60, 40, 20]);
    const doubled = [...orders, ...orders.map((order) => ({ ...order, day: order.day + 10 }))];
    expect(ask(doubled, '2020-12-31')).toEqual(ask(orders, '2020-12-31'));
  });

  it('has finite numbers where all leave alike', () => {
    const report = ask(cohort(2016, [1024, 512, 256, 128, 64]), '2020-12-31');
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/u);
    expect(report).toMatchObject({ renewal: { sameDropout: true } });
  });
});
