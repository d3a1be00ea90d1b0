import { describe, expect, it } from 'vitest';
import type { Insight, Report } from '../../../src/core/report-schema';
import type { Stake } from '../../../src/core/schema/insight';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createFormatter } from '../../../src/i18n/create-formatter';
import { insights as en } from '../../../src/i18n/en/insights';
import { insights as fa } from '../../../src/i18n/fa/insights';
import { insights as hy } from '../../../src/i18n/hy/insights';
import { insightSentence, stakeSentence } from '../../../src/i18n/insight-sentence';
import { bare } from '../shared/languages';
import { TINY_SHOP } from './shops';

const report: Report = analyse(TINY_SHOP, {
  ...DEFAULT_SETTINGS,
  currency: 'USD',
  annotations: [{ id: 'sale', kind: 'campaign', day: 19_800, lastDay: null, text: 'Spring sale' }]
});

const share = (numerator: number, denominator: number) => ({
  rate: numerator / denominator,
  numerator,
  denominator,
  low: 0,
  high: 1,
  thin: false
});

/** One of each code, with the customers it rests on. */
const SAMPLES: { insight: Insight; rests: string[] }[] = [
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'retention',
      code: 'retention-change',
      period: 1,
      rate: 0.9,
      previous: 0.85,
      numerator: 180,
      denominator: 200,
      significant: true
    },
    rests: ['180', '200']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'retention',
      code: 'second-order',
      rate: 0.3,
      days: 90,
      customers: 412,
      medianDays: null
    },
    rests: ['412']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'cohorts',
      code: 'cohort-trend',
      offset: 3,
      recent: share(18, 100),
      earlier: share(52, 200),
      cohorts: 3,
      significant: true
    },
    rests: ['18', '100', '52', '200']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'value',
      code: 'returning-revenue',
      share: 0.65,
      customersShare: 0.4,
      repeatCustomers: 120,
      customers: 300
    },
    rests: ['120', '300']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'value',
      code: 'concentration',
      topShare: 0.1,
      revenueShare: 0.41,
      topCustomers: 50,
      customers: 500
    },
    rests: ['50', '500']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'value',
      code: 'aov-returning',
      first: 40,
      later: 50,
      firstOrders: 300,
      laterOrders: 450,
      significant: true
    },
    rests: ['300', '450']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'overview',
      code: 'new-customers-change',
      period: 1,
      current: 30,
      previous: 45,
      significant: false
    },
    rests: ['30', '45']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'value',
      code: 'lapsed',
      lapsed: 77,
      customers: 300,
      days: 180,
      revenue: 1234
    },
    rests: ['77', '300']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'cohorts',
      code: 'best-cohort',
      start: '2024-01-01',
      rate: 0.6,
      average: 0.4,
      offset: 3,
      size: 150
    },
    rests: ['150']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'retention',
      code: 'bought-again-change',
      period: 1,
      rate: 0.3,
      previous: 0.4,
      numerator: 90,
      denominator: 300
    },
    rests: ['90', '300', '10']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'retention',
      code: 'revenue-retention-change',
      period: 1,
      rate: 0.35,
      previous: 0.25,
      buyers: 321
    },
    rests: ['321', '35', '25']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'cohorts',
      code: 'second-order-year',
      start: '2024-03-01',
      end: '2024-05-29',
      days: 90,
      recent: share(74, 412),
      before: share(104, 400),
      points: 0.057
    },
    rests: ['412', '400', '18', '26', '90']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'next',
      code: 'reminder',
      halfBy: 23,
      mostBy: 61,
      horizonDays: 365,
      returning: 0.44,
      customers: 812,
      waiting: 57
    },
    rests: ['23', '61', '365', '44', '812', '57']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'next',
      code: 'bottleneck',
      orders: 3,
      days: 180,
      rate: 0.33,
      customers: 105,
      elsewhere: 0.65
    },
    rests: ['33', '105', '65', '180']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'groups',
      code: 'group-returns',
      name: 'Channel',
      text: 'Instagram',
      per: 'order',
      days: 90,
      group: share(20, 200),
      others: share(123, 410)
    },
    rests: ['Channel', 'Instagram', '200', '410', '10', '30', '90']
  },
  {
    insight: {
      strength: 1,
      stake: null,
      view: 'retention',
      code: 'event',
      id: 'sale',
      measure: 'revenuePerDay',
      unit: 'money',
      before: 123,
      after: 456,
      days: 84,
      beforeCount: 400,
      afterCount: 500,
      overlaps: false
    },
    rests: ['Spring sale', '123', '456', '84']
  }
];

const LANGUAGES = [
  { locale: 'en', words: en, digits: '0123456789' },
  { locale: 'fa', words: fa, digits: '۰۱۲۳۴۵۶۷۸۹' },
  { locale: 'hy', words: hy, digits: '0123456789' }
] as const;

describe('insightSentence', () => {
  for (const { locale, words, digits } of LANGUAGES) {
    const f = createFormatter(locale);
    const m = { insights: words(f) };
    for (const { insight, rests } of SAMPLES) {
      it(`says in ${locale} how many customers "${insight.code}" rests on`, () => {
        const sentence = bare(insightSentence(insight, report, m, f));
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
        for (const number of rests) {
          expect(sentence).toContain(number.replace(/\d/g, (d) => digits[Number(d)] ?? d));
        }
      });
    }

    it(`says in ${locale} where a difference may be chance, and only there`, () => {
      for (const { insight } of SAMPLES) {
        if (!('significant' in insight)) continue;
        for (const significant of [true, false]) {
          const sentence = insightSentence({ ...insight, significant }, report, m, f);
          expect(sentence.includes(m.insights.chance), insight.code).toBe(!significant);
        }
      }
    });
  }

  it('names the number, the comparison and the periods', () => {
    const f = createFormatter('en');
    const [sample] = SAMPLES;
    if (!sample) throw new Error('no sample');
    expect(insightSentence(sample.insight, report, { insights: en(f) }, f)).toBe(
      'In Feb 2024 you kept 90% of your customers (180 of 200), 5 points more than in Jan 2024.'
    );
  });

  it('says that a rate is as before where the difference would read as 0 points', () => {
    const f = createFormatter('en');
    const insight: Insight = {
      strength: 0,
      stake: null,
      view: 'retention',
      code: 'retention-change',
      period: 1,
      rate: 0.9,
      previous: 0.9004,
      numerator: 180,
      denominator: 200,
      significant: false
    };
    expect(insightSentence(insight, report, { insights: en(f) }, f)).toBe(
      'In Feb 2024 you kept 90% of your customers (180 of 200), as in Jan 2024.'
    );
  });
});

describe('stakeSentence', () => {
  const f = createFormatter('en');
  const m = { insights: en(f) };
  const say = (stake: Stake | null): string | null => {
    const sentence = stakeSentence(stake, report, m, f);
    return sentence === null ? null : bare(sentence);
  };

  it('gives the money, the customers and what each means', () => {
    expect(say({ basis: 'year', days: null, money: 4214, customers: 21.07, each: 200 })).toBe(
      'That comes to about $4,200 a year (21 customers at $200 each).'
    );
  });

  it('is of the days that there are, where they are fewer than a year', () => {
    const stake = { money: 4214, customers: null, each: null, days: 90 };
    expect(say({ basis: 'year', ...stake })).toBe('That comes to about $4,200 in 90 days.');
    expect(say({ basis: 'point', ...stake })).toContain('about $4,200 in 90 days');
    expect(say({ basis: 'percent', ...stake })).toContain('about $4,200 in 90 days');
  });

  it('rounds money to two digits: it is an estimate', () => {
    expect(say({ basis: 'percent', days: null, money: 123_456, customers: null, each: null })).toBe(
      'One percent of it is about $120,000 a year.'
    );
  });

  it('is silent where no money is known, and where it is less than nothing', () => {
    expect(say(null)).toBeNull();
    expect(say({ basis: 'year', days: null, money: null, customers: 21, each: null })).toBeNull();
    expect(say({ basis: 'year', days: null, money: -3, customers: 21, each: -0.1 })).toBeNull();
    expect(say({ basis: 'year', days: null, money: 0, customers: 0, each: 5 })).toBeNull();
  });

  it('names no customers where less than one is at stake', () => {
    expect(say({ basis: 'year', days: null, money: 60, customers: 0.3, each: 200 })).toBe(
      'That comes to about $60 a year.'
    );
  });

  for (const { locale, words, digits } of LANGUAGES) {
    it(`has words in ${locale} for every way to weigh`, () => {
      const g = createFormatter(locale);
      for (const basis of ['year', 'point', 'percent', 'spent', 'days'] as const) {
        const stake = { basis, days: null, money: 5400, customers: 27, each: 200 };
        const sentence = bare(stakeSentence(stake, report, { insights: words(g) }, g) ?? '');
        const numbers = sentence.replace(/[۰-۹]/g, (d) => String(digits.indexOf(d)));
        expect(numbers.replace(/[^0-9]/g, '')).toContain('5400');
        expect(sentence).not.toMatch(/undefined|null|NaN/);
      }
    });
  }
});
