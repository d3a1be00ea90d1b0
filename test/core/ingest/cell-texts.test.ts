import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellTexts, UNKNOWN } from '../../../src/core/ingest/cell-texts';

describe('CellTexts', () => {
  it('never gives a text what is known of another, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 2000 }), (numbers) => {
        const texts = new CellTexts(1);
        for (const number of numbers) {
          texts.read(['', number === 0 ? '' : `item ${number}`]);
          const code = texts.codes[texts.slot];
          if (number === 0) expect(code).toBe(0);
          else if (code === UNKNOWN) texts.codes[texts.slot] = number;
          else expect(code).toBe(number);
        }
      }),
      { numRuns: 100 }
    );
  });

  it('knows two thousand texts again, once it has seen them often', () => {
    const texts = new CellTexts(0);
    let asked = 0;
    for (let round = 0; round < 12; round++) {
      asked = 0;
      for (let i = 0; i < 2000; i++) {
        texts.read([`Product ${i * 37}`]);
        if (texts.codes[texts.slot] === UNKNOWN) asked += 1;
        texts.codes[texts.slot] = i;
      }
    }
    // Some share a slot with another for good.
    expect(asked).toBeLessThan(1000);
  });
});
