import { describe, expect, it } from 'vitest';
import { IngestError, type FileProblem } from '../../src/core/ingest/reading';
import { readFiles, type NamedBlob } from '../../src/worker/reader';

/** Seconds within which a hopeless file is refused. */
const LIMIT = 3;

const file = (parts: BlobPart[]): NamedBlob => new File(parts, 'x.csv');

/** How a file is refused, and after how many seconds. */
async function refusal(blob: NamedBlob): Promise<{ problem: FileProblem | null; seconds: number }> {
  const start = performance.now();
  let problem: FileProblem | null = null;
  try {
    await readFiles([blob], {});
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    problem = error.problem;
  }
  return { problem, seconds: (performance.now() - start) / 1000 };
}

const HEAD = 'customer,date,amount\n';
const ROWS = 'ann,2024-01-01,1\n'.repeat(20_000);
const PART = 'x'.repeat(1_000_000);

describe('readFiles on hopeless files', () => {
  it.each<[string, () => NamedBlob, object]>([
    ['a NUL at the start', () => file([`a,\0b\n${ROWS}`]), { code: 'binary-file' }],
    [
      'a NUL after 300 kB',
      () => file([HEAD, ROWS, 'bo\0b,2024-01-02,2\n']),
      { code: 'binary-file' }
    ],
    [
      'a million columns',
      () => file([`${'a,'.repeat(999_999)}a\n${'1,'.repeat(999_999)}1\n`]),
      { code: 'too-many-columns' }
    ],
    [
      'a million columns in quotes',
      () => file([`${'"a";'.repeat(999_999)}"a"\n${'"1";'.repeat(999_999)}"1"\n`]),
      { code: 'too-many-columns' }
    ],
    [
      'a first line of 200 MB',
      () => file(Array<string>(200).fill(PART)),
      { code: 'line-too-long', line: 1 }
    ],
    [
      'a line of 200 MB below a table',
      () => file([HEAD, ROWS, ...Array<string>(200).fill(PART)]),
      { code: 'line-too-long', line: 20_002 }
    ],
    [
      'a line of 200 MB in quotes',
      () => file([HEAD, ROWS, '"', ...Array<string>(200).fill(PART), '",2024-01-01,1\n']),
      { code: 'line-too-long', line: 20_002 }
    ]
  ])('refuses %s within 3 s', async (_, make, expected) => {
    const { problem, seconds } = await refusal(make());
    expect(problem).toMatchObject(expected);
    expect(seconds).toBeLessThan(LIMIT);
  });

  it('reads past one row of a million columns below a table, and rejects that row alone', async () => {
    const { reading } = await readFiles(
      [file([HEAD, ROWS, `${'1,'.repeat(999_999)}1\n`, 'bob,2024-01-02,2\n'])],
      {}
    );
    expect(reading.rows).toMatchObject({ read: 20_002, accepted: 20_001, rejected: 1 });
    expect(reading.rows.reasons).toEqual({ 'wrong-field-count': 1 });
  });

  it('reads cells of a hundred thousand characters in time that grows with their number', async () => {
    const cell = 'word, "" '.repeat(11_112);
    const read = async (rows: number): Promise<number> => {
      const blob = file([
        'customer,date,amount,note\n',
        ...Array.from(
          { length: rows },
          (_, i) => `ann,2024-01-0${(i % 9) + 1},${i + 1},"${cell}"\n`
        )
      ]);
      const start = performance.now();
      const { reading } = await readFiles([blob], {});
      expect(reading.rows.read).toBe(rows);
      return performance.now() - start;
    };
    await read(20);
    const few = await read(60);
    // Twice as many take twice the time; the slack is for a shared machine.
    expect(await read(120)).toBeLessThan(few * 3 + 300);
  }, 60_000);
});
