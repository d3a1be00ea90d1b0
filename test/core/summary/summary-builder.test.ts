import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoToDay } from '../../../src/core/time/calendar';
import { unpackString } from '../../../src/core/orders/packed-strings';
import { SummaryBuilder } from '../../../src/core/summary/summary-builder';
import { planOf, readList } from './lists';

const DAYS = planOf(['customer', 'firstDate', 'lastDate', 'orderCount', 'revenue']);
const MODEL = planOf(['customer', 'frequency', 'recency', 'age', 'monetary']);

describe('SummaryBuilder on first and last days', () => {
  it('takes each row for a customer', () => {
    const { summary, counts, dates, fileRows } = readList(DAYS, [
      ['007', '2024-01-05', '2024-03-01', '3', '120.50'],
      ['12', '2024-02-10', '2024-02-10', '1', '15']
    ]);
    expect(summary.customerCount).toBe(2);
    expect([0, 1].map((i) => unpackString(summary.keys, i))).toEqual(['007', '12']);
    expect([...(summary.firstDay ?? [])]).toEqual([isoToDay('2024-01-05'), isoToDay('2024-02-10')]);
    expect([...(summary.lastDay ?? [])]).toEqual([isoToDay('2024-03-01'), isoToDay('2024-02-10')]);
    expect([...summary.orders]).toEqual([3, 1]);
    expect([...summary.revenue]).toEqual([120.5, 15]);
    expect(summary).toMatchObject({ frequency: null, age: null, observationEnd: null });
    expect(counts).toMatchObject({ read: 2, accepted: 2, rejected: 0, ignored: 0 });
    expect(dates.order).toBe('ymd');
    expect(fileRows).toEqual([2]);
  });

  it.each<[string, string[], string]>([
    ['no customer', ['', '2024-01-05', '2024-03-01', '3', '1'], 'no-customer'],
    [
      'a code that a spreadsheet rounded',
      ['1.11E+11', '2024-01-05', '2024-03-01', '3', '1'],
      'bad-customer'
    ],
    ['an impossible day', ['a', '2024-02-30', '2024-03-01', '3', '1'], 'bad-date'],
    ['no first day', ['a', '', '2024-03-01', '3', '1'], 'bad-date'],
    [
      'the last order before the first',
      ['a', '2024-03-02', '2024-03-01', '3', '1'],
      'last-before-first'
    ],
    ['half an order', ['a', '2024-01-05', '2024-03-01', '2.5', '1'], 'bad-count'],
    ['a negative number of orders', ['a', '2024-01-05', '2024-03-01', '-2', '1'], 'bad-count'],
    ['no number of orders', ['a', '2024-01-05', '2024-03-01', '', '1'], 'bad-count'],
    ['words for a number of orders', ['a', '2024-01-05', '2024-03-01', 'many', '1'], 'bad-count'],
    ['two days with one order', ['a', '2024-01-05', '2024-03-01', '1', '1'], 'bad-figures'],
    ['no amount in the revenue', ['a', '2024-01-05', '2024-03-01', '3', 'x'], 'bad-amount'],
    ['too many fields', ['a', '2024-01-05', '2024-03-01', '3', '1', 'x'], 'wrong-field-count']
  ])('rejects %s', (_, row, reason) => {
    const { counts, issues, summary } = readList(DAYS, [
      row,
      ['good', '2024-01-01', '2024-03-01', '2', '5']
    ]);
    expect(counts).toMatchObject({ read: 2, accepted: 1, rejected: 1, reasons: { [reason]: 1 } });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ line: 2, reason });
    expect(summary.customerCount).toBe(1);
  });

  it('leaves out customers without orders, totals, headings again and blank lines', () => {
    const { counts } = readList(DAYS, [
      ['a', '', '', '0', '0'],
      ['Total', '', '', '12', '300'],
      [...DAYS.headings],
      ['', '', '', '', ''],
      ['b', '2024-01-05', '2024-03-01', '3', '1']
    ]);
    expect(counts).toEqual({
      read: 4,
      accepted: 1,
      rejected: 0,
      ignored: 3,
      reasons: { 'no-orders': 1, 'totals-line': 1, 'repeated-header': 1 }
    });
  });

  it('keeps a customer whose revenue is blank as unknown', () => {
    const { summary } = readList(DAYS, [['a', '2024-01-05', '2024-03-01', '3', '']]);
    expect([...summary.revenue]).toEqual([Number.NaN]);
  });

  it('adds up the rows of one customer in two spellings, and balances the money', () => {
    const plan = { ...DAYS, keys: [{ column: 0, kind: 'email' as const }] };
    const { summary, counts, ledger } = readList(plan, [
      ['a@x.example', '2024-02-05', '2024-02-20', '2', '10.25'],
      ['b@x.example', '2024-02-05', '2024-02-05', '1', '4'],
      ['A@X.example ', '2024-01-05', '2024-02-09', '3', '5.5'],
      ['bad@x.example', '2024-02-05', '2024-02-01', '1', '7']
    ]);
    expect(summary.customerCount).toBe(2);
    expect([...(summary.firstDay ?? [])][0]).toBe(isoToDay('2024-01-05'));
    expect([...(summary.lastDay ?? [])][0]).toBe(isoToDay('2024-02-20'));
    expect([...summary.orders]).toEqual([5, 1]);
    expect([...summary.revenue]).toEqual([15.75, 4]);
    expect(counts).toMatchObject({ read: 4, accepted: 3, rejected: 1 });
    expect(ledger).toMatchObject({ amountRead: 26.75, revenue: 19.75, customers: 2, orders: 6 });
    expect(ledger.entries).toEqual([
      {
        what: 'dropped',
        code: 'last-before-first',
        rows: 1,
        amount: -7,
        places: [{ file: 0, line: 5 }]
      },
      {
        what: 'merged',
        code: 'same-customer',
        rows: 1,
        amount: null,
        places: [{ file: 0, line: 4 }]
      }
    ]);
  });

  it('leaves a repeated row out, and adds it where the user says so', () => {
    const row = ['a', '2024-01-05', '2024-03-01', '3', '9'];
    expect(readList(DAYS, [row, row])).toMatchObject({
      counts: { accepted: 1, ignored: 1, reasons: { 'duplicate-row': 1 } },
      ledger: { revenue: 9 },
      rules: [{ rule: 'duplicate-row', on: true, rows: 1 }]
    });
    const off = readList({ ...DAYS, disabledRules: ['duplicate-row'] }, [row, row]);
    expect([...off.summary.orders]).toEqual([6]);
  });

  it('does not add up two files, which are two states of one list', () => {
    const builder = new SummaryBuilder(DAYS);
    builder.startFile();
    builder.addRows([['a', '2024-01-05', '2024-03-01', '3', '9']], 2, null);
    builder.startFile();
    builder.addRows([['a', '2024-01-05', '2024-04-01', '4', '12']], 2, null);
    builder.addRows([['b', '2024-04-01', '2024-04-01', '1', '3']], 3, null);
    const { summary, counts, issues, fileRows } = builder.finish();
    expect([...summary.orders]).toEqual([3, 1]);
    expect(counts.reasons).toEqual({ 'duplicate-customer': 1 });
    expect(issues[0]).toMatchObject({ file: 1, line: 2, reason: 'duplicate-customer' });
    expect(fileRows).toEqual([1, 2]);
  });

  it('lets the last orders, which come after the first ones, settle the order of the date', () => {
    // Read month first, 05/02 to 03/04 would be 2 May to 4 March.
    const rows = [
      ['a', '05/02/2024', '03/04/2024', '3', '9'],
      ['b', '12/01/2024', '02/05/2024', '3', '9'],
      ['c', '10/02/2024', '01/06/2024', '3', '9'],
      ['d', '04/02/2024', '03/06/2024', '3', '9']
    ];
    const { dates, counts, questions, summary } = readList(DAYS, rows);
    expect(dates).toMatchObject({ order: 'dmy', evidence: 'statistics', ambiguous: false });
    expect(questions).toEqual([]);
    expect(counts.accepted).toBe(4);
    expect(summary.firstDay?.[0]).toBe(isoToDay('2024-02-05'));
  });

  it('leaves it open where nothing settles it', () => {
    const { dates } = readList(DAYS, [['a', '05/02/2024', '05/02/2024', '1', '9']]);
    expect(dates).toMatchObject({ ambiguous: true, sample: '05/02/2024' });
    expect(dates.choices.map(({ order }) => order).sort()).toEqual(['dmy', 'mdy']);
  });

  it('keeps what else the list says by customer', () => {
    const plan = {
      ...DAYS,
      headings: [...DAYS.headings, 'City', 'Age group', 'Joined'],
      width: 8,
      attributes: [
        { column: 5, name: 'City', role: 'city' as const, kind: 'category' as const },
        { column: 6, name: 'Age group', role: null, kind: 'number' as const },
        { column: 7, name: 'Joined', role: 'joinDate' as const, kind: 'day' as const }
      ]
    };
    const { summary } = readList(plan, [
      ['x', '2024-01-05', '2024-03-01', '0', '3', 'Gyumri', '1', '2020-01-01'],
      ['a', '2024-01-05', '2024-03-01', '3', '3', 'Yerevan', '30', '2020-01-02'],
      ['b', '2024-01-05', '2024-03-01', '3', '3', '', '', ''],
      ['c', '2024-01-05', '2024-03-01', '3', '3', 'Yerevan', '40', '25.12.2020']
    ]);
    const [city, age, joined] = summary.attributes;
    if (city?.kind !== 'category' || age?.kind !== 'number' || joined?.kind !== 'day') {
      throw new Error('kinds');
    }
    expect([...city.codes]).toEqual([1, 0, 1]);
    expect(unpackString(city.values, 0)).toBe('Yerevan');
    expect(city).toMatchObject({ name: 'City', role: 'city', per: 'customer' });
    expect([...age.values]).toEqual([30, Number.NaN, 40]);
    expect(joined.values[0]).toBe(isoToDay('2020-01-02'));
    expect(joined.values[2]).toBe(isoToDay('2020-12-25'));
  });

  it('leaves out a further table in the file', () => {
    const builder = new SummaryBuilder(DAYS);
    builder.startFile();
    builder.addRows([['a', '2024-01-05', '2024-03-01', '3', '9']], 2, null);
    builder.startTable(null);
    builder.addRows([['b', '2024-01-05', '2024-03-01', '3', '9']], 4, null);
    expect(builder.finish().counts).toMatchObject({ read: 2, reasons: { 'other-table': 1 } });
  });
});

describe('SummaryBuilder on x, t_x, T and m̄', () => {
  it('counts x + 1 orders and keeps the figures', () => {
    // Customer 1 of the CDNOW summary in Fader & Hardie's spreadsheet: x = 2, t_x = 30.43, T = 38.86
    const { summary, questions } = readList({ ...MODEL, timeUnitDays: 7, observationEnd: 10_000 }, [
      ['1', '2', '30.43', '38.86', '22.35'],
      ['2', '0', '0.00', '38.86', '0.00']
    ]);
    expect([...summary.orders]).toEqual([3, 1]);
    expect([...(summary.recency ?? [])]).toEqual([30.43, 0]);
    expect([...(summary.age ?? [])]).toEqual([38.86, 38.86]);
    expect([...(summary.monetary ?? [])]).toEqual([22.35, Number.NaN]);
    expect([...summary.revenue]).toEqual([Number.NaN, Number.NaN]);
    expect(summary).toMatchObject({ timeUnitDays: 7, observationEnd: 10_000, firstDay: null });
    expect(questions).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['a negative x', ['a', '-1', '0', '10', '0'], 'bad-count'],
    ['half a transaction', ['a', '1.5', '3', '10', '5'], 'bad-count'],
    ['t_x beyond T', ['a', '2', '11', '10', '5'], 'bad-figures'],
    ['a negative t_x', ['a', '2', '-1', '10', '5'], 'bad-figures'],
    ['t_x above 0 without a repeat', ['a', '0', '3', '10', '5'], 'bad-figures'],
    ['no t_x with repeats', ['a', '2', '', '10', '5'], 'bad-figures'],
    ['no T', ['a', '2', '3', '', '5'], 'bad-figures'],
    ['no amount in m̄', ['a', '2', '3', '10', '?'], 'bad-amount']
  ])('rejects %s', (_, row, reason) => {
    const { counts } = readList(MODEL, [row, ['good', '1', '2', '9', '5']]);
    expect(counts).toMatchObject({ accepted: 1, rejected: 1, reasons: { [reason]: 1 } });
  });

  it('rejects a second row for a customer, whose figures cannot be added', () => {
    const { counts } = readList(MODEL, [
      ['a', '1', '2', '9', '5'],
      ['a', '1', '3', '9', '5']
    ]);
    expect(counts.reasons).toEqual({ 'duplicate-customer': 1 });
  });

  it('asks for the unit and the end that such a list does not tell', () => {
    const { questions, summary } = readList(MODEL, [['a', '1', '20', '90', '5']]);
    expect(questions).toEqual([
      { kind: 'observation-end', sample: '90' },
      {
        kind: 'time-unit',
        sample: '90',
        // 90 months of 30.4375 days are 2739.4 days
        choices: [
          { unit: 1, days: 90 },
          { unit: 7, days: 630 },
          { unit: 30.4375, days: 2739 }
        ]
      }
    ]);
    expect(summary.observationEnd).toBeNull();
  });

  it.each([
    [1, ['recency (days)', 'T']],
    [7, ['t_x', 'Age in weeks']],
    [7, ['سن (هفته)', 'x']],
    [7, ['Alter in Wochen', 'x']],
    [30.4375, ['Возраст, месяцев', 'x']],
    [1, ['օրեր', 'x']]
  ])('reads the unit of %d days in the headings %s', (days, [recency = '', age = '']) => {
    const headings = ['customer', 'x', recency, age, 'm'];
    const { summary, questions } = readList({ ...MODEL, headings }, [['a', '1', '2', '9', '5']]);
    expect(summary.timeUnitDays).toBe(days);
    expect(questions.map(({ kind }) => kind)).toEqual(['observation-end']);
  });

  it.each([7, 30.4375])('finds a unit of %d days in fractions that are whole days', (unit) => {
    const rows = [12, 40, 77, 101, 130, 155, 200, 211, 250, 268, 270, 271].map((days, i) => [
      `c${i}`,
      '1',
      (days / unit / 2).toFixed(2) === '0' ? '0' : (Math.floor(days / 2) / unit).toFixed(2),
      (days / unit).toFixed(2),
      '5'
    ]);
    expect(readList(MODEL, rows).summary.timeUnitDays).toBe(unit);
  });

  it('takes ages too long for weeks for days', () => {
    const { summary, questions } = readList(MODEL, [['a', '1', '20', '900', '5']]);
    expect(summary.timeUnitDays).toBe(1);
    expect(questions.map(({ kind }) => kind)).toEqual(['observation-end']);
  });

  it('works the unit and the end out of days that the list also has', () => {
    const plan = planOf(['customer', 'firstDate', 'lastDate', 'frequency', 'recency', 'age']);
    const { summary, questions } = readList(plan, [
      // 28 days are 4 weeks; 2024-01-01 and 10 weeks is 2024-03-11
      ['a', '2024-01-01', '2024-01-29', '1', '4', '10'],
      ['b', '2024-01-15', '2024-01-15', '0', '0', '8']
    ]);
    expect(summary).toMatchObject({ timeUnitDays: 7, observationEnd: isoToDay('2024-03-11') });
    expect(questions).toEqual([]);
  });

  it('asks for the column of days where there are neither days nor ages', () => {
    const plan = planOf(['customer', 'orderCount', 'revenue', 'other']);
    expect(readList(plan, [['a', '3', '9', '']]).questions).toEqual([
      { kind: 'role', role: 'date', candidates: [3] }
    ]);
  });
});

describe('SummaryBuilder on any rows', () => {
  it('counts every row once and balances the money', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '0', '1', '2', '3', '7.5', '-1', 'a', 'b', 'Total', 'x'),
      fc.constantFrom('2024-01-05', '2024-02-30', '05/06/2024', '1403/05/12', '1.11E+11')
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const { counts, ledger, issues, summary } = readList(DAYS, rows);
        expect(counts.read).toBe(counts.accepted + counts.rejected + counts.ignored);
        expect(issues).toHaveLength(counts.rejected + counts.ignored);
        const moved = ledger.entries.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
        expect(ledger.amountRead + moved).toBeCloseTo(ledger.revenue, 9);
        expect(summary.customerCount).toBe(ledger.customers);
        expect(summary.orders.every((orders) => orders >= 1)).toBe(true);
      }),
      { numRuns: 300 }
    );
  });
});
