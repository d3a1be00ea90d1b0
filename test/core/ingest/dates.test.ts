import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateColumn, minuteOf, NO_DATE } from '../../../src/core/ingest/dates';
import type { DateOrder } from '../../../src/core/ingest/reading';

const MS_PER_DAY = 86_400_000;
const utc = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** Days of a column of values, as ISO dates; null for no date. */
function read(values: readonly string[], hint?: ConstructorParameters<typeof DateColumn>[0]) {
  const column = new DateColumn(hint);
  const packed = values.map((value) => column.push(value));
  const decision = column.decide();
  const days = packed
    .map((value) => column.resolve(value))
    .map((day) => (day === NO_DATE ? null : new Date(day * MS_PER_DAY).toISOString().slice(0, 10)));
  return { column, decision, days };
}

const one = (value: string): string | null => read([value]).days[0] ?? null;

describe('DateColumn on single values', () => {
  it.each([
    ['2024-01-08', '2024-01-08'],
    ['2024/1/8', '2024-01-08'],
    ['2024.01.08', '2024-01-08'],
    ['2024-01-08 09:45:43 -0500', '2024-01-08'],
    ['2017-06-17T08:04:21+00:00', '2017-06-17'],
    ['2024-12-31T23:30:00-08:00', '2024-12-31'],
    ['2024-01-08T09:45:43Z', '2024-01-08'],
    [' 2024-01-08 ', '2024-01-08'],
    ['\ufeff2024-01-08', '2024-01-08'],
    ['="2024-01-08"', '2024-01-08'],
    ['20240108', '2024-01-08'],
    ['20240108094543', '2024-01-08'],
    ['24.06.2026', '2026-06-24'],
    ['19․02․2024', '2024-02-19'],
    ['08. 01. 2024', '2024-01-08'],
    ['8.1.2024.', '2024-01-08'],
    ['25/12/2023 10:00', '2023-12-25'],
    ['12/25/2023', '2023-12-25'],
    ['7/25/2018 21:06', '2018-07-25'],
    ['30.12.69', '2069-12-30'],
    ['30.12.70', '1970-12-30']
  ])('reads %s as written', (text, expected) => {
    expect(one(text)).toBe(expected);
  });

  it.each([
    // One of each language, nominative or genitive, long or short
    ['Jan 8, 2024 9:45:43 AM PST', '2024-01-08'],
    ['September 24, 2026', '2026-09-24'],
    ['15 Mar 2026 3:22:08 PM UTC', '2026-03-15'],
    ['Sep-18-26', '2026-09-18'],
    ['26-May-26', '2026-05-26'],
    ['21-Nov-2026 05:12 PM EST', '2026-11-21'],
    ['2024-Jan-08', '2024-01-08'],
    ['Mon, 8 Jan 2024 09:45:43 +0000', '2024-01-08'],
    ['Mon Jan 08 2024 09:45:43 GMT+0100 (CET)', '2024-01-08'],
    ['Mon Jan 08 09:45:43 +0000 2024', '2024-01-08'],
    ['10-Dez-25', '2025-12-10'],
    ['8. Jänner 2024', '2024-01-08'],
    ['8. März 2024', '2024-03-08'],
    ['05-oct.-26', '2026-10-05'],
    ['8 janv. 2024', '2024-01-08'],
    ['mar. 6 févr. 2024', '2024-02-06'],
    ['1er août 2024', '2024-08-01'],
    ['1 août 2024', '2024-08-01'],
    ['8 de enero de 2024', '2024-01-08'],
    ['24 мая 2024 г.', '2024-05-24'],
    ['8 Января 2024', '2024-01-08'],
    ['8 Ocak 2024 Pazartesi', '2024-01-08'],
    ['1 Ağustos 2024', '2024-08-01'],
    ['3 KASIM 2024', '2024-11-03'],
    ['8 يناير 2024', '2024-01-08'],
    ['٨ كانون الثاني ٢٠٢٤', '2024-01-08'],
    ['5 تشرين الأول 2024', '2024-10-05'],
    ['8 ژانویه ۲۰۲۴', '2024-01-08'],
    ['2024 թ. հունվարի 8', '2024-01-08'],
    ['8 Հունվար, 2024', '2024-01-08'],
    ['24 մայիսի 2024', '2024-05-24'],
    // As written in Afghanistan, Algeria and Morocco
    ['8 جنوری 2024', '2024-01-08'],
    ['۸ اگست ۲۰۲۴', '2024-08-08'],
    ['8 جانفي 2024', '2024-01-08'],
    ['8 غشت 2024', '2024-08-08']
  ])('reads the month named in %s', (text, expected) => {
    expect(one(text)).toBe(expected);
  });

  it.each([
    // 12 Mordad 1403 = 2 August 2024; 30 Aban 1405 = 21 November 2026; 1 Farvardin 1404 = 21 March 2025
    ['1403/05/12', '2024-08-02'],
    ['۱۴۰۳/۵/۱۲', '2024-08-02'],
    ['١٤٠٣/٠٥/١٢', '2024-08-02'],
    ['14030512', '2024-08-02'],
    ['12/05/1403', '2024-08-02'],
    ['31/05/1403', '2024-08-21'],
    ['۱۴۰۵/۸/۳۰, ۱۲:۰۰:۰۰', '2026-11-21'],
    ['1405/08/30', '2026-11-21'],
    ['۱۲ مرداد ۱۴۰۳', '2024-08-02'],
    ['جمعه ۱۲ مرداد ۱۴۰۳ ساعت ۱۰:۲۰', '2024-08-02'],
    ['یک‌شنبه، 30 آبان 1405', '2026-11-21'],
    ['12 مرداد 03', '2024-08-02'],
    ['1 Farvardin 1404', '2025-03-21'],
    ['۱۲ مردادماه ۱۴۰۳', '2024-08-02'],
    ['۱۲ مرد ۱۴۰۳', '2024-08-02'],
    // Dari and Pashto names of the fifth month
    ['۱۲ اسد ۱۴۰۳', '2024-08-02'],
    ['۱۲ زمری ۱۴۰۳', '2024-08-02']
  ])('reads the Jalali date %s', (text, expected) => {
    expect(read([text, '25/05/1403']).days[0]).toBe(expected);
  });

  it.each([
    // Serial 45299 is 2024-01-08 in spreadsheets; 1704067200 is 2024-01-01 UTC
    ['45299', '2024-01-08'],
    ['45299.4068', '2024-01-08'],
    ['45299,99', '2024-01-08'],
    ['1704067200', '2024-01-01'],
    ['1704153599', '2024-01-01'],
    ['1704067200000', '2024-01-01'],
    ['1704067200.5', '2024-01-01']
  ])('reads the number %s as a spreadsheet or Unix date', (text, expected) => {
    expect(one(text)).toBe(expected);
  });

  it.each([
    '31.02.2024',
    '2023-02-29',
    '29.02.1900',
    '1404/12/30',
    '1404/7/31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0001-01-01',
    '1899-12-30',
    '32/13/2024',
    '2024-01',
    '2024-01-08-0001',
    '2024-01-081',
    '12:30',
    '1.2.3',
    '1001',
    '19999',
    '60001',
    '123456',
    '-45299',
    '1.298,41',
    'Jan 2024',
    '12 May pack 3 of 24',
    '8 Jan 1403',
    '12 مرداد 2024',
    '30 Feb 2024',
    'Total',
    '__proto__',
    '',
    ' '
  ])('takes %j for no date', (text) => {
    expect(one(text)).toBeNull();
  });

  it('does not take blanks for bad values', () => {
    const { column } = read(['', '  ', 'x', '2024-01-08']);
    expect(column.tally.bad).toBe(1);
  });
});

describe('DateColumn.decide', () => {
  it('takes a day above 12 anywhere as settling the order', () => {
    const values = [...Array<string>(50).fill('03/04/2024'), '25/04/2024'];
    const { decision, days } = read(values);
    expect(decision).toMatchObject({ order: 'dmy', evidence: 'values', ambiguous: false });
    expect(days[0]).toBe('2024-04-03');
    const american = read([...Array<string>(50).fill('03/04/2024'), '04/25/2024']);
    expect(american.decision).toMatchObject({ order: 'mdy', evidence: 'values' });
    expect(american.days[0]).toBe('2024-03-04');
  });

  it('rejects a stray value of the other order instead of misreading it', () => {
    const { days } = read(['25/04/2024', '26/04/2024', '04/27/2024']);
    expect(days).toEqual(['2024-04-25', '2024-04-26', null]);
  });

  it('lets rows that are sorted in one order only settle a tie', () => {
    const { decision, days } = read([
      '02/01/2024',
      '09/01/2024',
      '01/02/2024',
      '08/02/2024',
      '03/03/2024',
      '11/03/2024',
      '02/04/2024'
    ]);
    expect(decision).toMatchObject({ order: 'dmy', evidence: 'statistics', ambiguous: false });
    expect(days[2]).toBe('2024-02-01');
  });

  it('asks with both readings where rows are sorted in neither', () => {
    const { decision } = read([
      '08/01/2024',
      '06/01/2024',
      '01/02/2024',
      '06/02/2024',
      '02/03/2024'
    ]);
    expect(decision).toMatchObject({ ambiguous: true, sample: '08/01/2024' });
    expect(decision.choices).toContainEqual({ order: 'dmy', day: utc(2024, 1, 8) });
    expect(decision.choices).toContainEqual({ order: 'mdy', day: utc(2024, 8, 1) });
    // Days out of order within a month are less disorder than months out of order.
    expect(decision.choices[0]?.order).toBe('dmy');
  });

  it('takes dots for day first, which slashes and dashes are not', () => {
    expect(read(['03.04.2024', '01.02.2024']).decision).toMatchObject({
      order: 'dmy',
      ambiguous: false
    });
    expect(read(['03/04/2024', '01/02/2024']).decision.ambiguous).toBe(true);
    expect(read(['03-04-2024', '01-02-2024']).decision.ambiguous).toBe(true);
  });

  it('does not ask where both readings are the same day', () => {
    expect(read(['05/05/2024', '07/07/2024']).decision.ambiguous).toBe(false);
  });

  it('tells the year in two digits by how long the shop would have lived', () => {
    // Year first: read day first, the years would run from 2003 to 2029.
    const { decision, days } = read(['24/01/09', '24/01/03', '24/02/29', '24/03/11', '24/02/20']);
    expect(decision).toMatchObject({ order: 'ymd', ambiguous: false });
    expect(days[0]).toBe('2024-01-09');
  });

  it('reads American two-digit years from one value alone', () => {
    const { decision, days } = read(['01/08/24', '01/30/24']);
    expect(decision).toMatchObject({ order: 'mdy', evidence: 'values' });
    expect(days).toEqual(['2024-01-08', '2024-01-30']);
  });

  it('takes what the user says', () => {
    const { decision, days } = read(['08/01/2024', '06/01/2024'], { order: 'mdy' });
    expect(decision).toMatchObject({ order: 'mdy', evidence: 'user', ambiguous: false });
    expect(days).toEqual(['2024-08-01', '2024-06-01']);
  });

  it('reads two-digit years as Jalali where the user says so', () => {
    // 1403/05/12 = 2024-08-02
    const { days } = read(['03/05/12'], { order: 'ymd', calendar: 'persian' });
    expect(days).toEqual(['2024-08-02']);
  });

  it('tells the calendar of each value in a mixed column, and that of most', () => {
    const { decision, days } = read(['1403/05/12', '2024-08-03', '1403/05/14']);
    expect(decision).toMatchObject({ order: 'ymd', calendar: 'persian', evidence: 'values' });
    expect(days).toEqual(['2024-08-02', '2024-08-03', '2024-08-04']);
    expect(read(['12 مرداد 1403']).decision).toMatchObject({ order: 'text', calendar: 'persian' });
  });

  it('names the kind of the column', () => {
    const kinds: [string, DateOrder][] = [
      ['2024-01-08', 'ymd'],
      ['Jan 8, 2024', 'text'],
      ['45299', 'excel'],
      ['1704067200', 'unix']
    ];
    for (const [text, order] of kinds) expect(read([text]).decision.order).toBe(order);
  });

  it('falls back to a default where no value is a date', () => {
    expect(read(['x', '']).decision).toMatchObject({
      order: 'ymd',
      evidence: 'default',
      ambiguous: false,
      sample: ''
    });
  });
});

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const pad = (value: number): string => String(value).padStart(2, '0');
const faDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

const LAYOUTS: Record<string, (y: number, m: number, d: number) => string> = {
  iso: (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
  isoTime: (y, m, d) => `${y}-${pad(m)}-${pad(d)}T23:59:59.999+14:00`,
  slashes: (y, m, d) => `${y}/${m}/${d}`,
  persianDigits: (y, m, d) => faDigits(`${y}/${m}/${d}`),
  compact: (y, m, d) => `${y}${pad(m)}${pad(d)}`,
  dayFirst: (y, m, d) => `${pad(d)}.${pad(m)}.${y}`,
  dayFirstSlash: (y, m, d) => `${d}/${m}/${y} 8:05`,
  dotLeader: (y, m, d) => `${pad(d)}․${pad(m)}․${y}`,
  monthFirst: (y, m, d) => `${pad(m)}/${pad(d)}/${y}`,
  monthFirstShort: (_, m, d) => `${m}/${d}/24`,
  named: (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y} 9:45:43 AM PST`,
  dayNamed: (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
  ebay: (_, m, d) => `${MONTHS[m - 1]}-${pad(d)}-24`,
  serial: (y, m, d) => String(utc(y, m, d) + 25569),
  unix: (y, m, d) => String(utc(y, m, d) * 86400 + 3661)
};

describe('DateColumn on whole columns', () => {
  it.each(Object.keys(LAYOUTS))('reads back any dates written in the layout %s', (layout) => {
    const write = LAYOUTS[layout];
    if (write === undefined) throw new Error(layout);
    const short = /Short|ebay/.test(layout);
    const days = fc.array(
      short
        ? fc.integer({ min: utc(2024, 1, 1), max: utc(2024, 12, 31) })
        : fc.integer({ min: utc(1975, 1, 1), max: utc(2060, 12, 31) }),
      { minLength: 1, maxLength: 40 }
    );
    fc.assert(
      fc.property(days, (column) => {
        // The 25th settles the order of the parts.
        const all = [...column, utc(2024, 7, 25)];
        const texts = all.map((day) => {
          const date = new Date(day * MS_PER_DAY);
          return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        });
        const { column: dates } = read(texts);
        const again = new DateColumn();
        const packed = texts.map((text) => again.push(text));
        expect(packed.map((value) => again.resolve(value))).toEqual(all);
        expect(dates.tally.bad).toBe(0);
      }),
      { numRuns: 60 }
    );
  });

  it('reads every Jalali date of 1300 to 1450 as Intl counts it', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric'
    });
    const column = new DateColumn();
    const wrong: string[] = [];
    // Nowruz 1300 was 1921-03-21; 1450 ends in March 2072.
    for (let day = utc(1921, 3, 21); day < utc(2072, 3, 19); day += 3) {
      const parts = new Map(
        format.formatToParts(new Date(day * MS_PER_DAY)).map(({ type, value }) => [type, value])
      );
      const text = `${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`;
      if (column.resolve(column.push(text)) !== day) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('never throws and gives days of this age, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 24, unit: 'binary' }), { maxLength: 8 }),
        (texts) => {
          const column = new DateColumn();
          const packed = texts.map((text) => column.push(text));
          column.decide();
          const days = packed.map((value) => column.resolve(value));
          const sane = (day: number) =>
            day === NO_DATE || (day >= utc(1900, 1, 1) && day < utc(2200, 1, 1));
          expect(days.every(sane)).toBe(true);
        }
      )
    );
  });
});

describe('minuteOf', () => {
  it.each([
    ['2024-01-08 09:45:43 -0500', 585],
    ['9:15:51 AM', 555],
    ['12:00 AM', 0],
    ['12:30 PM', 750],
    ['11:59 p.m.', 1439],
    ['Jan 8, 2024 9:45:43 PM PST', 1305],
    ['08:05 Asia/Tehran', 485],
    ['18:00 PST', 1080],
    ['۱۴۰۵/۸/۳۰, ۱۲:۰۵:۰۰', 725],
    ['۰۹:۳۰ ب.ظ', 1290],
    ['۹:۳۰ ق.ظ', 570],
    ['٠٩:٣٠ م', 1290],
    // 0.40625 of a day is 9:45
    ['45299.40625', 585],
    ['0.40625', 585],
    // 1704067200 is midnight UTC
    ['1704070861', 61]
  ])('reads the time in %s', (text, minute) => {
    expect(minuteOf(text)).toBe(minute);
    expect(DateColumn.minuteOf(text)).toBe(minute);
  });

  it.each(['', '2024-01-08', '45299', 'a:b', '9:7', '25:00', '12:61', ':', '1403/05/12'])(
    'finds none in %j',
    (text) => {
      expect(minuteOf(text)).toBe(-1);
    }
  );
});
