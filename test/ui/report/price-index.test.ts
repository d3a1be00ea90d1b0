import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../src/ui/report/value/money/parse-amount';
import {
  parsePriceIndex,
  writePriceIndex,
  type IndexKind
} from '../../../src/ui/report/value/money/parse-index';

const monthOf = (written: string): string | undefined =>
  parsePriceIndex(`${written}\t100`, 'index', 'en').months[0]?.month;
const problemsOf = (lines: string[], kind: IndexKind = 'index') =>
  parsePriceIndex(lines.join('\n'), kind, 'en').problems.map(({ line, problem }) => [
    line,
    problem
  ]);

describe('parsePriceIndex', () => {
  it.each([
    ['2024-03', '2024-03'],
    ['2024/3', '2024-03'],
    ['03/2024', '2024-03'],
    ['3.2024', '2024-03'],
    ['202403', '2024-03'],
    ['2024M03', '2024-03'],
    ['2024-M03', '2024-03'],
    ['2024-03-01', '2024-03'],
    ['01.03.2024', '2024-03'],
    ['3/1/2024', '2024-03'],
    ['Mar 2024', '2024-03'],
    ['March, 2024', '2024-03'],
    ['Mar-24', '2024-03'],
    ['2024 March', '2024-03'],
    ['մարտ 2024', '2024-03'],
    ['2024 թ. մարտ', '2024-03'],
    ['1402/05', '1402-05'],
    ['۱۴۰۲/۰۵', '1402-05'],
    ['مرداد ۱۴۰۲', '1402-05'],
    ['مرداد ماه ۱۴۰۲', '1402-05'],
    ['۱۴۰۲ مرداد', '1402-05'],
    ['Mordad 1402', '1402-05'],
    ['آوریل ۲۰۲۴', '2024-04']
  ])('reads the month %s', (written, month) => {
    expect(monthOf(written)).toBe(month);
  });

  it.each(['13/2024', '2024-00', 'Spring 2024', '2024', '05.03.2024', '2024-031', 'مرداد ۲۰۲۴'])(
    'reads no month in %s',
    (written) => {
      expect(problemsOf([`${written}\t100`])).toEqual([[1, 'month']]);
    }
  );

  it('takes tabs, semicolons, commas and spaces between, and passes over further columns', () => {
    const text = '2024-01\t100\tx\n2024-02; 101.5;7\n2024-03, 103.25\n2024-04   104';
    expect(parsePriceIndex(text, 'index', 'en')).toEqual({
      calendar: 'gregory',
      months: [
        { month: '2024-01', index: 100 },
        { month: '2024-02', index: 101.5 },
        { month: '2024-03', index: 103.25 },
        { month: '2024-04', index: 104 }
      ],
      problems: []
    });
  });

  it('reads numbers as the language writes them', () => {
    const index = (text: string, locale: 'fa' | 'hy'): number | undefined =>
      parsePriceIndex(text, 'index', locale).months[0]?.index;
    expect(index('فروردین ۱۴۰۲\t۲۸۱٫۴', 'fa')).toBe(281.4);
    expect(index('2024-01;101,5', 'hy')).toBe(101.5);
  });

  it('passes over empty lines and a heading, and orders the months', () => {
    const { months, problems } = parsePriceIndex(
      '\ufeffMonth;CPI\r\n\r\n2024-02;102\r\n2024-01;101\r\n',
      'index',
      'en'
    );
    expect(problems).toEqual([]);
    expect(months.map(({ month }) => month)).toEqual(['2024-01', '2024-02']);
  });

  it('tells by line what it cannot use', () => {
    const lines = [
      '2024-01;100',
      'total 12',
      '2024-02;many',
      '2024-03;0',
      '2024-01;99',
      '2024-01;100',
      '1402/05;100'
    ];
    expect(problemsOf(lines)).toEqual([
      [2, 'month'],
      [3, 'number'],
      [4, 'value'],
      [5, 'twice'],
      [7, 'calendar']
    ]);
  });

  it('makes an index of monthly inflation, for which no month may be missing', () => {
    const { months } = parsePriceIndex('2024-01;10%\n2024-02;-50\n2024-03;0', 'inflation', 'en');
    expect(months.map(({ index }) => index.toFixed(6))).toEqual([
      '110.000000',
      '55.000000',
      '55.000000'
    ]);
    expect(problemsOf(['2024-01;10', '2024-03;10'], 'inflation')).toEqual([[2, 'gap']]);
    expect(problemsOf(['2024-01;-100'], 'inflation')).toEqual([[1, 'value']]);
  });

  it('finds nothing in nothing', () => {
    expect(parsePriceIndex(' \n\n', 'index', 'en')).toEqual({
      calendar: 'gregory',
      months: [],
      problems: []
    });
  });

  it('reads what was written from an index, also in the Solar Hijri calendar', () => {
    const months = [
      { month: '1402-12', index: 98.123456789 },
      { month: '1403-01', index: 101 }
    ];
    const text = writePriceIndex({ calendar: 'persian', base: '1403-01', months });
    expect(parsePriceIndex(text, 'index', 'fa')).toEqual({
      calendar: 'persian',
      months,
      problems: []
    });
  });
});

describe('parseAmount', () => {
  it('reads an amount from 0 up, and an empty field as none', () => {
    expect(parseAmount('۱۲٬۵۰۰ تومان', 'fa')).toBe(12_500);
    expect(parseAmount('0', 'en')).toBe(0);
    expect(parseAmount(' ', 'en')).toBeNull();
    for (const wrong of ['-1', '5%', 'much']) expect(parseAmount(wrong, 'en')).toBe('invalid');
  });
});
