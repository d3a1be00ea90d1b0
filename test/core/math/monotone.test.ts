import { describe, expect, it } from 'vitest';
import { monotoneThrough } from '../../../src/core/math/monotone';

describe('monotoneThrough', () => {
  const xs = [0, 1, 2, 3, 6, 9, 12];

  it('goes through its points, and keeps the last value beyond them', () => {
    const ys = xs.map((x) => Math.sqrt(x));
    xs.forEach((x, i) => expect(monotoneThrough(xs, ys, x)).toBe(ys[i]));
    expect(monotoneThrough(xs, ys, 99)).toBe(Math.sqrt(12));
    expect(monotoneThrough([5], [7], 1)).toBe(7);
  });

  it('is exact for straight lines, two points among them', () => {
    expect(monotoneThrough([0, 4], [1, 9], 1)).toBeCloseTo(3, 14);
    const ys = xs.map((x) => 2 - 3 * x);
    for (const at of [0.3, 1.7, 4.4, 11]) {
      expect(monotoneThrough(xs, ys, at)).toBeCloseTo(2 - 3 * at, 12);
    }
  });

  it('rises wherever its points do, steps among them', () => {
    const steps = [0, 0, 0, 5, 5.1, 40, 40];
    let before = 0;
    for (let at = 0; at <= 12; at += 0.05) {
      const value = monotoneThrough(xs, steps, at);
      expect(value).toBeGreaterThanOrEqual(before - 1e-12);
      before = value;
    }
    expect(before).toBeLessThan(40 + 1e-12);
  });

  it('follows 1 − e^(−t/12) by months to 0.002', () => {
    const months = [0, 1, 2, 3, 6, 9, 12, 18, 24, 30, 36];
    const curve = (t: number): number => -Math.expm1(-t / 12);
    const ys = months.map(curve);
    for (let t = 0; t <= 36; t++) {
      expect(Math.abs(monotoneThrough(months, ys, t) - curve(t))).toBeLessThan(2e-3);
    }
  });
});
