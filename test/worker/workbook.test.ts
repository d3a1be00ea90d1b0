import { describe, expect, it } from 'vitest';
import { IngestError, type FileProblem } from '../../src/core/ingest/reading';
import { readWorkbook, type SheetTable } from '../../src/worker/workbook';
import { file } from './fixture';
import { makeXlsx, textRows, type XlsxShape } from './xlsx-writer';
import { makeZip } from './zip-writer';

const read = (shape: XlsxShape, part?: string): Promise<SheetTable> =>
  readWorkbook(file(makeXlsx(shape), 'shop.xlsx'), part);

/** Lines of the text without its byte order mark, fields between tabs. */
async function lines(shape: XlsxShape): Promise<string[]> {
  const { csv } = await read(shape);
  const bytes = new Uint8Array(await csv.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

/** The cells of one row of numbers, each in a style of its own. */
async function cells(row: string, shape: Partial<XlsxShape> = {}): Promise<string[]> {
  const [line = ''] = await lines({
    ...shape,
    sheets: [{ name: 'S', rows: `<row r="1">${row}</row>` }]
  });
  return line.split('\t');
}

async function problemOf(work: Promise<unknown>): Promise<FileProblem> {
  const error: unknown = await work.then(
    () => 'no error',
    (reason: unknown) => reason
  );
  if (error instanceof IngestError) return error.problem;
  throw new Error(`no problem of a file: ${String(error)}`);
}

describe('readWorkbook: texts', () => {
  it('reads shared, inline, rich and formula texts as they are', async () => {
    const found = await cells(
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' +
        '<c r="C1" t="inlineStr"><is><t>in &amp; line</t></is></c>' +
        '<c r="D1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>' +
        '<c r="E1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
      {
        texts:
          '<si><t xml:space="preserve"> with blanks </t></si>' +
          '<si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si>'
      }
    );
    expect(found).toEqual([' with blanks ', 'rich text', 'in & line', 'two runs', 'ab']);
  });

  it('keeps leading zeros and ids of 19 digits that are texts', async () => {
    const texts = '<si><t>0049151</t></si><si><t>1234567890123456789</t></si>';
    expect(
      await cells('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>', { texts })
    ).toEqual(['0049151', '1234567890123456789']);
  });

  it('quotes quotation marks by RFC 4180, and makes one line of a cell with several', async () => {
    const found = await lines({
      sheets: [
        { name: 'S', rows: textRows([['5" pipe', "'tis", 'one\ntwo\r\nthree\tfour', 'a;b,c']]) }
      ]
    });
    expect(found).toEqual(['"5"" pipe"\t"\'tis"\tone two three four\ta;b,c']);
  });

  it('reads a Persian sheet that runs from right to left from its first column on', async () => {
    const rows = textRows([
      ['شماره سفارش', 'مشتری', 'مبلغ (تومان)'],
      ['۱', 'مریم کریمی', '۱٬۲۵۰٬۰۰۰']
    ]);
    expect(await lines({ sheets: [{ name: 'سفارش‌ها', rows, rightToLeft: true }] })).toEqual([
      'شماره سفارش\tمشتری\tمبلغ (تومان)',
      '۱\tمریم کریمی\t۱٬۲۵۰٬۰۰۰'
    ]);
  });
});

describe('readWorkbook: numbers', () => {
  it.each([
    ['1250', '1250'],
    ['-3.5', '-3.5'],
    // Excel writes 17 digits: this is the double nearest to 19.99, the next is a double of its own.
    ['19.989999999999998', '19.99'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['4.5E-7', '0.00000045'],
    ['-1.25E-8', '-0.0000000125'],
    ['1.5E+3', '1500'],
    ['9007199254740991', '9007199254740991']
  ])('writes %s out as %s', async (value, text) => {
    expect(await cells(`<c r="A1"><v>${value}</v></c>`)).toEqual([text]);
  });

  it('leaves an id that Excel has destroyed in a form that shows it', async () => {
    // Excel keeps 15 digits of 1234567890123456789.
    expect(await cells('<c r="A1"><v>1.23456789012345E+18</v></c>')).toEqual([
      '1.23456789012345E+18'
    ]);
  });

  it('gives three decimals a fourth, so that the point cannot group thousands', async () => {
    expect(await cells('<c r="A1"><v>1.125</v></c><c r="B1"><v>1.25</v></c>')).toEqual([
      '1.1250',
      '1.25'
    ]);
  });

  it('reads booleans, errors, and formulas by the value that they were saved with', async () => {
    expect(
      await cells(
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><f>NA()</f><v>#N/A</v></c>' +
          '<c r="D1"><f>SUM(A2:A9)</f><v>42.5</v></c><c r="E1"><f>A9</f></c><c r="F1"><v>7</v></c>'
      )
    ).toEqual(['TRUE', 'FALSE', '#N/A', '42.5', '', '7']);
  });
});

describe('readWorkbook: what formats show', () => {
  const formats = {
    164: '#,##0.00\\ "€"',
    165: '_-* #,##0\\ [$₽-419]_-;\\-* #,##0\\ [$₽-419]_-',
    166: '#,##0 "تومان"',
    167: '00000000000',
    168: '[$S/.-280A] #,##0.00',
    169: '0 "pcs"',
    170: '[$-409]d-mmm-yy',
    171: '[$USD] 0.00'
  };
  const styles = [0, 164, 165, 166, 167, 168, 169, 170, 171, 4, 9];

  it('tells the currency of a number that the sheet shows with one', async () => {
    const row =
      '<c r="A1" s="1"><v>12.5</v></c><c r="B1" s="2"><v>-900</v></c><c r="C1" s="3"><v>250000</v></c>' +
      '<c r="D1" s="8"><v>7</v></c><c r="E1" s="1" t="str"><v>n/a</v></c>';
    expect(await cells(row, { formats, styles })).toEqual([
      '12.5 €',
      '-900 ₽',
      '250000 تومان',
      '7 USD',
      'n/a'
    ]);
  });

  it('keeps the leading zeros of a phone number that Excel holds as a number', async () => {
    const row = '<c r="A1" s="4"><v>9121234567</v></c><c r="B1"><v>9121234567</v></c>';
    expect(await cells(row, { formats, styles })).toEqual(['09121234567', '9121234567']);
  });

  it('takes no currency for a date, and nothing else for a currency', async () => {
    const row =
      '<c r="A1" s="5"><v>61.25</v></c><c r="B1" s="5"><v>12.5</v></c><c r="C1" s="6"><v>3</v></c>' +
      '<c r="D1" s="7"><v>45371</v></c><c r="E1" s="9"><v>1200.5</v></c><c r="F1" s="10"><v>0.19</v></c>';
    expect(await cells(row, { formats, styles })).toEqual([
      '61.25',
      '12.5',
      '3',
      '2024-03-20',
      '1200.5',
      '0.19'
    ]);
  });

  it('goes by each cell, where a column has several currencies', async () => {
    const count = 3000;
    const rows = Array.from({ length: count }, (_, row) => {
      // Every seventh in roubles, every eleventh without.
      const style = row % 11 === 0 ? 0 : row % 7 === 0 ? 2 : 1;
      return `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c><c r="B${row + 1}" s="${style}"><v>${row + 0.5}</v></c></row>`;
    });
    const found = await lines({ formats, styles, sheets: [{ name: 'S', rows: rows.join('') }] });
    expect(found).toEqual(
      Array.from({ length: count }, (_, row) => {
        const unit = row % 11 === 0 ? '' : row % 7 === 0 ? ' ₽' : ' €';
        return `${row}\t${row + 0.5}${unit}`;
      })
    );
  });
});

describe('readWorkbook: dates', () => {
  // Excel's day 45371 is 2024-03-20 in the calendar of 1900, and 43909 in that of 1904 (1462 less).
  const formats = {
    164: 'yyyy-mm-dd',
    165: 'dd.mm.yyyy hh:mm:ss',
    166: '[$-F800]dddd, mmmm dd, yyyy',
    167: '#,##0.00 "days"',
    168: '[Red]-0.00'
  };
  const styles = [0, 14, 22, 21, 164, 165, 166, 167, 168];

  it('reads dates and times as the sheet shows them, without a time zone', async () => {
    const row =
      '<c r="A1" s="1"><v>45371</v></c><c r="B1" s="2"><v>45371.5</v></c>' +
      '<c r="C1" s="3"><v>0.75</v></c><c r="D1" s="4"><v>45371</v></c>' +
      '<c r="E1" s="5"><v>45371.999988425923</v></c><c r="F1" s="6"><v>45371</v></c>';
    expect(await cells(row, { formats, styles })).toEqual([
      '2024-03-20',
      '2024-03-20 12:00:00',
      '18:00:00',
      '2024-03-20',
      '2024-03-20 23:59:59',
      '2024-03-20'
    ]);
  });

  it('takes fractions of a second for the nearest whole one', async () => {
    // 08:30:00 is 0.354166…: as a double a hair below.
    expect(await cells('<c r="A1" s="2"><v>45371.354166666664</v></c>', { styles })).toEqual([
      '2024-03-20 08:30:00'
    ]);
  });

  it('reads the calendar that begins in 1904', async () => {
    const row = '<c r="A1" s="1"><v>43909</v></c><c r="B1" s="3"><v>0.25</v></c>';
    expect(await cells(row, { styles, date1904: true })).toEqual(['2024-03-20', '06:00:00']);
  });

  it('reads days ahead of the day that never was, 1900-02-29', async () => {
    const row = '<c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c>';
    expect(await cells(row, { styles })).toEqual(['1900-02-28', '1900-03-01']);
  });

  it('leaves numbers alone whose format only looks like one of dates', async () => {
    const row = '<c r="A1" s="7"><v>45371</v></c><c r="B1" s="8"><v>45371</v></c>';
    expect(await cells(row, { formats, styles })).toEqual(['45371', '45371']);
  });

  it('reads dates that the file writes out', async () => {
    expect(await cells('<c r="A1" t="d"><v>2024-03-20</v></c>')).toEqual(['2024-03-20']);
  });
});

describe('readWorkbook: the shape of the table', () => {
  it('keeps every row on the line of its number', async () => {
    const rows =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Sales</t></is></c></row>' +
      '<row r="5"><c r="A5"><v>1</v></c><c r="C5"><v>3</v></c></row>' +
      '<row r="6"><c r="B6" s="0"/></row>' +
      '<row r="7"><c r="A7"><v>4</v></c><c r="B7"><v>5</v></c></row>' +
      '<row r="900" s="0"/>';
    expect(await lines({ sheets: [{ name: 'S', rows }] })).toEqual([
      '',
      'Sales',
      '',
      '',
      '1\t\t3',
      '',
      '4\t5\t'
    ]);
  });

  it('reads cells and rows that do not tell where they are', async () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>';
    expect(await lines({ sheets: [{ name: 'S', rows }] })).toEqual(['1\t2', '3\t4']);
  });

  it('reads columns beyond Z', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="AB1"><v>28</v></c></row>';
    expect(await lines({ sheets: [{ name: 'S', rows }] })).toEqual([`1${'\t'.repeat(27)}28`]);
  });
});

describe('readWorkbook: sheets', () => {
  const table = textRows([
    ['order', 'amount'],
    ['1', '10']
  ]);
  const title = textRows([['Report of March']]);
  const other = textRows([
    ['customer', 'city'],
    ['a', 'Yerevan']
  ]);

  it('takes the first sheet with a table, and names the others that hold something', async () => {
    const shape: XlsxShape = {
      sheets: [
        { name: 'Cover', rows: title },
        { name: 'Empty', rows: '<row r="1"><c r="A1" s="0"/></row>' },
        { name: 'R&D "A"', rows: table },
        { name: 'Customers', rows: other },
        { name: 'Lists', rows: other, state: 'hidden' }
      ]
    };
    const { csv, ...origin } = await read(shape);
    expect(await csv.text()).toContain('order\tamount\n1\t10\n');
    expect(origin).toEqual({ part: 'R&D "A"', otherParts: ['Cover', 'Customers'] });
  });

  it('takes the sheet asked for, even a hidden one', async () => {
    const sheets = [
      { name: 'A', rows: table },
      { name: 'B', rows: other, state: 'hidden' as const }
    ];
    const { csv, part, otherParts } = await read({ sheets }, 'B');
    expect(await csv.text()).toContain('Yerevan');
    expect([part, otherParts]).toEqual(['B', ['A']]);
    expect((await read({ sheets }, 'C')).part).toBe('A');
  });

  it('takes hidden sheets where there are no others', async () => {
    const { part } = await read({ sheets: [{ name: 'A', rows: table, state: 'veryHidden' }] });
    expect(part).toBe('A');
  });

  it('takes what there is where no sheet holds a table', async () => {
    const sheets = [
      { name: 'Empty', rows: '' },
      { name: 'Cover', rows: title }
    ];
    expect(await read({ sheets })).toMatchObject({ part: 'Cover', otherParts: [] });
  });

  it('says that there is nothing inside', async () => {
    expect(await problemOf(read({ sheets: [{ name: 'A', rows: '' }] }))).toEqual({
      code: 'nothing-inside',
      file: 'shop.xlsx',
      format: 'xlsx'
    });
  });
});

describe('readWorkbook: what cannot be read', () => {
  const DAMAGED = { code: 'damaged-archive', file: 'shop.xlsx', format: 'xlsx' };
  const shape: XlsxShape = {
    sheets: [
      {
        name: 'A',
        rows: textRows([
          ['a', 'b'],
          ['1', '2']
        ])
      }
    ]
  };

  it.each([
    ['cut short', makeXlsx(shape).slice(0, 900)],
    ['no workbook inside', makeZip([{ name: 'a.csv', data: 'x' }])],
    [
      'a cell where no sheet has one',
      makeXlsx({
        sheets: [{ name: 'A', rows: '<row r="9999999"><c r="A9999999"><v>1</v></c></row>' }]
      })
    ],
    [
      'rows out of order',
      makeXlsx({
        sheets: [
          {
            name: 'A',
            rows: '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
          }
        ]
      })
    ]
  ])('says that it is damaged: %s', async (_, bytes) => {
    expect(await problemOf(readWorkbook(file(bytes, 'shop.xlsx')))).toEqual(DAMAGED);
  });

  it('stops where a sheet or the text made of it is larger than the limit', async () => {
    const rows = textRows([['x'.repeat(5000), 'b']]);
    const bytes = makeXlsx({ sheets: [{ name: 'A', rows }] });
    for (const limit of [400, 5000]) {
      expect(await problemOf(readWorkbook(file(bytes, 'shop.xlsx'), undefined, limit))).toEqual({
        code: 'unpacks-too-large',
        file: 'shop.xlsx',
        limit
      });
    }
  });
});
