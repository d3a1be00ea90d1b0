import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDialect, DELIMITERS, type ParseSample } from '../../src/core/ingest/dialect';
import { detectEncoding } from '../../src/core/ingest/encoding';
import type { EncodingId } from '../../src/core/ingest/reading';
import { parseSample, RecordFeed } from '../../src/worker/records';
import { encode, writeTable, type Writing } from './write-table';

/** As many tables as RUNS says: a number, or `long`. */
const RUNS =
  process.env['RUNS'] === 'long' ? 10_000 : Math.max(500, Number(process.env['RUNS'] ?? 0) || 0);
const SEED = Number(process.env['SEED'] ?? 0) || 20_240_108;

interface Locale {
  /** A heading for each column: id, day, customer, note, amount, e-mail. */
  headings: readonly string[];
  names: readonly string[];
  /** Texts with marks and other delimiters in them. */
  notes: readonly string[];
  days: readonly string[];
  /** How one amount is written. */
  amounts: readonly string[];
  encodings: readonly EncodingId[];
}

const UNICODE: readonly EncodingId[] = ['utf-8', 'utf-16le', 'utf-16be'];

const LOCALES: Record<string, Locale> = {
  english: {
    headings: ['Order', 'Date', 'Customer', 'Note', 'Total', 'Email'],
    names: ['Ann Lee', "Fred O'Hara", 'Bob Stone', 'Cara Diaz', 'Dan 😀'],
    notes: ['Mug, red', '27" screen', 'new; vip', 'A|B', 'two\nlines', 'tab\there', "it's"],
    days: ['2024-01-08', '1/8/2024', 'Jan 8, 2024 9:45 AM', '2024-01-08T09:45:43+03:30'],
    amounts: ['1,298.41', '12.50', '($33.62)', '-$5', '1298', 'USD 7.00'],
    encodings: UNICODE
  },
  german: {
    headings: ['Bestellnummer', 'Datum', 'Käufer', 'Größe', 'Betrag', 'E-Mail'],
    names: ['Dan Müller', 'Jörg Weiß', 'Käthe Groß', 'Ute Böhm', 'Änne Schäfer'],
    notes: ['Becher, rot', 'für Übermorgen; früh', 'Größe 5"', 'zwei\r\nZeilen', 'schön'],
    days: ['08.01.2024', '8.1.2024, 09:45:43', '08.01.24'],
    amounts: ['1.298,41 €', '12,50', '204,38 €', "1'298.41"],
    encodings: [...UNICODE, 'windows-1252']
  },
  persian: {
    headings: ['شماره سفارش', 'تاریخ', 'مشتری', 'توضیح', 'مبلغ (تومان)', 'ایمیل'],
    names: ['علی رضایی', 'رضا نیک‌پور', 'پگاه چیتگر', 'مریم کاظمی', 'امیر حسینی'],
    notes: ['چای، ممتاز', 'قالیچه؛ بزرگ', 'دو\nخط', 'کالای «الف»', 'تحویل, فوری'],
    days: ['۱۴۰۲/۱۰/۱۸', '1402/10/18', '۱۴۰۵/۸/۳۰, ۱۲:۰۰:۰۰'],
    amounts: ['۱٬۲۹۸٬۴۱۰', '۲۰۴۳۸۰', '1,298,410', '۱۲٫۵', '۵۰٬۰۰۰ تومان'],
    encodings: UNICODE
  },
  arabic: {
    headings: ['رقم الطلب', 'التاريخ', 'العميل', 'ملاحظة', 'المبلغ', 'البريد'],
    names: ['محمد علي', 'فاطمة حسن', 'أحمد سالم', 'ليلى يوسف', 'خالد عمر'],
    notes: ['كوب، أحمر', 'جديد؛ مهم', 'سطر\nآخر', 'بجانب الباب', 'هدية, صغيرة'],
    days: ['08/01/2024', '2024-01-08', '8-1-2024'],
    amounts: ['1,298.41', '12.50', '204', '-5.00'],
    encodings: [...UNICODE, 'windows-1256']
  },
  armenian: {
    headings: ['Պատվերի համար', 'Ամսաթիվ', 'Հաճախորդ', 'Նշում', 'Գումար', 'Էլ. փոստ'],
    names: ['Անի Հակոբյան', 'Լևոն Խաչատրյան', 'Գայանե Պետրոսյան', 'Դավիթ Գրիգորյան'],
    notes: ['Բաժակ, կարմիր', 'նոր; կարևոր', 'երկու\nտող', '«Արև» խանութ', 'շուտ՝ վաղը'],
    days: ['08.01.2024', '08․01․2024', '2024-01-08'],
    amounts: ['506 380 ֏', '79 708,5', '1\u00a0298,41', '12.50'],
    encodings: UNICODE
  },
  turkish: {
    headings: ['Sipariş No', 'Tarih', 'Müşteri', 'Açıklama', 'Tutar', 'E-posta'],
    names: ['Ayşe Yılmaz', 'Çağrı Öztürk', 'İbrahim Şahin', 'Gülşen Doğan', 'Işıl Kılıç'],
    notes: ['Fincan, kırmızı', 'yeni; önemli', 'iki\nsatır', '5" tabak', 'kapıya bırakın'],
    days: ['08.01.2024', '8.1.2024 09:45', '08/01/2024'],
    amounts: ['1.298,41 TL', '12,50', '204,38', '₺12'],
    encodings: [...UNICODE, 'iso-8859-9']
  },
  polish: {
    headings: ['Zamówienie', 'Data', 'Kupujący', 'Uwagi', 'Wartość', 'E-mail'],
    names: ['Łukasz Wiśniewski', 'Małgorzata Dąbrowska', 'Święta Róża', 'Zażółć Gęś'],
    notes: ['Kubek, czerwony', 'nowy; pilne', 'dwie\nlinie', 'pod drzwiami', '5" talerz'],
    days: ['08.01.2024', '2024-01-08 09:45', '8.01.2024'],
    amounts: ['1\u00a0298,41 zł', '12,50', '204'],
    encodings: [...UNICODE, 'windows-1250']
  },
  russian: {
    headings: ['Номер заказа', 'Дата', 'Покупатель', 'Примечание', 'Сумма', 'Почта'],
    names: ['Анна Петрова', 'Иван Смирнов', 'Ольга Соколова', 'Пётр Кузнецов'],
    notes: ['Кружка, красная', 'новый; важный', 'две\nстроки', '«Заря»', 'у двери'],
    days: ['08.01.2024', '08.01.2024 09:45', '2024-01-08'],
    amounts: ['1\u00a0298,41 руб', '12,50', '204', '-5,00'],
    encodings: [...UNICODE, 'windows-1251']
  }
};

const cell = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...texts, ...texts, '');

/** A table of a locale with four to thirty rows of three to six columns, as a shop would have it. */
const tables = fc.constantFrom(...Object.keys(LOCALES)).chain((name) => {
  const locale = LOCALES[name];
  if (locale === undefined) throw new RangeError(name);
  const { headings, names, notes, days, amounts, encodings } = locale;
  const id = fc.integer({ min: 1, max: 99_999 }).map((n) => `#${n}`);
  const anything = fc
    .array(fc.constantFrom(...names, ...notes, ' ', '"', "'", '""', ',', ';', '\n', '\r\n', '7'), {
      maxLength: 4
    })
    .map((parts) => parts.join(''));
  // One notation of dates and one of amounts, as one system writes them.
  return fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...amounts), fc.integer({ min: 3, max: 6 }))
    .chain(([date, amount, width]) => {
      const row = fc
        .tuple(
          id,
          cell([date]),
          fc.constantFrom(...names),
          fc.oneof({ weight: 4, arbitrary: cell(notes) }, { weight: 1, arbitrary: anything }),
          cell([amount]),
          cell(['gita.rao@example.com', 'ann@example.org'])
        )
        .map((cells) => cells.slice(0, width));
      return fc.record({
        rows: fc
          .array(row, { minLength: 4, maxLength: 30 })
          .map((rows) => [headings.slice(0, width), ...rows]),
        encoding: fc.constantFrom(...encodings)
      });
    });
});

const writings: fc.Arbitrary<Omit<Writing, 'encoding'>> = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  quote: fc.constantFrom('"' as const, '"' as const, "'" as const),
  quoting: fc.constantFrom('needed' as const, 'all' as const, 'texts' as const),
  newline: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
  finalNewline: fc.boolean(),
  bom: fc.boolean()
});

const parse: ParseSample = (text, { delimiter, quote, escape }) =>
  parseSample(text, delimiter, 100, quote, escape);

/** Bytes to records by what the app finds out itself. */
function readBack(bytes: Uint8Array, piece: number): { records: string[][]; encoding: EncodingId } {
  const { encoding } = detectEncoding(bytes, (head, id) => new TextDecoder(id).decode(head));
  const text = new TextDecoder(encoding).decode(bytes);
  const dialect = detectDialect(`${text}\n`, parse);
  if (dialect === null) throw new Error('no dialect');
  const records: string[][] = [];
  const feed = new RecordFeed(
    'x.csv',
    dialect.delimiter,
    (batch) => {
      for (const record of batch) records.push([...record]);
    },
    dialect
  );
  for (let at = 0; at < text.length; at += piece) feed.push(text.slice(at, at + piece));
  feed.end();
  return { records, encoding };
}

describe('a table written by a conforming writer', () => {
  it(`comes back equal, in any dialect, encoding and language (${RUNS} cases)`, () => {
    let written = 0;
    fc.assert(
      fc.property(tables, writings, fc.integer({ min: 1, max: 400 }), (table, how, piece) => {
        const { rows, encoding } = table;
        const bytes = encode(writeTable(rows, { ...how, encoding }), encoding, how.bom);
        // A locale whose letters the encoding lacks was no choice.
        fc.pre(bytes !== null);
        written += 1;
        const back = readBack(bytes, piece);
        expect(back.records).toEqual(rows);
      }),
      { numRuns: RUNS, seed: SEED }
    );
    expect(written).toBeGreaterThanOrEqual(RUNS);
  }, 600_000);
});
