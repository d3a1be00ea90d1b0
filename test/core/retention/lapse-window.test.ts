import { describe, expect, it } from 'vitest';
import { lapseWindow } from '../../../src/core/retention/lapse-window';

/** `often` gaps of one length and `rarely` of another, as counts. */
function windowOf(often: number, gap: number, rarely: number, longGap: number): object {
  const counts = new Uint32Array(1000);
  counts[gap] = often;
  counts[longGap] = (counts[longGap] ?? 0) + rarely;
  return lapseWindow(counts, often + rarely, null);
}

describe('lapseWindow', () => {
  it('is the smallest window that holds the 90th percentile of the gaps', () => {
    // The 18th of 20 is the 90th percentile by nearest rank.
    expect(windowOf(18, 25, 2, 80)).toEqual({ days: 30, source: 'gaps' });
    expect(windowOf(17, 25, 3, 80)).toEqual({ days: 90, source: 'gaps' });
  });

  it('holds a percentile that is just as long', () => {
    expect(windowOf(20, 60, 0, 0)).toEqual({ days: 60, source: 'gaps' });
    expect(windowOf(20, 61, 0, 0)).toEqual({ days: 90, source: 'gaps' });
    expect(windowOf(20, 365, 0, 0)).toEqual({ days: 365, source: 'gaps' });
  });

  it('falls back on 365 days for longer gaps and for fewer than 20', () => {
    expect(windowOf(20, 400, 0, 0)).toEqual({ days: 365, source: 'fallback' });
    expect(windowOf(19, 10, 0, 0)).toEqual({ days: 365, source: 'fallback' });
    expect(lapseWindow([], 0, null)).toEqual({ days: 365, source: 'fallback' });
  });

  it("is the user's where set, and must be a whole number of days", () => {
    expect(lapseWindow([0, 50], 50, 45)).toEqual({ days: 45, source: 'user' });
    for (const bad of [0, -1, 1.5, NaN]) {
      expect(() => lapseWindow([], 0, bad)).toThrow(RangeError);
    }
  });
});
