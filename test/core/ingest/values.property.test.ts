/** Values written in the way of each language, by Intl or by hand, and read back by column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAmountFormat, parseAmount } from '../../../src/core/ingest/amounts';
import { DateColumn, NO_DATE } from '../../../src/core/ingest/dates';

const MS_PER_DAY = 86_400_000;
const utc = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;
const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) };

const readDays = (texts: readonly string[]): (number | null)[] => {
  const column = new DateColumn();
  const packed = texts.map((text) => column.push(text));
  return packed.map((value) => column.resolve(value)).map((day) => (day === NO_DATE ? null : day));
};

// A shop of this century; Dari and Persian years then are 1379 to 1423.
const days = fc.array(fc.integer({ min: utc(2001, 1, 1), max: utc(2044, 12, 31) }), {
  minLength: 1,
  maxLength: 30
});

describe('DateColumn on the dates of Intl', () => {
  // Node carries the names of the months in every one of these.
  const LOCALES = [
    'en-US',
    'en-GB',
    'de-DE',
    'de-AT',
    'fr-FR',
    'es-ES',
    'es-MX',
    'ru-RU',
    'tr-TR',
    'hy-AM',
    'ar-EG',
    'ar-IQ',
    'ar-LB',
    'ar-MA',
    'ar-DZ',
    'fa-IR-u-ca-gregory',
    'fa-IR-u-ca-persian',
    'fa-AF-u-ca-persian',
    'en-u-ca-persian',
    'it-IT',
    'pt-BR',
    'nl-NL'
  ];
  it.each(LOCALES.flatMap((locale) => [[locale, 'long'] as const, [locale, 'short'] as const]))(
    'reads the names of the months in %s, %s',
    (locale, month) => {
      const format = new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        year: 'numeric',
        month,
        day: 'numeric'
      });
      fc.assert(
        fc.property(days, (column) => {
          const texts = column.map((day) => format.format(new Date(day * MS_PER_DAY)));
          expect([texts, readDays(texts)]).toEqual([texts, column]);
        }),
        RUNS
      );
    }
  );

  it.each([
    'en-US',
    'en-GB',
    'de-DE',
    'fr-FR',
    'es-ES',
    'ru-RU',
    'tr-TR',
    'hy-AM',
    'fa-IR',
    'ar-EG',
    'en-CA',
    'sv-SE',
    'nl-NL',
    'pt-BR',
    'ko-KR'
  ])('reads the numeric dates of %s, with their times', (locale) => {
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit'
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (column, minute) => {
        // The 25th of July tells the day from the month.
        const all = [...column, utc(2024, 7, 25)];
        const texts = all.map((day) => format.format(new Date(day * MS_PER_DAY + minute * 6e4)));
        expect([texts, readDays(texts)]).toEqual([texts, all]);
      }),
      RUNS
    );
  });
});

describe('DateColumn on both calendars in one column', () => {
  const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit'
  });
  const jalali = (day: number): string => {
    const parts = new Map(
      persian.formatToParts(new Date(day * MS_PER_DAY)).map(({ type, value }) => [type, value])
    );
    return `${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`;
  };
  const gregorian = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

  it('tells each by its year and says that they are mixed', () => {
    fc.assert(
      fc.property(days, fc.infiniteStream(fc.boolean()), (column, coin) => {
        const texts = column.map((day) =>
          coin.next().value === true ? jalali(day) : gregorian(day)
        );
        expect(readDays(texts)).toEqual(column);
        const dates = new DateColumn();
        for (const text of texts) dates.push(text);
        const ofEach = [/^1[34]/, /^2/].map((year) => texts.some((text) => year.test(text)));
        expect(dates.decide().mixedCalendars).toBe(ofEach.every(Boolean));
      }),
      RUNS
    );
  });

  it.each([
    ['serials', (day: number) => String(day + 25569), 'excel'],
    ['seconds', (day: number) => String(day * 86400 + 12), 'unix'],
    ['milliseconds', (day: number) => String((day * 86400 + 12) * 1000), 'unix']
  ])('reads %s beside dates', (_, write, order) => {
    fc.assert(
      fc.property(days, (column) => {
        const texts = [...column.map(write), '2024-07-25'];
        expect(readDays(texts)).toEqual([...column, utc(2024, 7, 25)]);
        const dates = new DateColumn();
        for (const day of column) dates.push(write(day));
        expect(dates.decide().order).toBe(order);
      }),
      RUNS
    );
  });

  it('counts serials from 1904 where the user says so', () => {
    const dates = new DateColumn({ order: 'excel-1904' });
    // In the 1904 system 2024-01-08 is 43837, 1,462 less than 45299.
    const packed = dates.push('43837.5');
    expect(dates.decide()).toMatchObject({ order: 'excel-1904', evidence: 'user' });
    expect(dates.resolve(packed)).toBe(utc(2024, 1, 8));
  });
});

describe('DateColumn on years in two digits', () => {
  const decide = (texts: readonly string[], calendar?: 'persian' | 'gregory') => {
    const dates = new DateColumn(calendar === undefined ? {} : { order: 'ymd', calendar });
    const packed = texts.map((text) => dates.push(text));
    const decision = dates.decide();
    return { decision, days: packed.map((value) => dates.resolve(value)) };
  };
  // 12 Mordad 1398 is 3 August 2019; 12 Mordad 1403 is 2 August 2024.

  it('takes Persian digits for Jalali years', () => {
    const { decision, days: found } = decide(['۹۸/۰۵/۱۲', '۹۸/۰۶/۳۱']);
    expect(decision).toMatchObject({ order: 'ymd', calendar: 'persian', ambiguous: false });
    expect(found[0]).toBe(utc(2019, 8, 3));
  });

  it('takes four-digit Jalali years beside them for their calendar', () => {
    const { decision, days: found } = decide(['1398/05/11', '1398/05/10', '98/05/12']);
    expect(decision).toMatchObject({ ambiguous: false, mixedCalendars: false });
    expect(found[2]).toBe(utc(2019, 8, 3));
  });

  it('asks whether 98 is 1998 or 1398', () => {
    const { decision } = decide(['98/05/12', '99/05/12']);
    expect(decision).toMatchObject({ order: 'ymd', ambiguous: true, sample: '98/05/12' });
    expect(decision.choices).toEqual([
      { order: 'ymd', day: utc(2019, 8, 3), calendar: 'persian' },
      { order: 'ymd', day: utc(1998, 5, 12), calendar: 'gregory' }
    ]);
    expect(decide(['98/05/12'], 'gregory')).toMatchObject({
      decision: { ambiguous: false },
      days: [utc(1998, 5, 12)]
    });
  });

  it('offers the Jalali reading among the others where the order is open too', () => {
    const { decision } = decide(['03/05/12']);
    expect(decision.choices).toContainEqual({
      order: 'ymd',
      day: utc(2024, 8, 2),
      calendar: 'persian'
    });
  });

  it('does not ask about years that only one calendar can mean', () => {
    expect(decide(['85/05/12', '90/05/12']).decision).toMatchObject({
      calendar: 'persian',
      ambiguous: false
    });
    expect(decide(['24/05/31', '19/05/12']).decision.calendar).toBe('gregory');
  });
});

describe('DateColumn on a million rows', () => {
  it('revises the order for one row with 31 in the place of the month', () => {
    const dates = new DateColumn();
    let packed = 0;
    for (let row = 0; row < 1_000_000; row++) {
      packed = dates.push(row === 900_000 ? '31/05/2024' : '03/04/2024');
    }
    expect(dates.decide()).toMatchObject({ order: 'dmy', evidence: 'values', ambiguous: false });
    expect(dates.resolve(packed)).toBe(utc(2024, 4, 3));
    expect(dates.tally.bad).toBe(0);
  });
});

describe('the amounts of a column', () => {
  interface Style {
    group: string;
    decimal: string;
    /** Writes a negative number; the sign before it otherwise. */
    negative?: (text: string) => string;
    digits?: string;
    lakhs?: boolean;
    units: readonly string[];
  }
  const STYLES: Record<string, Style> = {
    American: { group: ',', decimal: '.', negative: (t) => `(${t})`, units: ['', '$', ' USD'] },
    British: { group: ',', decimal: '.', units: ['', '£', ' GBP', '&pound;'] },
    Indian: { group: ',', decimal: '.', lakhs: true, units: ['', '₹', 'Rs. '] },
    German: { group: '.', decimal: ',', units: ['', ' €', ' EUR', '&nbsp;&euro;'] },
    Austrian: { group: ' ', decimal: ',', units: ['', '€ '] },
    Swiss: { group: "'", decimal: '.', negative: (t) => `${t}-`, units: ['', 'CHF '] },
    'Swiss, typographic': { group: '’', decimal: '.', units: ['', 'CHF '] },
    French: { group: '\u202f', decimal: ',', units: ['', '\u00a0€'] },
    Spanish: { group: '.', decimal: ',', negative: (t) => `${t}-`, units: ['', ' €'] },
    Russian: { group: '\u00a0', decimal: ',', units: ['', ' ₽', ' руб.'] },
    Turkish: { group: '.', decimal: ',', units: ['', '₺', ' TL'] },
    Armenian: { group: '\u00a0', decimal: ',', units: ['', ' ֏', ' դրամ'] },
    Persian: { group: '٬', decimal: '٫', digits: '۰۱۲۳۴۵۶۷۸۹', units: ['', ' تومان', ' ریال'] },
    Arabic: { group: '٬', decimal: '٫', digits: '٠١٢٣٤٥٦٧٨٩', units: ['', ' ر.س', ' د.إ'] },
    'without groups': { group: '', decimal: '.', negative: (t) => `−${t}`, units: [''] },
    ledger: { group: ',', decimal: '.', negative: (t) => `${t} Dr`, units: [''] }
  };

  function write(cents: number, style: Style, decimals: number, unit: string): string {
    const digits = String(Math.abs(cents)).padStart(decimals + 1, '0');
    let whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals);
    const parts: string[] = [];
    for (let size = 3; whole !== ''; size = style.lakhs === true ? 2 : 3) {
      parts.unshift(whole.slice(-size));
      whole = whole.slice(0, -size);
    }
    let text = parts.join(style.group) + (decimals > 0 ? style.decimal + fraction : '');
    if (style.digits !== undefined) {
      text = text.replace(/\d/g, (digit) => style.digits?.charAt(Number(digit)) ?? digit);
    }
    const before = /[$£₹]|^[A-Z€R&]/.test(unit) && !unit.startsWith('&nbsp');
    const signed =
      cents >= 0 ? text : style.negative === undefined ? `-${text}` : style.negative(text);
    return before && cents >= 0 ? unit + signed : before ? signed : signed + unit;
  }

  it.each(Object.keys(STYLES))('in the %s style come back from a column of them', (name) => {
    const style = STYLES[name];
    if (style === undefined) throw new Error(name);
    const column = fc.array(fc.integer({ min: -99_999_999, max: 9_999_999_999 }), {
      minLength: 2,
      maxLength: 30
    });
    fc.assert(
      fc.property(column, fc.constantFrom(...style.units), (cents, unit) => {
        // Cents in one value at least tell the decimal mark; a sum below a tenth says none.
        const texts = [...cents, 1_234_550].map((value) => write(value, style, 2, unit));
        const { decimal, ambiguous } = detectAmountFormat(texts);
        expect(ambiguous).toBe(false);
        const read = texts.map((text) => parseAmount(text, decimal));
        expect([texts, read]).toEqual([texts, [...cents, 1_234_550].map((value) => value / 100)]);
      }),
      RUNS
    );
  });

  it.each([
    // Swiss, Swedish and Indian ways to say "and no cents"
    ['12.-', 12],
    ["1'234.–", 1234],
    ['12:-', 12],
    ['500/-', 500],
    ['Rs 1,00,000/-', 100_000],
    // A ledger's money in and money out
    ['100.00 CR', 100],
    ['100.00Dr', -100],
    ['(-5.00)', -5],
    ['-(5.00)', -5],
    ['&#8377; 1,234', 1234],
    ['125,000 ت', 125_000]
  ])('read %j', (text, value) => {
    expect(parseAmount(text, '.')).toBe(value);
  });

  it.each([
    '5%',
    '10 %',
    '۱۰٪',
    '٪۱۰',
    '12 13',
    '12/13',
    '12-13',
    '3 x 4',
    '12 هزار تومان',
    '1.2M',
    'CRM 5',
    '½'
  ])('refuse %j', (text) => {
    expect(parseAmount(text, '.')).toBeNaN();
    expect(parseAmount(text, ',')).toBeNaN();
  });
});
