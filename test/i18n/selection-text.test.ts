import { describe, expect, it } from 'vitest';
import type { Condition, Keep } from '../../src/core/filter/condition';
import type { Report } from '../../src/core/report-schema';
import { isoToDay } from '../../src/core/time/calendar';
import type { LocaleId } from '../../src/i18n/formatter';
import {
  cardSubtitle,
  conditionText,
  filterText,
  indexMonth,
  priceText,
  selectionText,
  spanLabel,
  spanText,
  wholeSubtitle
} from '../../src/i18n/selection-text';
import { LOCALES, WORDS } from '../charts/catalogues';
import { smallReport } from '../charts/small-report';

const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const values = (list: readonly string[], except = false): Keep => ({
  kind: 'values',
  values: list,
  except
});
const range = (from: number | null, below: number | null): Keep => ({ kind: 'range', from, below });

function said(condition: Partial<Condition> & Pick<Condition, 'dimension' | 'keep'>): string {
  const { m, f } = WORDS.en;
  return bare(conditionText({ scope: 'customers', ...condition }, smallReport(), m, f));
}

/** The days 2024-01-10 to 2024-04-10, with a span and a filter. */
function limited(
  span: Partial<Report['span']>,
  settings: Partial<Report['settings']> = {}
): Report {
  const report = smallReport();
  return {
    ...report,
    span: { ...report.span, firstDay: '2024-01-10', observationEnd: '2024-04-10', ...span },
    settings: { ...report.settings, ...settings }
  };
}

describe('conditionText', () => {
  it('tells what the condition looks at from what it keeps', () => {
    expect(said({ dimension: 'order:Channel', keep: values(['Web']) })).toBe(
      'Channel of the first order: Web'
    );
    expect(said({ dimension: 'order:Channel', scope: 'orders', keep: values(['Web']) })).toBe(
      'Only orders with Channel: Web'
    );
    expect(said({ dimension: 'customer:City', keep: values(['Yerevan', 'Gyumri']) })).toBe(
      'City: Yerevan and Gyumri'
    );
  });

  it('names blank and weekdays, and a column without a heading', () => {
    expect(said({ dimension: 'customer:City', keep: values([''], true) })).toBe(
      'City: all but (blank)'
    );
    expect(said({ dimension: 'first-weekday', keep: values(['1', '7']) })).toBe(
      'Weekday of the first order: Monday and Sunday'
    );
    expect(said({ dimension: 'customer:', keep: values(['x']) })).toBe(
      'Column without a heading: x'
    );
  });

  it('counts what it does not name', () => {
    expect(said({ dimension: 'customer:City', keep: values(['a', 'b', 'c', 'd', 'e']) })).toBe(
      'City: a, b, c and 2 more'
    );
  });

  it('keeps a colon in a heading', () => {
    expect(said({ dimension: 'customer:Note: city', keep: values(['x']) })).toBe('Note: city: x');
  });

  it('writes ranges of amounts with the currency, of numbers without, of days as days', () => {
    const amount = (keep: Keep) => said({ dimension: 'first-amount', keep });
    const currency = smallReport().settings.currency;
    const money = (sum: number) => WORDS.en.f.money(sum, currency);
    expect(amount(range(20, 60))).toBe(
      `Size of the first order: ${money(20)} to under ${money(60)}`
    );
    expect(amount(range(20, null))).toBe(`Size of the first order: at least ${money(20)}`);
    expect(amount(range(null, 60))).toBe(`Size of the first order: under ${money(60)}`);
    expect(said({ dimension: 'customer:Age', keep: range(18, 30.5) })).toBe(
      'Age: 18 to under 30.5'
    );
    const day = isoToDay('2024-03-01');
    expect(said({ dimension: 'first-day', keep: range(day, day + 31) })).toBe(
      'Time of the first order: 1–31 Mar 2024'
    );
    expect(said({ dimension: 'first-day', keep: range(null, day) })).toBe(
      'Time of the first order: until 29 Feb 2024'
    );
    expect(said({ dimension: 'first-day', keep: range(day, null) })).toBe(
      'Time of the first order: from 1 Mar 2024 on'
    );
  });

  it('knows a column of days by its role in the files', () => {
    const report = smallReport();
    const source = { ...report.source, mapping: { joinDate: 'Joined' } };
    const { m, f } = WORDS.en;
    const keep = range(isoToDay('2024-03-01'), null);
    const condition: Condition = { dimension: 'customer:Joined', scope: 'customers', keep };
    expect(bare(conditionText(condition, { ...report, source }, m, f))).toBe(
      'Joined: from 1 Mar 2024 on'
    );
  });
});

describe('priceText', () => {
  const priced = limited(
    {},
    {
      priceIndex: {
        calendar: 'persian',
        base: '1402-12',
        months: [{ month: '1402-12', index: 100 }]
      }
    }
  );

  it('names the month whose prices the amounts are in, in the calendar of the index', () => {
    const { m, f } = WORDS.en;
    expect(priceText(priced, m, f)).toBe('in prices of Esfand 1402');
    expect(priceText(smallReport(), m, f)).toBe('');
  });

  it.each(LOCALES)('stands in every subtitle in %s', (locale) => {
    const { m, f } = WORDS[locale];
    const prices = priceText(priced, m, f);
    expect(prices).toContain(indexMonth({ calendar: 'persian', month: '1402-12' }, f));
    expect(cardSubtitle(priced, m, f, 'x').split(' · ')).toEqual([
      spanText(priced, f),
      prices,
      'x'
    ]);
  });
});

describe('spanText', () => {
  const { f, m } = WORDS.en;

  it('has the days of the data where none are chosen', () => {
    expect(spanText(limited({}), f)).toBe('10 Jan – 10 Apr 2024');
  });
  it('has the chosen days, open to the side that is not chosen', () => {
    expect(spanText(limited({ from: '2024-02-01' }), f)).toBe('1 Feb – 10 Apr 2024');
    expect(spanText(limited({ to: '2024-02-29' }), f)).toBe('10 Jan – 29 Feb 2024');
  });
  it('is short by whole periods, and exact by days', () => {
    const span = { from: '2024-02-01', to: '2024-03-31' };
    expect(spanLabel(limited(span), m, f)).toBe('Feb 2024 – Mar 2024');
    expect(spanLabel(limited(span, { granularity: 'year' }), m, f)).toBe('2024');
    expect(spanLabel(limited(span, { granularity: 'week' }), m, f)).toBe('1 Feb – 31 Mar 2024');
  });
});

describe('cardSubtitle', () => {
  const filter: Condition[] = [
    { dimension: 'order:Channel', scope: 'customers', keep: values(['Web']) },
    { dimension: 'customer:City', scope: 'customers', keep: values(['Gyumri'], true) }
  ];

  it('joins days, conditions and what else is said', () => {
    const { m, f } = WORDS.en;
    const report = limited({ from: '2024-02-01' }, { filter });
    expect(bare(cardSubtitle(report, m, f, 'by month'))).toBe(
      '1 Feb – 10 Apr 2024 · Channel of the first order: Web · City: all but Gyumri · by month'
    );
    expect(bare(wholeSubtitle(report, m, f))).toBe(
      '10 Jan – 10 Apr 2024 · Channel of the first order: Web · City: all but Gyumri'
    );
  });

  it('says nothing of a filter where there is none', () => {
    const { m, f } = WORDS.en;
    expect(filterText(limited({}), m, f)).toBe('');
    expect(selectionText(limited({}), m, f)).toBe('10 Jan – 10 Apr 2024');
  });

  it.each<[LocaleId, string]>([
    ['en', '10 Jan – 10 Apr 2024 · Channel of the first order: Web · City: all but Gyumri'],
    ['fa', '۱۰ ژانویه تا ۱۰ آوریل ۲۰۲۴ · Channel در سفارش اول: Web · City: همه جز Gyumri'],
    [
      'hy',
      '10 հունվարի – 10 ապրիլի 2024 թ. · Channel (առաջին պատվեր)՝ Web · City՝ բոլորը, բացի Gyumri'
    ]
  ])('is worded in %s', (locale, expected) => {
    const { m, f } = WORDS[locale];
    expect(bare(selectionText(limited({}, { filter }), m, f))).toBe(expected);
  });

  it('keeps foreign words apart from their surroundings in every language', () => {
    for (const locale of LOCALES) {
      const { m, f } = WORDS[locale];
      const text = selectionText(limited({}, { filter }), m, f);
      for (const word of ['Channel', 'Web', 'City', 'Gyumri']) {
        expect(text).toContain(f.isolate(word));
      }
    }
  });
});
