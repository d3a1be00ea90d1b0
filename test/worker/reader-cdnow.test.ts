import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { file, readFiles } from './fixture';

const path = join(import.meta.dirname, '../../../shared/data/cdnow_sample.csv');

describe('readFiles on CDNOW', () => {
  // Fader & Hardie's 1/10 sample of CDNOW's customers of the first quarter of 1997.
  it.skipIf(!existsSync(path))('finds 2,357 customers, 6,919 orders and 244,091.94', async () => {
    const bytes = new Uint8Array(readFileSync(path));
    const { table, reading } = await readFiles([file(bytes, 'cdnow_sample.csv')], {});
    expect(table).toMatchObject({ customerCount: 2357, orderCount: 6919 });
    const revenue = (table?.amount ?? new Float64Array()).reduce((a, b) => a + b, 0);
    expect(revenue).toBeCloseTo(244_091.94, 6);
    expect(reading.rows).toMatchObject({ read: 6919, accepted: 6919, rejected: 0, ignored: 0 });
  });
});
