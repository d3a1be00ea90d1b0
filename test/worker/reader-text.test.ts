import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKey } from '../../src/core/orders/build-table';
import type { OrderTable } from '../../src/core/orders/order-table';
import { RecordFeed } from '../../src/worker/records';
import type { NamedBlob } from '../../src/worker/reader';
import {
  everywhere,
  file,
  layoutOf,
  naiveRecords,
  readFiles,
  readText,
  THREE,
  threeIn
} from './fixture';

/** Records and the line each starts on, fed in pieces of the given length. */
function feedRecords(
  text: string,
  piece = text.length,
  width = 0
): { records: string[][]; lines: number[] } {
  const records: string[][] = [];
  const lines: number[] = [];
  const feed = new RecordFeed('x.csv', ',', (batch, firstLine, starts) => {
    batch.forEach((record, i) => {
      records.push([...record]);
      lines.push(starts?.[i] ?? firstLine + i);
    });
  });
  feed.width = width;
  for (let at = 0; at < text.length; at += piece) feed.push(text.slice(at, at + piece));
  feed.end();
  return { records, lines };
}

const customersOf = (table: OrderTable | null): string[] =>
  table === null
    ? []
    : Array.from({ length: table.customerCount }, (_, i) => customerKey(table, i)).sort();

describe('RecordFeed', () => {
  it('takes LF, CRLF and CR, also in one file', () => {
    expect(feedRecords('a,b\r\nc,d\ne,f\rg,"h"\r\n').records).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h']
    ]);
    expect(feedRecords('a,b\rc,d\r', 1).records).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ]);
  });

  it('reads what a plain reading of characters reads, at every length of piece', () => {
    const field = fc
      .array(fc.constantFrom('a', 'ب', 'Ա', '😀', ' ', '"', ',', '\n', '7'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8
    });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, piece, end) => {
          const text = rows
            .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
            .join(end);
          expect(feedRecords(text, piece).records).toEqual(naiveRecords(text, ','));
          expect(feedRecords(text, piece).records).toEqual(rows);
        }
      )
    );
  });

  it('numbers lines through quoted line ends', () => {
    const text = 'a,b\n"1\n2",x\nc,d\n\n"3\r\n4\n5",y\ne,f';
    for (const piece of [1, 3, text.length]) {
      expect(feedRecords(text, piece).lines).toEqual([1, 2, 4, 5, 6, 9]);
    }
  });

  it('lets an unterminated quote cost its own line only', () => {
    const text = 'a,b,c\n1,"open,3\n4,5,6\n7,8,9\n';
    for (const piece of [1, 5, text.length]) {
      expect(feedRecords(text, piece, 3)).toEqual({
        records: [
          ['a', 'b', 'c'],
          ['1', '"open', '3'],
          ['4', '5', '6'],
          ['7', '8', '9']
        ],
        lines: [1, 2, 3, 4]
      });
    }
  });

  it('lets a stray quote cost its own line only where a later quote closes it', () => {
    const text = 'a,b,c\n1,"open,3\n4,"x, y",6\n7,8,9\n';
    const { records, lines } = feedRecords(text, text.length, 3);
    expect(records.slice(2)).toEqual([
      ['4', 'x, y', '6'],
      ['7', '8', '9']
    ]);
    expect(lines).toEqual([1, 2, 3, 4]);
  });

  it('stays linear where every line has a stray quote', () => {
    const time = (lines: number): number => {
      const start = performance.now();
      expect(feedRecords(`a,b,c\n${'1,"x,3\n'.repeat(lines)}`, 500_000, 3).lines).toHaveLength(
        lines + 1
      );
      return performance.now() - start;
    };
    const half = time(100_000);
    // A quadratic reader would take four times as long; the slack is for a shared machine.
    expect(time(200_000)).toBeLessThan(half * 3 + 1000);
  }, 60_000);

  it('does not parse a long record again at each piece', () => {
    const text = `a,b\n1,"${'x\n'.repeat(1_500_000)}"\n`;
    const start = performance.now();
    const { records } = feedRecords(text, 16_384);
    expect(records[1]?.[1]).toHaveLength(3_000_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('readFiles on encodings', () => {
  const names = ['Ann', 'گیتا لیوان', 'Լևոն', 'Dän 😀'];
  const text = `customer,date,amount\n${names.map((name, i) => `${name},2024-01-0${i + 1},${i + 1}\n`).join('')}`;

  it('keeps letters of two, three and four bytes whole across every edge of slices', async () => {
    const blob = file(text);
    for (let sliceBytes = 1; sliceBytes <= 64; sliceBytes++) {
      for (const pieceBytes of [3, 64]) {
        const { table } = await readFiles([blob], THREE, { sliceBytes, pieceBytes });
        expect(customersOf(table)).toEqual([...names].sort());
      }
    }
  });

  const utf16 = (little: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
    const marked = mark ? `\ufeff${text}` : text;
    const bytes = new Uint8Array(marked.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), little);
    return bytes;
  };

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false]
  ])('reads UTF-16 (little endian %s, marked %s)', async (little, mark) => {
    const { reading, table } = await readFiles([file(utf16(little, mark))], THREE, {
      sliceBytes: 7
    });
    expect(layoutOf(reading).dialect.encoding).toBe(little ? 'utf-16le' : 'utf-16be');
    expect(layoutOf(reading).dialect.bom).toBe(mark);
    expect(customersOf(table)).toEqual([...names].sort());
  });

  // windows-1256 by hand: مشتری as م 0xE3 ش 0xD4 ت 0xCA ر 0xD1 ي 0xED; windows-1251: Анна = 0xC0 0xED 0xED 0xE0.
  it.each([
    ['windows-1256', [0xe3, 0xd4, 0xca, 0xd1, 0xed], 'مشتری'],
    ['windows-1251', [0xc0, 0xed, 0xed, 0xe0], 'Анна']
  ])('finds %s by its letters', async (encoding, letters, name) => {
    const bytes = Uint8Array.from(
      Array.from('customer,date,amount\n@,2024-01-01,5\n').flatMap((c) =>
        c === '@' ? letters : [c.charCodeAt(0)]
      )
    );
    const { reading, table } = await readFiles([file(bytes)], THREE);
    expect(layoutOf(reading).dialect.encoding).toBe(encoding);
    expect(customersOf(table)).toEqual([name]);
  });

  it('looks again where bytes far into the file are no UTF-8', async () => {
    const start = `customer,date,amount\n${'ann,2024-01-01,1\n'.repeat(20_000)}`;
    const bytes = Uint8Array.from(
      Array.from(`${start}M@ller,2024-01-02,2\n`).map((c) => (c === '@' ? 0xfc : c.charCodeAt(0)))
    );
    const { reading, table } = await readFiles([file(bytes)], THREE);
    expect(layoutOf(reading).dialect.encoding).toBe('windows-1252');
    expect(customersOf(table)).toEqual(['Müller', 'ann']);
  });

  it('takes the encoding that the user names', async () => {
    const bytes = Uint8Array.from(
      Array.from('customer,date,amount\n\u00c0,2024-01-01,5\n').map((c) => c.charCodeAt(0))
    );
    const { table } = await readFiles([file(bytes)], threeIn('windows-1251'));
    expect(customersOf(table)).toEqual(['А']);
  });
});

describe('readFiles as a whole', () => {
  // An order id belongs to one customer, whom some rows leave out or spell with spaces.
  const names = ['ann', 'bob', 'cara', 'dan'];
  const buyer = (id: number, spelling: string): string =>
    spelling.replace('@', names[id % names.length] ?? '');
  const order = fc.record({
    id: fc.integer({ min: 1, max: 30 }),
    customer: fc.constantFrom('@', '@', ' @ ', ''),
    day: fc.integer({ min: 1, max: 28 }),
    amount: fc.oneof(
      fc.integer({ min: 0, max: 900 }).map((cents) => (cents / 100).toFixed(2)),
      fc.constantFrom('-3.5', 'n/a', '')
    ),
    status: fc.constantFrom('paid', 'cancelled', 'refunded', 'pending', '')
  });
  const rowsOf = (
    orders: readonly { id: number; customer: string; day: number; amount: string; status: string }[]
  ): string[] =>
    orders.map(
      (o) =>
        `${o.id},${buyer(o.id, o.customer)},2024-03-${String(o.day).padStart(2, '0')},${o.amount},${o.status}`
    );
  const header = 'Order ID,Customer,Date,Total,Status';
  const roles = { orderId: 0, customer: 1, date: 2, amount: 3, status: 4 };
  const orders = fc.array(order, { minLength: 1, maxLength: 60 });

  const read = async (
    lines: readonly string[]
  ): Promise<{ table: OrderTable | null; rows: unknown }> => {
    // One sound row, so that there is always something to read.
    const sound = '999,zoe,2024-03-01,1.00,paid';
    const { reading, table } = await readText(
      [header, ...lines, sound].join('\n'),
      everywhere({ roles, decimal: '.' })
    );
    const { rows } = reading;
    expect(rows.read).toBe(lines.length + 1);
    expect(rows.accepted + rows.rejected + rows.ignored).toBe(rows.read);
    expect(Object.values(rows.reasons).reduce((a, b) => a + b, 0)).toBe(
      rows.rejected + rows.ignored
    );
    expect(reading.issues).toHaveLength(rows.rejected + rows.ignored);
    return { table, rows };
  };

  it('makes every row accepted, rejected or ignored, whatever the rows are', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (list) => {
        await read(rowsOf(list));
      }),
      { numRuns: 60 }
    );
  });

  it('gives the same table for the rows in any order', async () => {
    const shuffled = orders.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })
      )
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([list, mixed]) => {
        const one = await read(rowsOf(list));
        const other = await read(rowsOf(mixed));
        expect(other.rows).toEqual(one.rows);
        expect(other.table).toEqual(one.table);
      }),
      { numRuns: 100 }
    );
  });

  it('tells its progress in bytes and rows up to the end', async () => {
    const blob: NamedBlob = file(`customer,date,amount\n${'ann,2024-01-01,1\n'.repeat(1000)}`);
    const seen: { bytes: number; rows: number }[] = [];
    await readFiles([blob], THREE, {
      sliceBytes: 4096,
      onProgress: (progress) => {
        if (progress.phase === 'reading') seen.push(progress);
      }
    });
    expect(seen.length).toBe(Math.ceil(blob.size / 4096));
    expect(seen.at(-1)).toMatchObject({ bytes: blob.size, totalBytes: blob.size });
    expect(seen.at(-1)?.rows).toBeGreaterThan(990);
  });
});
