import { describe, expect, it } from 'vitest';
import {
  columnKinds,
  fitRow,
  isHeadingRow,
  repairRow,
  triageLine,
  type ColumnKind
} from '../../../src/core/ingest/row-fields';

const KINDS: readonly ColumnKind[] = ['text', 'date', 'text', 'number', 'number', 'text'];
const fit = (row: string[], kinds: readonly ColumnKind[] | null = KINDS): unknown =>
  fitRow(row, { width: kinds?.length ?? 6, date: 1, kinds });

describe('fitRow', () => {
  it('leaves a whole row as it is, without a copy', () => {
    const row = ['1', '2024-01-08', 'Mug', '2', '9.50', ''];
    expect(fitRow(row, { width: 6, date: 1 })).toEqual({ row, repair: null });
    expect(fitRow(row, { width: 6, date: 1 })?.row).toBe(row);
  });

  it('adds missing empty fields and cuts off surplus ones', () => {
    expect(fit(['1', '2024-01-08', 'Mug', '2', '9.50'])).toEqual({
      row: ['1', '2024-01-08', 'Mug', '2', '9.50', ''],
      repair: 'padded'
    });
    expect(fit(['1', '2024-01-08', 'Mug', '2', '9.50', '', ' ', ''])).toEqual({
      row: ['1', '2024-01-08', 'Mug', '2', '9.50', ''],
      repair: 'padded'
    });
  });

  it('gives up a record that lacks more than half of its fields', () => {
    expect(fit(['1', '2024-01-08'])).toBeNull();
    expect(fit(['1'])).toBeNull();
  });

  it.each([
    ['۱۴۰۵/۸/۳۰', ' ۱۲:۰۰:۰۰', '۱۴۰۵/۸/۳۰, ۱۲:۰۰:۰۰'],
    ['1/8/2024', ' 9:45:43 AM', '1/8/2024, 9:45:43 AM'],
    ['8.1.2024', ' 09:45', '8.1.2024, 09:45'],
    ['٨/١/٢٠٢٤', ' ٩:٤٥:٠٠ ص', '٨/١/٢٠٢٤, ٩:٤٥:٠٠ ص'],
    ['8.1.2024', '12.00.00', '8.1.2024, 12.00.00'],
    ['Jan 8', ' 2024', 'Jan 8, 2024'],
    ['Jan 8', ' 2024 9:45 AM', 'Jan 8, 2024 9:45 AM']
  ])('joins %s and %s', (date, time, joined) => {
    for (const kinds of [null, ['text', 'date', 'number'] as const]) {
      expect(fitRow(['7', date, time, '5'], { width: 3, date: 1, kinds })).toEqual({
        row: ['7', joined, '5'],
        repair: 'comma-joined'
      });
    }
    // The column of the date need not be known.
    expect(repairRow(['7', date, time, '5'], 3, -1)).toEqual(['7', joined, '5']);
  });

  it('does not take an amount for the time after a date', () => {
    expect(fitRow(['7', '2024-01-08', '12.50', 'Mug', 'red'], { width: 4, date: 1 })).toBeNull();
  });

  it('leaves a date and its own column of times apart', () => {
    const kinds = ['date', 'date', 'text', 'number'] as const;
    expect(
      fitRow(['2024-01-08', '10:00', 'Doe', ' Jo', '5'], { width: 4, date: 0, kinds })
    ).toEqual({
      row: ['2024-01-08', '10:00', 'Doe, Jo', '5'],
      repair: 'comma-joined'
    });
  });

  it('joins the thousands of a number where the columns leave one way only', () => {
    expect(fit(['1', '2024-01-08', 'Mug', '2', '1', '298.41', 'x'])).toEqual({
      row: ['1', '2024-01-08', 'Mug', '2', '1,298.41', 'x'],
      repair: 'comma-joined'
    });
    expect(fit(['1', '2024-01-08', 'Mug', '12', '1', '298', '410', 'x'])).toEqual({
      row: ['1', '2024-01-08', 'Mug', '12', '1,298,410', 'x'],
      repair: 'comma-joined'
    });
    expect(fit(['1', '2024-01-08', 'Mug', '۲', '۱', '۲۹۸ تومان', 'x'])).toMatchObject({
      row: ['1', '2024-01-08', 'Mug', '۲', '۱,۲۹۸ تومان', 'x']
    });
  });

  it('joins the parts of a text', () => {
    expect(fit(['1', '2024-01-08', 'Mug', ' red', '2', '150', 'x'])).toEqual({
      row: ['1', '2024-01-08', 'Mug, red', '2', '150', 'x'],
      repair: 'comma-joined'
    });
  });

  it('does not guess between two ways', () => {
    // 1 and 298,410, or 1,298 and 410.
    expect(fit(['1', '2024-01-08', 'Mug', '1', '298', '410', 'x'])).toBeNull();
    // A number with one decimal place too many to be thousands.
    expect(fit(['1', '2024-01-08', 'Mug', '2', '12', '50', 'x'])).toBeNull();
  });

  it('drops a surplus empty first field where the date then stands in its column', () => {
    expect(fitRow(['', '1', '2024-01-08', 'Ann', '5'], { width: 4, date: 1 })).toEqual({
      row: ['1', '2024-01-08', 'Ann', '5'],
      repair: 'padded'
    });
    expect(fitRow(['', '2024-01-08', 'Ann', 'x', '5'], { width: 4, date: 1 })).toBeNull();
  });

  it('gives up a record with many fields too many at once', () => {
    const start = performance.now();
    const row = Array<string>(50_000).fill('1');
    expect(fitRow(row, { width: 6, date: 1, kinds: KINDS })).toBeNull();
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('columnKinds', () => {
  it('tells numbers, dates and texts by nine in ten filled cells', () => {
    const rows = Array.from({ length: 10 }, (_, i) => [
      `#${i}`,
      i === 3 ? 'n/a' : '2024-01-08',
      'Ann',
      i === 4 ? '' : '1,298.41',
      i < 2 ? 'free' : '5',
      ''
    ]);
    expect(columnKinds(rows, 6)).toEqual(['text', 'date', 'text', 'number', 'text', 'text']);
  });

  it('tells them from rows that all have a parted number or date', () => {
    const numbers = Array.from({ length: 9 }, (_, i) => [`a${i}`, '2024-01-08', '1', `29${i}`]);
    expect(columnKinds(numbers, 3)).toEqual(['text', 'date', 'number']);
    const dates = Array.from({ length: 9 }, (_, i) => ['Ann', `۱۴۰۵/۸/${i}`, ' ۱۲:۰۰:۰۰', `${i}`]);
    expect(columnKinds(dates, 3)).toEqual(['text', 'date', 'number']);
  });

  it('tells nothing from too few whole rows, or where two columns may be parted', () => {
    expect(columnKinds([['1', '2']], 2)).toBeNull();
    const either = Array.from({ length: 9 }, () => ['1', '298', '410']);
    expect(columnKinds(either, 2)).toBeNull();
  });
});

describe('isHeadingRow', () => {
  const headings = ['Order ID', 'Date', 'Customer', 'Total'];
  it.each([
    [['Invoice No', 'Date', 'Amount', 'Status']],
    [['شماره فاکتور', 'تاریخ', 'مشتری', 'مبلغ']],
    [['', 'Customer ID', 'City', '']],
    [['Refund ID', 'Order ID', 'Amount']]
  ])('knows %j', (row) => {
    expect(isHeadingRow(row, headings, 4)).toBe(true);
  });

  it.each([
    [['Order ID', 'Date', 'Customer', 'Total']],
    [['1001', '2024-01-08', 'Ann', '5']],
    [['Ann Lee', 'Mug', 'Leeds', 'red']],
    [['paid', 'paid', 'paid', 'paid']],
    [['Total', '', '', '']],
    [['', '', '', '']]
  ])('does not take %j for one', (row) => {
    expect(isHeadingRow(row, headings, 4)).toBe(false);
  });
});

describe('triageLine', () => {
  const headings = ['No', 'Date', 'Customer', 'Total'];
  const tell = (row: string[], dateless = true): unknown =>
    triageLine(row, headings, 2, 0, dateless);

  it('knows the headings when they come again', () => {
    expect(tell(['No', 'Date', 'Customer', 'Total'])).toBe('repeated-header');
  });

  it('knows a row that describes the columns', () => {
    expect(
      tell([
        'Platform unique order ID.',
        'Order created time.',
        'Buyer of the order.',
        'Order amount.'
      ])
    ).toBe('repeated-header');
  });

  it.each([
    [['Total for Gita Rao', '', '', '1,000.00']],
    [['', '', 'جمع کل', '۱۲۰۰۰']],
    [['', '', 'Ընդամենը', '506 380']],
    [['Gesamt', '', '', '812,20']],
    [['Итого', '', '', '5']],
    [['Toplam', '', '', '5']],
    [['المجموع', '', '', '5']],
    [['12', 'Total', '', '5']],
    [['60 record(s) downloaded', '', '', '']],
    [['Seller ID : example', '', '', '']],
    [['Accrual Basis  Tuesday', ' March 4', ' 2025 10:15 AM GMT-05:00', '']],
    [['صفحه ۱ از ۲', '', '', '']]
  ])('knows %j as a total or footer', (row) => {
    expect(tell(row)).toBe('totals-line');
  });

  it('knows a line with one filled cell as a title or group', () => {
    expect(tell(['--- فاکتورها ---', '', '', ''])).toBe('group-line');
    expect(tell(['', '', 'Gita Rao', ''])).toBe('group-line');
    // An order id alone is a further line of its order.
    expect(tell(['1001', '', '', ''])).toBeNull();
  });

  it('leaves rows of the table alone, sound or not', () => {
    expect(tell(['1', '2024-01-08', 'Total Sports', '5'], false)).toBeNull();
    expect(tell(['1', 'soon', 'Ann Lee', '5'])).toBeNull();
    expect(tell(['', 'unknown', 'Ann', 'free'])).toBeNull();
  });
});
