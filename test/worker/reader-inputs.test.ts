import { describe, expect, it } from 'vitest';
import { IngestError, type FileProblem, type ReadOptions } from '../../src/core/ingest/reading';
import { customerKey } from '../../src/core/orders/build-table';
import type { NamedBlob } from '../../src/worker/reader';
import { everywhere, file, layoutOf, readFiles, readText, THREE } from './fixture';

async function problemOf(blob: NamedBlob, options: ReadOptions = {}): Promise<FileProblem | null> {
  try {
    await readFiles([blob], options);
    return null;
  } catch (error) {
    return error instanceof IngestError ? error.problem : Promise.reject(error);
  }
}

const HEADER = 'customer,date,amount\n';

describe('readFiles on files that are no orders', () => {
  it('tells an empty file, also one of blank lines or a byte order mark', async () => {
    expect(await problemOf(file(''))).toMatchObject({ code: 'empty-file', file: 'orders.csv' });
    expect(await problemOf(file('\n \r\n'))).toMatchObject({ code: 'empty-file' });
    expect(await problemOf(file(Uint8Array.of(0xef, 0xbb, 0xbf)))).toMatchObject({
      code: 'empty-file'
    });
  });

  it.each([
    ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['image', [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
    ['pdf', Array.from('%PDF-1.7\n').map((c) => c.charCodeAt(0))],
    ['old-excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]],
    ['unknown', Array.from('a,b\u0000c\u0000\u0000,d,e,f,g\n').map((c) => c.charCodeAt(0))]
  ])('tells that a file is binary: %s', async (looksLike, bytes) => {
    expect(await problemOf(file(Uint8Array.from(bytes)))).toEqual({
      code: 'binary-file',
      file: 'orders.csv',
      looksLike
    });
  });

  it.each([
    ['zip', Array.from('PK\u0003\u0004....readme.txt').map((c) => c.charCodeAt(0))],
    ['gzip', [0x1f, 0x8b, 8, 0]]
  ])('tells that an archive is cut off: %s', async (format, bytes) => {
    expect(await problemOf(file(Uint8Array.from(bytes)))).toEqual({
      code: 'damaged-archive',
      file: 'orders.csv',
      format
    });
  });

  it('tells headings without rows from text without a table', async () => {
    expect(await problemOf(file(HEADER))).toMatchObject({ code: 'header-only' });
    expect(await problemOf(file('a letter\nto somebody\nwithout a table\n'))).toMatchObject({
      code: 'no-table'
    });
  });

  it('tells that no row can be used, and why', async () => {
    expect(await problemOf(file(`${HEADER}ann,soon,1\nbob,later,2\n`), THREE)).toMatchObject({
      code: 'no-rows-accepted',
      counts: { read: 2, accepted: 0, rejected: 2, ignored: 0, reasons: { 'bad-date': 2 } }
    });
  });

  it('tells that a file vanished, at its start and on the way', async () => {
    const whole = file(`${HEADER}${'ann,2024-01-01,1\n'.repeat(50_000)}`);
    const vanishing = (after: number): NamedBlob => {
      const blob = file(whole.name);
      return Object.assign(blob, {
        slice: (from = 0, to = 0): Blob => {
          if (from < after) return whole.slice(from, to);
          return Object.assign(new Blob(), {
            arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError'))
          });
        }
      });
    };
    for (const after of [0, 1, 600_000]) {
      const blob = vanishing(after);
      Object.defineProperty(blob, 'size', { value: whole.size });
      const read = readFiles([blob], THREE, { sliceBytes: 300_000 });
      await expect(read).rejects.toMatchObject({ problem: { code: 'unreadable-file' } });
    }
  });

  it('reads files with other columns together', async () => {
    const { reading, table } = await readFiles(
      [
        file(`${HEADER}ann,2024-01-01,1\n`, 'a.csv'),
        file('date,customer,total\n2024-02-01,ann,2\n2024-02-01,bob,4\n', 'b.csv')
      ],
      {}
    );
    expect(reading.files.map(({ name, layout }) => [name, layout])).toEqual([
      ['a.csv', 0],
      ['b.csv', 1]
    ]);
    // ann in one file is ann in the other.
    expect([table?.orderCount, table?.customerCount]).toEqual([3, 2]);
  });

  it('refuses customers without orders, and orders beside figures of customers', async () => {
    const customers = file('email,city\na@x.com,Yerevan\nb@x.com,Gyumri\n', 'customers.csv');
    expect(await problemOf(customers)).toMatchObject({ code: 'no-orders-file' });
    const figures = 'customer_id,frequency,recency,T,monetary_value\n1,2,30,90,12.5\n2,0,0,60,0\n';
    const orders = file(`${HEADER}1,2024-01-01,1\n2,2024-01-03,5\n`, 'a.csv');
    const both = [orders, file(figures, 'figures.csv')];
    // Beside orders, figures by customer only tell more of the customers; unless the user insists.
    const { reading, table } = await readFiles(both, {});
    expect(reading.layouts.map(({ kind }) => kind)).toEqual(['orders', 'customers']);
    expect(table?.orderCount).toBe(2);
    const insisted = { layouts: { [reading.layouts[1]?.fingerprint ?? '']: { kind: 'summary' } } };
    await expect(readFiles(both, insisted as ReadOptions)).rejects.toMatchObject({
      problem: { code: 'mixed-kinds' }
    });
  });
});

describe('readFiles on small and odd tables', () => {
  it('reads one customer with one order', async () => {
    const { table, reading } = await readText(`${HEADER}ann,2024-01-01,12.5\n`);
    expect(table).toMatchObject({ customerCount: 1, orderCount: 1 });
    expect([...(table?.amount ?? [])]).toEqual([12.5]);
    expect(table && customerKey(table, 0)).toBe('ann');
    expect(reading.rows).toEqual({ read: 1, accepted: 1, rejected: 0, ignored: 0, reasons: {} });
  });

  it('reads a table without headings when the columns are told', async () => {
    const { table, reading } = await readText('ann,2024-01-01,1\nbob,2024-01-02,2\n', THREE);
    expect(layoutOf(reading).dialect.headerRow).toBeNull();
    expect(table?.orderCount).toBe(2);
  });

  it('reads 300 columns', async () => {
    const heading = [
      'customer',
      'date',
      'amount',
      ...Array.from({ length: 297 }, (_, i) => `c${i}`)
    ];
    const row = ['ann', '2024-01-01', '5', ...Array<string>(297).fill('x')];
    const { table, reading } = await readText(`${heading.join(',')}\n${row.join(',')}\n`, THREE);
    expect(layoutOf(reading).columns).toHaveLength(300);
    expect(table?.orderCount).toBe(1);
  });

  it('reads a cell of 100,000 characters, quoted or not, in time that grows with its length', async () => {
    const time = async (length: number): Promise<number> => {
      const cell = `"${'a""b,\n'.repeat(length / 6)}"`;
      const text = `customer,date,amount,note\n${`ann,2024-01-01,1,${cell}\n`.repeat(20)}`;
      const start = performance.now();
      const { reading } = await readText(text, THREE);
      expect(reading.rows.accepted).toBe(20);
      return performance.now() - start;
    };
    await time(10_002);
    const short = await time(10_002);
    const long = await time(100_002);
    // Ten times the length; a quadratic reader would take a hundred times as long.
    expect(long).toBeLessThan(short * 40 + 500);
  });

  it('honours sep= and finds headings below a title and a blank line', async () => {
    const { table, reading } = await readText(
      'sep=;\nMy shop;;\n\ncustomer;date;amount\nann;2024-01-01;1,50\nbob;2024-02-01;2,25\n',
      THREE
    );
    expect(layoutOf(reading).dialect).toMatchObject({ delimiter: ';', headerRow: 1, decimal: ',' });
    expect([...(table?.amount ?? [])].sort()).toEqual([1.5, 2.25]);
    expect(layoutOf(reading).preview.map((row) => row.line)).toEqual([5, 6]);
  });

  it('keeps columns whose headings are members of objects, and doubled ones', async () => {
    const { reading, table } = await readText(
      '__proto__,constructor,constructor\nann,2024-01-01,1\n',
      THREE
    );
    expect(layoutOf(reading).columns.map((column) => column.heading)).toEqual([
      '__proto__',
      'constructor',
      'constructor'
    ]);
    expect(table?.orderCount).toBe(1);
  });

  it('joins files of one layout and leaves out orders met in an earlier one', async () => {
    const header = 'Order ID,Customer,Date,Total\n';
    const { reading, table } = await readFiles(
      [
        file(`${header}1,ann,2024-01-01,10\n2,bob,2024-01-02,20\n`, 'a.csv'),
        file(`${header}2,bob,2024-01-02,20\n3,ann,2024-02-01,30\n`, 'b.csv')
      ],
      everywhere({ roles: { orderId: 0, customer: 1, date: 2, amount: 3 } })
    );
    expect(table?.orderCount).toBe(3);
    expect(reading.rows.reasons).toEqual({ 'duplicate-order': 1 });
    expect(reading.issues).toMatchObject([{ file: 1, line: 2, reason: 'duplicate-order' }]);
    expect(reading.files.map((info) => info.rows)).toEqual([2, 2]);
  });

  it('asks for a role that no column fills', async () => {
    const { reading, table } = await readText(
      'a,b\nx y,foo\nz w,bar\n',
      everywhere({ roles: { customer: 0 } })
    );
    expect(table).toBeNull();
    expect(reading.questions.map((q) => (q.kind === 'role' ? q.role : q.kind))).toEqual([
      'date',
      'amount'
    ]);
  });
});
