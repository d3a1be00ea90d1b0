import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IngestError, type Delimiter } from '../../src/core/ingest/reading';
import { parseSample, RecordFeed, type FeedOptions } from '../../src/worker/records';
import { scanRecords } from '../../src/worker/scan';
import { naiveRecords } from './fixture';

interface Fed {
  records: string[][];
  lines: number[];
  stray: number[];
}

/** Records, the line of each, and the lines with stray quotes, fed in pieces of the given length. */
function feed(
  text: string,
  {
    delimiter = ',',
    piece = text.length,
    ...options
  }: FeedOptions & { delimiter?: Delimiter; piece?: number } = {}
): Fed {
  const fed: Fed = { records: [], lines: [], stray: [] };
  const records = new RecordFeed(
    'x.csv',
    delimiter,
    (batch, firstLine, starts) => {
      batch.forEach((record, i) => {
        fed.records.push([...record]);
        fed.lines.push(starts?.[i] ?? firstLine + i);
      });
    },
    { ...options, onStrayQuote: (line) => fed.stray.push(line) }
  );
  for (let at = 0; at < text.length; at += piece) records.push(text.slice(at, at + piece));
  records.end();
  return fed;
}

const PIECES = [1, 2, 3, 7, 1000];

describe('csv-spectrum', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace('.csv', ''));

  it('is all there', () => {
    expect(names).toHaveLength(12);
  });

  it.each(names)('reads %s', (name) => {
    const text = readFileSync(join(folder, 'csvs', `${name}.csv`), 'utf8');
    const found: unknown = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
    // The phone number of this one was changed in its CSV after its JSON was made, which is no list.
    const expected =
      name === 'location_coordinates'
        ? [Object.assign({}, found, { 'Contact Phone Number': '2095257564' })]
        : found;
    for (const piece of PIECES) {
      const [headings = [], ...rows] = feed(text, { piece }).records;
      const objects = rows.map((row) => Object.fromEntries(headings.map((h, i) => [h, row[i]])));
      expect(objects).toEqual(expected);
      expect(rows.every((row) => row.length === headings.length)).toBe(true);
    }
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    expect(parseSample(whole, ',', 1000)).toEqual(feed(text).records);
  });
});

describe('RecordFeed on line ends', () => {
  it('takes CRLF, LF and CR mixed in one file, and keeps those inside quotes as they are', () => {
    const text = 'a,b\r\n1,"x\r\ny"\n2,"x\ny"\r3,"x\ry"\r\n4,z';
    for (const piece of PIECES) {
      const fed = feed(text, { piece });
      expect(fed.records).toEqual([
        ['a', 'b'],
        ['1', 'x\r\ny'],
        ['2', 'x\ny'],
        ['3', 'x\ry'],
        ['4', 'z']
      ]);
      expect(fed.lines).toEqual([1, 2, 4, 6, 8]);
      expect(fed.stray).toEqual([]);
    }
  });

  it('takes a return and a line feed in turn for two ends only where they are two', () => {
    expect(feed('a,b\r\rc,d\n\re,f\r\n\r\n', { piece: 1 }).records).toEqual([
      ['a', 'b'],
      [''],
      ['c', 'd'],
      [''],
      ['e', 'f'],
      ['']
    ]);
  });
});

describe('RecordFeed on quotes', () => {
  it('takes apostrophes for quotes, or quotes for letters, where it is told so', () => {
    expect(feed(`a,'b,''c'''\n`, { quote: "'" }).records).toEqual([['a', "b,'c'"]]);
    expect(feed('"a\tb"\t"c\n', { delimiter: '\t', quote: null }).records).toEqual([
      ['"a', 'b"', '"c']
    ]);
  });

  it('reads a field that holds delimiters, line ends and doubled quotes', () => {
    expect(feed('1;"a;b\n""c"";\n";2\n', { delimiter: ';' })).toEqual({
      records: [['1', 'a;b\n"c";\n', '2']],
      lines: [1],
      stray: []
    });
  });

  it('reads quotes escaped by a backslash, and backslashes escaped by another', () => {
    const text = String.raw`1,"5\" pipe, long","C:\\"` + '\n' + String.raw`2,"a\\\"b",x` + '\n';
    for (const piece of PIECES) {
      expect(feed(text, { escape: 'backslash', piece }).records).toEqual([
        ['1', '5" pipe, long', 'C:\\'],
        ['2', 'a\\"b', 'x']
      ]);
    }
  });

  it('takes spaces between a delimiter and a quote for nothing', () => {
    const text = 'a, "b, c" ,  "d\ne"\n1 , 2,"3" \n';
    for (const piece of PIECES) {
      expect(feed(text, { piece }).records).toEqual([
        ['a', 'b, c', 'd\ne'],
        ['1 ', ' 2', '3']
      ]);
    }
  });

  it('takes quotes in the middle of a field for letters', () => {
    expect(feed('27" screen,a "b" c,4\n"say "hi" now",x,5\n')).toEqual({
      records: [
        ['27" screen', 'a "b" c', '4'],
        ['say "hi" now', 'x', '5']
      ],
      lines: [1, 2],
      stray: []
    });
  });

  it('tells the line of a quote that is never closed, and reads the rest of the file', () => {
    const text = 'a,b,c\n"x, y",2,3\n1,"open,3\n"4\n5",5,6\n7,8,9\n';
    for (const piece of PIECES) {
      expect(feed(text, { width: 3, piece })).toEqual({
        records: [
          ['a', 'b', 'c'],
          ['x, y', '2', '3'],
          ['1', '"open', '3'],
          ['4\n5', '5', '6'],
          ['7', '8', '9']
        ],
        lines: [1, 2, 3, 4, 6],
        stray: [3]
      });
    }
  });

  it('keeps the quoted fields before a quote that is never closed', () => {
    expect(feed('a,b,c\n"x, y","open,3\n4,5,6\n7,8,9', { width: 3 }).records[1]).toEqual([
      'x, y',
      '"open',
      '3'
    ]);
  });

  it('tells every line where each has a stray quote, however many there are', () => {
    const rows = 60_000;
    const { records, stray } = feed(`a,b,c\n${'1,"x,3\n'.repeat(rows)}7,"y, z",9\n`, {
      piece: 65_536,
      width: 3
    });
    expect(records).toHaveLength(rows + 2);
    expect(records[40_000]).toEqual(['1', '"x', '3']);
    expect(records.at(-1)).toEqual(['7', 'y, z', '9']);
    expect(stray).toEqual(Array.from({ length: rows }, (_, i) => i + 2));
  }, 60_000);

  it('leaves a note with stray quotes and line ends whole', () => {
    const text = 'a,b,c\n1,2,"he said "yes" then\nleft"\n4,5,6\n';
    expect(feed(text, { width: 3 }).records[1]).toEqual(['1', '2', 'he said "yes" then\nleft']);
  });
});

describe('RecordFeed on a first line that announces the delimiter', () => {
  it('skips it and counts its line', () => {
    for (const first of ['sep=;\n', 'SEP=;\r\n', '"sep=;"\n', 'sep=;\r']) {
      expect(feed(`${first}a;b\n1;2\n`, { delimiter: ';', piece: 3 })).toEqual({
        records: [
          ['a', 'b'],
          ['1', '2']
        ],
        lines: [2, 3],
        stray: []
      });
      expect(parseSample(`${first}a;b\n1;2\n`, ';', 9)).toHaveLength(2);
    }
  });
});

describe('RecordFeed on what is no table', () => {
  const problemOf = (act: () => unknown): unknown => {
    try {
      act();
    } catch (error) {
      if (error instanceof IngestError) return error.problem;
      throw error;
    }
    return null;
  };

  it('refuses a NUL wherever it stands', () => {
    expect(
      problemOf(() => feed(`a,b\n${'1,2\n'.repeat(50_000)}3,\0\n`, { piece: 65_536 }))
    ).toEqual({
      code: 'binary-file',
      file: 'x.csv',
      looksLike: 'unknown'
    });
  });

  it('refuses a line of more than 32 million characters, and says which', () => {
    const start = performance.now();
    const records = new RecordFeed('x.csv', ',', () => undefined);
    const piece = 'x'.repeat(1_000_000);
    expect(
      problemOf(() => {
        records.push('a,b\n1,2\n');
        for (let i = 0; i < 40; i++) records.push(piece);
      })
    ).toMatchObject({ code: 'line-too-long', line: 3 });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('RecordFeed on long cells', () => {
  const time = (length: number, cell: (length: number) => string): number => {
    const text = `a,b\n${`1,"${cell(length)}"\n`.repeat(6)}`;
    let best = Infinity;
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      expect(feed(text, { piece: 65_536, width: 2 }).records).toHaveLength(7);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };

  // Twice the length takes twice the time; four times as much would be quadratic. The slack is for a shared machine.
  it.each([
    ['words', (n: number) => 'word '.repeat(n / 5)],
    ['doubled quotes', (n: number) => '""'.repeat(n / 2)],
    ['line ends', (n: number) => 'x\n'.repeat(n / 2)],
    ['spaces after quotes', (n: number) => '"" '.repeat(n / 3)]
  ])('takes linear time for %s', (_, cell) => {
    // Both longer than a piece, since a cell of several pieces is parsed more than once.
    const half = time(100_000, cell);
    expect(time(200_000, cell)).toBeLessThan(half * 3 + 300);
  });
});

describe('scanRecords', () => {
  const field = fc
    .array(fc.constantFrom('a', 'ب', ' ', '"', ',', '\n', '\r\n', '\r', '7', "'"), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 8
  });

  it('reads what was written, with any line end', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, end, final) => {
        const text = rows
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join(end);
        const format = { delimiter: ',', quote: '"', escape: 'double' } as const;
        const scan = scanRecords(final ? text : text + end, format, { final, returns: true });
        expect(scan.records).toEqual(rows);
        expect(scan.malformed).toEqual([]);
      }),
      { numRuns: 500 }
    );
  });

  it('reads as a plain reading of characters does where quotes are doubled', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows
          .map((row) => row.map((cell) => cell.replace(/["\r\n,]/g, '')).join(','))
          .join('\n');
        const format = { delimiter: ',', quote: '"', escape: 'double' } as const;
        expect(scanRecords(text, format, { final: true }).records).toEqual(naiveRecords(text, ','));
      })
    );
  });
});

describe('parseSample', () => {
  it('reads past a quote that is never closed', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},"name",5`);
    rows[4] = '4,"open,5';
    const records = parseSample(`${rows.join('\n')}\n`, ',', 100);
    expect(records).toHaveLength(40);
    expect(records[4]).toEqual(['4', '"open', '5']);
    expect(records[39]).toEqual(['39', 'name', '5']);
  });

  it('drops a long field that the end of the sample cuts off', () => {
    const text = `1,2,3\n4,5,6\n7,"${'line of a text, cut off\n'.repeat(40)}`;
    expect(parseSample(text, ',', 100)).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6']
    ]);
  });
});
