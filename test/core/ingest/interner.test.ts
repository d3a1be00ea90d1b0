import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interner } from '../../../src/core/ingest/interner';

describe('Interner', () => {
  it('numbers texts as a Map does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 400 }),
        (texts) => {
          const interner = new Interner();
          const map = new Map<string, number>();
          for (const text of texts) {
            const known = map.get(text);
            const entry = interner.intern(text);
            if (known === undefined) {
              expect(entry).toBe(-1 - map.size);
              map.set(text, map.size);
            } else {
              expect(entry).toBe(known);
            }
          }
          expect(interner.size).toBe(map.size);
        }
      )
    );
  });

  it('tells half a million ascending and half a million scattered ids apart', () => {
    const interner = new Interner(1000);
    for (let i = 0; i < 500_000; i++) {
      interner.intern(`#${1_000_000 + i}`);
      interner.intern(((i * 2_654_435_761) % 2 ** 32).toString(36));
    }
    expect(interner.size).toBe(1_000_000);
    expect(interner.intern('#1000007')).toBeGreaterThanOrEqual(0);
  });
});
