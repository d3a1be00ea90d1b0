import { describe, expect, it } from 'vitest';
import type { Insight, Report } from '../../../src/core/report-schema';
import { analyse } from '../../../src/core/report';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { createFormatter } from '../../../src/i18n/create-formatter';
import { insights as en } from '../../../src/i18n/en/insights';
import { insights as fa } from '../../../src/i18n/fa/insights';
import { insights as hy } from '../../../src/i18n/hy/insights';
import { insightSentence } from '../../../src/i18n/insight-sentence';
import { bare } from '../shared/languages';
import { TINY_SHOP } from './shops';

const report: Report = analyse(TINY_SHOP, { ...DEFAULT_SETTINGS, currency: 'USD' });

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
      view: 'cohorts',
      code: 'best-cohort',
      start: '2024-01-01',
      rate: 0.6,
      average: 0.4,
      offset: 3,
      size: 150
    },
    rests: ['150']
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
