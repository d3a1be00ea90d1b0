import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCustomerSummary } from '../../src/core/orders/customer-summary';
import { IngestError } from '../../src/core/ingest/reading';
import { readFiles } from '../../src/worker/reader';
import { draws, mutate } from './mutate';

/** As many mutated files as RUNS says: a number, or `long`. */
const RUNS =
  process.env['RUNS'] === 'long' ? 100_000 : Math.max(150, Number(process.env['RUNS'] ?? 0) || 0);
const SEED = Number(process.env['SEED'] ?? 0) || 20_240_108;

const folder = join(import.meta.dirname, '../fixtures/platforms');
const samples = readdirSync(folder)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));

/** Files of which rows were read. */
let readable = 0;

/** Reads one mutated file; returns what went wrong, or null. */
async function trial(seed: number): Promise<string | null> {
  const draw = draws(seed);
  const any = (): (typeof samples)[number] => {
    const sample = samples[Math.floor(draw() * samples.length)];
    if (sample === undefined) throw new RangeError('no samples');
    return sample;
  };
  const first = any();
  const { bytes, mishaps } = mutate(first.bytes, any().bytes, draw);
  const what = `seed ${seed}: ${first.name}, ${mishaps.join(', ')}`;
  const file = new File([bytes], first.name);
  const start = performance.now();
  try {
    const { reading, table } = await readFiles([file], {});
    const { read, accepted, rejected, ignored, reasons } = reading.rows;
    if (read > 0) readable += 1;
    if (accepted + rejected + ignored !== read) return `${what}: rows do not balance`;
    const reasoned = Object.values(reasons).reduce((sum, rows) => sum + rows, 0);
    if (reasoned !== rejected + ignored) return `${what}: rows without a reason`;
    const rows = reading.files.reduce((sum, { rows: own }) => sum + own, 0);
    if (table !== null && rows !== read) return `${what}: files have other rows than the reading`;
    if (table !== null && !isCustomerSummary(table) && table.orderCount > accepted) {
      return `${what}: more orders than rows`;
    }
  } catch (error) {
    if (!(error instanceof IngestError)) {
      return `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  return seconds > 5 ? `${what}: took ${seconds.toFixed(1)} s` : null;
}

describe('readFiles on damaged files', () => {
  it(`neither crashes nor hangs, and its rows balance (${RUNS} files from seed ${SEED})`, async () => {
    const failures: string[] = [];
    for (let i = 0; i < RUNS && failures.length < 20; i++) {
      const failure = await trial(SEED + i);
      if (failure !== null) failures.push(failure);
    }
    expect(failures).toEqual([]);
    // Most damage leaves something to read, so that there is something to balance.
    expect(readable).toBeGreaterThan(RUNS / 3);
  }, 7_200_000);
});
