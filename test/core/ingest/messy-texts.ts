/** Texts as shops' systems and sheets write them, with the format that each was written in. */
import type { Delimiter } from '../../../src/core/ingest/reading';
import type { TextFormat } from '../../../src/core/ingest/dialect';
import { platformText } from '../../worker/fixture';

export interface MessyText extends TextFormat {
  name: string;
  text: string;
}

const PEOPLE = ['Ann Lee', "Fred O'Hara", 'Dan Müller', 'Cara Diaz', 'Gita Rao', "Bo D'Arc"];
const person = (i: number): string => PEOPLE[i % PEOPLE.length] ?? '';
const day = (i: number): string => String((i % 28) + 1).padStart(2, '0');
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');

const platforms: readonly (readonly [string, TextFormat['delimiter']])[] = [
  ['amazon_date_range.csv', ','],
  ['ambiguous_dmy_only.csv', ','],
  ['de_semicolon_cp1252.csv', ';'],
  ['etsy_sold_orders.csv', ','],
  ['fa_excel_unicode_text_utf16le.txt', '\t'],
  ['fa_orders_utf8bom_fadigits.csv', ','],
  ['hy_orders.csv', ';'],
  ['nasty_headers.csv', ','],
  ['paypal_de.csv', ','],
  ['quickbooks_report.csv', ','],
  ['shopify_orders.csv', ','],
  ['woocommerce_analytics.csv', ',']
];

const made: readonly (readonly [
  string,
  Partial<TextFormat> & { delimiter: TextFormat['delimiter'] },
  string
])[] = [
  [
    'German amounts with a decimal comma and a comma before the time',
    { delimiter: ';' },
    `Nr;Datum;Kunde;Betrag\n${lines(30, (i) => `${1000 + i};${day(i)}.01.2024, 09:4${i % 10};${person(i)};${i + 3},${10 + i} €`)}`
  ],
  [
    'two columns of numbers with decimal commas',
    { delimiter: ';' },
    `Menge;Preis\n${lines(30, (i) => `${i},5;${i * 3},25`)}`
  ],
  [
    'a table under title lines, with ragged rows and totals',
    { delimiter: ';' },
    `Umsatzliste\nStand: 01.02.2024, 10:00 Uhr\n\nNr;Datum;Kunde;Betrag\n${lines(24, (i) =>
      i % 8 === 7
        ? `Summe;;${(i * 31) % 97},50 €`
        : `${i};${day(i)}.01.2024;${person(i)};${i},90 €${i % 5 === 4 ? ';;' : ''}`
    )}Gesamt;;;812,20 €\n`
  ],
  [
    'tabs, with inches and quoted names as they are',
    { delimiter: '\t', quote: null },
    `order-id\tpurchase-date\tbuyer-name\tproduct-name\titem-price\n${lines(
      30,
      (i) =>
        `111-00${i + 10}\t2024-01-${day(i)}T10:00:00+00:00\t${person(i)}\t${i % 3 === 0 ? `"Dawn" mug, ${i}" wide` : `Shelf 5" x ${i}"`}\t${i}.99`
    )}`
  ],
  [
    'tabs around addresses with commas',
    { delimiter: '\t' },
    `id\tdate\taddress\ttotal\n${lines(30, (i) => `${i}\t2024-02-${day(i)}\t${i} High St, Flat ${i % 4}, Leeds\t${i}.50`)}`
  ],
  [
    'pipes around names with commas',
    { delimiter: '|' },
    `id|customer|date|total\n${lines(30, (i) => `${i}|Lee, Ann ${i % 7}|2024-02-${day(i)}|1,${100 + i}.50`)}`
  ],
  [
    'Persian semicolons',
    { delimiter: '؛' },
    `شماره؛تاریخ؛مشتری؛مبلغ\n${lines(30, (i) => `${i}؛۱۴۰۲/۱۰/${day(i)}؛علی رضایی، تهران؛۱٬۲۹۸٬۴۱${i % 10}`)}`
  ],
  [
    'Persian commas',
    { delimiter: '،' },
    `شماره،تاریخ،مشتری،مبلغ\n${lines(30, (i) => `${i}،۱۴۰۲/۱۰/${day(i)}،علی رضایی،۱٬۲۹۸٬۴۱${i % 10}`)}`
  ],
  [
    'Persian time stamps whose comma is not quoted',
    { delimiter: ',' },
    `شماره سفارش,مشتری,مبلغ (تومان),وضعیت,تاریخ و ساعت\n${lines(30, (i) => `۱۰${i},علی رضایی,۲۰۴۳۸۰,پرداخت شده,۱۴۰۵/۸/${i % 29},‏ ۱۲:۰${i % 10}:۰۰`)}`
  ],
  [
    'a dump quoted by apostrophes',
    { delimiter: ',', quote: "'" },
    `'id','customer','date','total'\n${lines(30, (i) => `'${i}','${person(i).replace("'", "''")}, Ltd','2024-03-${day(i)}','${i}.20'`)}`
  ],
  [
    'a dump with quotes behind backslashes',
    { delimiter: ',', escape: 'backslash' },
    `"id","customer","item","total"\n${lines(30, (i) => `"${i}","${person(i)}","The \\"Dawn\\", mug ${i}","${i}.20"`)}`
  ],
  [
    'apostrophes in names and before phones',
    { delimiter: ',' },
    `id,customer,phone,date,total\n${lines(30, (i) => `${i},${person(i)},'0912000${1000 + i},2024-03-${day(i)},${i}.20`)}`
  ],
  [
    'notes with commas, quotes and line ends between quotes',
    { delimiter: ',' },
    `id,date,note,total\n${lines(30, (i) => `${i},2024-03-${day(i)},"left at the door;\nsaid ""thanks"", ${person(i)}",${i}.20`)}`
  ],
  [
    'lists with semicolons and pipes in cells',
    { delimiter: ',' },
    `id,date,tags,items,total\n${lines(30, (i) => `${i},2024-03-${day(i)},new; vip; ${i},Mug|2|4.5|Rug,${i}.20`)}`
  ],
  [
    'a quote that is never closed',
    { delimiter: ',' },
    `id,date,item,city,total\n${lines(30, (i) => `${i},2024-03-${day(i)},${i === 6 ? '"Mug' : '"Mug, red"'},Leeds,${i}.20`)}`
  ],
  [
    'spaces before quotes',
    { delimiter: ',' },
    `id, date, customer, total\n${lines(30, (i) => `${i}, 2024-03-${day(i)}, "Lee, ${person(i)}", "1,${100 + i}.50"`)}`
  ],
  ['one row', { delimiter: ';' }, 'Datum;Kunde;Betrag\n08.01.2024;Ann Lee;12,50\n'],
  [
    'empty cells, mostly',
    { delimiter: ';' },
    `id;a;b;c;d;date;e;f;total\n${lines(30, (i) => `${i};;;;;0${(i % 9) + 1}/02/2024;;;${i},50`)}`
  ],
  [
    'months by name with a comma inside quotes',
    { delimiter: ',' },
    `"date","order","name","total"\n${lines(30, (i) => `"Jan ${(i % 28) + 1}, 2024 9:45:43 AM PST","${i}","${person(i)}","$1,${100 + i}.00"`)}`
  ],
  [
    'rows of five lengths with decimal commas',
    { delimiter: ';' },
    `Nr;Datum;Kunde;Betrag, EUR\n${lines(40, (i) => `${i};${day(i)}.01.2024;${person(i)};${i + 5},90${';'.repeat(i % 5)}`)}`
  ],
  [
    'a list with footers, short rows and a time after a comma',
    { delimiter: '|' },
    `No|Time|Name|Total\n${lines(40, (i) =>
      i % 3 === 0
        ? `${i}|1/${(i % 28) + 1}/2024, 9:4${i % 10} AM|${person(i)}`
        : `${i}|1/${(i % 28) + 1}/2024, 9:4${i % 10} AM|${person(i)}|${i}.50${i % 3 === 1 ? '|' : ''}`
    )}40 record(s), 1 page\n`
  ],
  [
    'Armenian rows with a one dot leader',
    { delimiter: ';' },
    `Պատվեր №;Ամսաթիվ;Հաճախորդ;Գումար\n${lines(30, (i) => `№${i};${day(i)}․02․2024;Անի Հակոբյան;${i} 708,5 ֏`)}`
  ]
];

export const MESSY_TEXTS: readonly MessyText[] = [
  ...platforms.map(([name, delimiter]) => ({
    name,
    text: platformText(name),
    delimiter,
    quote: '"' as const,
    escape: 'double' as const
  })),
  ...made.map(([name, format, text]) => ({
    quote: '"' as const,
    escape: 'double' as const,
    ...format,
    name,
    text
  }))
];

/** Mulberry32: 32 bits of state are plenty for a fixture. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TITLES = [
  'Umsatzliste',
  'Stand: 01.02.2024, 10:00 Uhr',
  'Orders; all shops, 2024',
  'گزارش فروش، تهران',
  'Shop | Report'
];
const TEXTS = [
  'Mug',
  'Mug, red',
  'new; vip',
  'A|B',
  'چای، ممتاز',
  'Rug (small)',
  'O\'Hara "Dawn"',
  ''
];

/**
 * An export as a careless system writes it: title lines, footers, rows of
 * other lengths, amounts in any notation, texts with other delimiters in them.
 * Cells that hold the delimiter or a quote are quoted.
 */
export function messyText(seed: number): MessyText {
  const draw = draws(seed);
  const pick = <T>(items: readonly [T, ...T[]]): T =>
    items[Math.floor(draw() * items.length)] ?? items[0];
  const upTo = (n: number): number => Math.floor(draw() * (n + 1));
  const delimiter = pick<Delimiter>([',', ';', '\t', '|', ';', ',']);
  const quoteAll = draw() < 0.25;
  const cell = (text: string): string =>
    quoteAll || text.includes(delimiter) || text.includes('"')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const amount = pick<(n: number) => string>([
    (n) => `${n},90`,
    (n) => `${n}.90`,
    (n) => `1.${100 + (n % 900)},50 €`,
    (n) => `$1,${100 + (n % 900)}.50`,
    (n) => `${n}٬۲۹۸`
  ]);
  const date = pick<(n: number) => string>([
    (n) => `2024-01-${day(n)}`,
    (n) => `${day(n)}.01.2024, 09:45`,
    (n) => `${(n % 12) + 1}/${(n % 28) + 1}/2024 9:45 AM`,
    (n) => `۱۴۰۲/۱۰/${day(n)}`
  ]);
  const text = pick<(n: number) => string>([
    (n) => person(n),
    (n) => TEXTS[n % TEXTS.length] ?? '',
    () => TEXTS[upTo(TEXTS.length - 1)] ?? ''
  ]);
  const kinds = [amount, date, text, (n: number) => String(1000 + n), text, amount, date];
  const from = upTo(2);
  const columns = kinds.slice(from, from + 2 + upTo(4));
  const ragged = draw() < 0.5 ? draw() * 0.5 : 0;
  const rows = 3 + upTo(40);
  const written: string[] = TITLES.slice(0, draw() < 0.3 ? upTo(TITLES.length) : 0);
  written.push(columns.map((_, i) => cell(`Column ${i}`)).join(delimiter));
  for (let i = 0; i < rows; i++) {
    const row = columns.map((column) => cell(column(i + upTo(5))));
    if (draw() < ragged) row.length = Math.max(1, row.length - 1 - upTo(1));
    else if (draw() < ragged) row.push('', ...(draw() < 0.5 ? [''] : []));
    written.push(row.join(delimiter));
  }
  if (draw() < 0.3) written.push(`${rows} record(s), 1 page; end`);
  return {
    name: `seed ${seed}`,
    text: `${written.join('\n')}\n`,
    delimiter,
    quote: '"',
    escape: 'double'
  };
}
