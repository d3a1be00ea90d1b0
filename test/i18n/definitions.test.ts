import { describe, expect, it } from 'vitest';
import type { DefinitionKey, DefinitionNumbers } from '../../src/i18n/definition';
import { LOCALES, WORDS } from '../charts/catalogues';

/** Marks that only order the text. */
const bare = (text: string): string =>
  text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');

const MONEY_TILE = { value: 50, numerator: 5000, denominator: 100, currency: 'USD' };
const RATE_TILE = { value: 0.792, numerator: 412, denominator: 520, currency: null };
const RANGE = { value: 1234, low: 1100, high: 1380 };
const SHARE = { rate: 0.25, numerator: 10, denominator: 40 };

/** Numbers for each definition, and the ones that the text must show, as English writes them. */
const SHOWN: { [Key in DefinitionKey]: [DefinitionNumbers[Key], string[]] } = {
  customers: [{ value: 2357, numerator: null, denominator: null, currency: null }, ['2,357']],
  repeatPurchaseRate: [RATE_TILE, ['412', '520', '79.2%']],
  retentionRate: [RATE_TILE, ['412', '520', '79.2%']],
  churnRate: [RATE_TILE, ['412', '520', '79.2%']],
  averageOrderValue: [MONEY_TILE, ['5,000', '100', '50']],
  revenue: [MONEY_TILE, ['50']],
  returningRevenueShare: [
    { ...RATE_TILE, numerator: 4120, denominator: 5200 },
    ['4,120', '5,200', '79.2%']
  ],
  ordersPerCustomer: [{ value: 2.94, orders: 6919, customers: 2357 }, ['6,919', '2,357', '2.94']],
  lapseWindowDays: [{ days: 90, gaps: 4321, source: 'gaps' }, ['90', '4,321']],
  secondOrder: [
    { days: 60, rate: 0.31, customers: 1200, medianDays: 75 },
    ['60', '31%', '1,200', '75']
  ],
  medianDaysBetweenOrders: [{ days: 24, gaps: 33 }, ['24', '33']],
  activeCustomers: [{ active: 77, lapseWindowDays: 90 }, ['77', '90']],
  newCustomers: [{ newCustomers: 12 }, ['12']],
  wonBackCustomers: [{ wonBackCustomers: 13 }, ['13']],
  firstTimeBuyers: [{ buyers: 60, returningBuyers: 35, firstTimeBuyers: 25 }, ['60', '35', '25']],
  returningBuyers: [{ buyers: 60, returningBuyers: 35, firstTimeBuyers: 25 }, ['60', '35', '25']],
  retentionRateWithWonBack: [
    { customersAtStart: 500, customersAtEnd: 540, newCustomers: 100, rate: 0.88 },
    ['500', '540', '100', '88%']
  ],
  revenueRetention: [
    { rate: 0.5, previousRevenue: 8000, currency: 'USD' },
    ['4,000', '8,000', '50%']
  ],
  cohort: [{ label: 'X', size: 781 }, ['X', '781']],
  cohortActive: [SHARE, ['10', '40', '25%']],
  cohortOnOrAfter: [SHARE, ['10', '40', '25%']],
  cohortReturnedBy: [SHARE, ['10', '40', '25%']],
  cohortAverage: [SHARE, ['10', '40', '25%']],
  simpleClv: [
    {
      value: 75,
      averageOrderValue: 50,
      ordersPerYear: 2,
      yearlyChurn: 0.4,
      lifetimeYears: 2.5,
      grossMargin: 0.3,
      revenueValue: 250,
      currency: 'USD'
    },
    ['50', '2', '2.5', '30%', '75']
  ],
  historicClv: [
    { revenue: 9000, customers: 60, value: 150, margin: 45, currency: 'USD' },
    ['9,000', '60', '150', '45']
  ],
  wilson: [
    { rate: 0.8, low: 0.711, high: 0.867, denominator: 100 },
    ['80%', '71.1%', '86.7%', '100']
  ],
  thin: [{ denominator: 12 }, ['12']],
  incompletePeriod: [{ observationEnd: 0, calendar: 'gregory' }, ['1970']],
  nextOrderCurve: [
    { days: 90, share: 0.312, low: 0.298, high: 0.327, customers: 1200 },
    ['90', '31.2%', '29.8%', '32.7%', '1,200']
  ],
  reminderDay: [
    { horizonDays: 365, returning: 0.41, halfBy: 28, mostBy: 74 },
    ['365', '41%', '28', '74']
  ],
  orderLadder: [{ ...SHARE, orders: 2 }, ['2', '3', '10', '40', '25%']],
  concentration: [{ top: 0.1, customers: 235, revenueShare: 0.38 }, ['235', '38%']],
  newAndReturning: [
    {
      newCustomers: 300,
      returningCustomers: 200,
      newOrders: 300,
      returningOrders: 450,
      newRevenue: 15000,
      returningRevenue: 21000,
      currency: 'USD'
    },
    ['300', '450', '15,000', '21,000']
  ],
  churnCurve: [
    [
      { days: 30, ...SHARE },
      { days: 365, rate: 0.05, numerator: 6, denominator: 120 }
    ],
    ['30', '10', '40', '25%', '365', '6', '120', '5%']
  ],
  cameBack: [{ days: 90, ...SHARE }, ['90', '10', '40', '25%']],
  boughtAgain: [SHARE, ['10', '40', '25%']],
  revenueRetentionGross: [{ gross: 0.412, net: 0.635 }, ['41.2%', '63.5%']],
  spanFilter: [{ from: 0, to: null, observationEnd: 730, calendar: 'gregory' }, ['1970', '1972']],
  filterScope: [
    { customers: 312, orders: 845, allCustomers: 2357, allOrders: 6919 },
    ['312', '845', '2,357', '6,919']
  ],
  groups: [SHARE, ['10', '40', '25%']],
  logRank: [{ chiSquare: 16.79, p: 0.012 }, ['16.79', '0.012']],
  manyGroups: [{ groups: 12, differing: 2 }, ['12', '2']],
  differenceInterval: [{ a: 0.2, b: 0.26, low: 0.011, high: 0.108 }, ['20%', '26%', '1.1', '10.8']],
  eventEffect: [{ days: 28, before: 3.25, after: 4.5 }, ['28', '3.25', '4.5']],
  comparison: [{ measures: 12, differing: ['repeatPurchaseRate'] }, ['12', '1']],
  averageOrderValueByGroup: [MONEY_TILE, ['5,000', '100', '50']],
  cumulativeRevenue: [
    { label: 'X', size: 50, revenue: 4200, currency: 'USD' },
    ['X', '50', '4,200', '84']
  ],
  // More than 100%: customers who skipped the period before are back.
  cohortPreviousShare: [{ rate: 1.25, numerator: 10, denominator: 8 }, ['10', '8', '125%']],
  pAlive: [SHARE, ['10', '40', '25%']],
  expectedOrders: [{ ...RANGE, months: 12 }, ['1,234', '1,100', '1,380', '12']],
  expectedValue: [{ ...RANGE, months: 6, currency: 'USD' }, ['1,234', '1,100', '1,380', '6']],
  customerEquity: [{ ...RANGE, currency: 'USD' }, ['1,234', '1,100', '1,380']],
  newCustomerValue: [
    { firstOrder: 30, value: 45, months: 24, currency: 'USD' },
    ['30', '45', '24', '75']
  ],
  expectedSpend: [{ mean: 35, currency: 'USD' }, ['35']],
  forecastInterval: [{ held: 1, of: 2 }, ['1', '2']],
  holdoutError: [{ orders: -0.062, money: 0.031, origins: 2 }, ['6.2%', '3.1%', '2']],
  forecastModel: [{ name: 'Pareto/NBD', origins: 2 }, ['Pareto/NBD', '2']],
  tracking: [{ actual: 4567, expected: 4321.4 }, ['4,567', '4,321']],
  calibration: [{ expected: 3.25, actual: 2.75 }, ['3.25', '2.75']],
  seasonality: [{ high: 1.85, low: 0.62, years: 3 }, ['185%', '62%', '3']],
  aliveMap: [{ ageDays: 731 }, ['731']],
  nextOrderDate: [{ days: 38 }, ['38']],
  discountRate: [{ yearly: 0.15 }, ['15%']],
  cac: [{ cost: 6000, customers: 500, cac: 12, currency: 'USD' }, ['6,000', '500', '12']],
  clvToCac: [{ clv: 30, cac: 12, ratio: 2.5, currency: 'USD' }, ['30', '12', '2.5']],
  payback: [{ month: 4, cac: 12, currency: 'USD' }, ['4', '12']],
  spendTrend: [{ value: 0.182, low: 0.151, high: 0.214 }, ['18.2%', '15.1%', '21.4%']],
  priceIndex: [{ base: '2024-03', change: 0.45, calendar: 'gregory' }, ['45%']],
  memberRetention: [SHARE, ['10', '40', '25%']],
  memberFuture: [{ expected: 2.75, members: 120 }, ['2.75', '120']]
};

const KEYS = Object.keys(SHOWN);

/** As the language writes a number that English writes so. */
function written(text: string, locale: string): string {
  if (locale === 'en') return text;
  if (locale === 'hy') return text.replaceAll(',', ' ').replace('.', ',');
  return text
    .replace(/[0-9]/g, (c) => '۰۱۲۳۴۵۶۷۸۹'[Number(c)] ?? c)
    .replaceAll(',', '٬')
    .replace('.', '٫')
    .replace('%', '٪');
}

describe.each(LOCALES)('definitions in %s', (locale) => {
  const { definitions } = WORDS[locale].m;

  it('cover the same numbers, each with all its parts', () => {
    expect(Object.keys(definitions).sort()).toEqual([...KEYS].sort());
    for (const { name, plain, formula, caution } of Object.values(definitions)) {
      for (const text of [name, plain, formula, caution]) expect(text.trim()).not.toBe('');
      expect(plain).toMatch(locale === 'hy' ? /։$/ : /\.$/);
    }
  });

  it.each(KEYS)('put the own numbers into the formula: %s', (key) => {
    const shown = Object.entries(SHOWN).find(([name]) => name === key)?.[1];
    const definition = Object.entries(definitions).find(([name]) => name === key)?.[1];
    if (!shown || !definition) throw new Error(`no definition of ${key}`);
    const text = bare(Reflect.apply(definition.withNumbers, undefined, [shown[0]]));
    for (const number of shown[1]) expect(text).toContain(written(number, locale));
  });

  it('say that a number is unknown instead of showing nothing', () => {
    const none = { value: null, numerator: null, denominator: null, currency: null };
    const texts = [
      definitions.retentionRate.withNumbers(none),
      definitions.averageOrderValue.withNumbers(none),
      definitions.secondOrder.withNumbers({ days: 90, rate: null, customers: 3, medianDays: null }),
      definitions.wilson.withNumbers({ rate: null, low: null, high: null, denominator: 0 }),
      definitions.cohortActive.withNumbers({ rate: null, numerator: 0, denominator: 0 }),
      definitions.nextOrderCurve.withNumbers(null),
      definitions.reminderDay.withNumbers(null),
      definitions.concentration.withNumbers({ top: 0.1, customers: 3, revenueShare: null }),
      definitions.churnCurve.withNumbers([]),
      definitions.revenueRetentionGross.withNumbers({ gross: null, net: null })
    ];
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toMatch(/null|NaN|undefined/);
  });

  it('lead to the view that compares where the report alone has no numbers', () => {
    const { logRank, manyGroups, differenceInterval, comparison } = definitions;
    const texts = [logRank, manyGroups, differenceInterval, comparison].map((definition) =>
      definition.withNumbers(null)
    );
    expect(new Set(texts).size).toBe(1);
  });

  it('say of a p-value below a thousandth that it is below, not that it is zero', () => {
    const text = bare(definitions.logRank.withNumbers({ chiSquare: 40, p: 2e-10 }));
    expect(text).toContain(`< ${written('0.001', locale)}`);
  });

  it('show the lifetime value as revenue where no margin is set', () => {
    const [numbers] = SHOWN.simpleClv;
    const text = bare(
      definitions.simpleClv.withNumbers({ ...numbers, value: null, grossMargin: null })
    );
    expect(text).toContain(written('250', locale));
  });
});

describe('Persian words', () => {
  const texts = Object.values(WORDS.fa.m.definitions).flatMap((d) => [
    d.name,
    d.plain,
    d.formula,
    d.caution
  ]);

  it('use Persian letters and digits only', () => {
    for (const text of texts) expect(text).not.toMatch(/[يك٠-٩0-9,;?]/);
  });
});

describe('Armenian words', () => {
  const texts = Object.values(WORDS.hy.m.definitions).flatMap((d) => [d.name, d.plain, d.caution]);

  it('use Armenian letters and the Armenian full stop', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/[a-z:?]/i);
      expect(text).toMatch(/[ա-և]/);
    }
  });
});
