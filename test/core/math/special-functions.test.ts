/**
 * Reference values are by mpmath 1.3 at 40 digits: loggamma, psi, beta,
 * hyp2f1, and exp(y)·expint(n, y), printed to 16.
 */
import { describe, expect, it } from 'vitest';
import { expIntegralScaled } from '../../../src/core/math/exp-integral';
import {
  digamma,
  digammaRise,
  logBeta,
  logGamma,
  logGamma1p,
  logRising
} from '../../../src/core/math/gamma';
import { hyp2f1 } from '../../../src/core/math/hyp2f1';
import {
  decayIntegral,
  log1pExp,
  logAddExp,
  logSumExp,
  sigmoid
} from '../../../src/core/math/log-space';

/** Off by no more than some units in the 15th digit of the larger of 1 and the value. */
function expectExact(found: number, reference: number, ulps = 4): void {
  expect(Math.abs(found - reference)).toBeLessThanOrEqual(
    ulps * 1e-15 * Math.max(1, Math.abs(reference))
  );
}

/** The same, relative to the value however small. */
function expectRelative(found: number, reference: number, tolerance = 2e-14): void {
  expect(Math.abs(found / reference - 1)).toBeLessThanOrEqual(tolerance);
}

describe('logGamma and digamma', () => {
  it.each([
    [1e-5, 11.51291969289583, -100000.5771992157],
    [0.1, 2.252712651734206, -10.42375494041108],
    [0.5, 0.5723649429247001, -1.963510026021423],
    [1.5, -0.1207822376352452, 0.03648997397857652],
    [3.7, 1.428072326665388, 1.167153539361511],
    [10, 12.80182748008147, 2.251752589066721],
    [12.25, 18.11566950571089, 2.464154655185369],
    [1000.5, 5908.674175848677, 6.907755320648796],
    [1e6, 12815504.56914761, 13.81551005796419]
  ])('are as in mpmath at %f', (x, log, psi) => {
    expectExact(logGamma(x), log);
    expectExact(digamma(x), psi);
  });

  it('end at 0', () => {
    expect(logGamma(0)).toBe(Infinity);
    expect(digamma(0)).toBe(-Infinity);
    expect(logGamma(-1)).toBeNaN();
  });
});

describe('logBeta', () => {
  it.each([
    [0.3, 0.4, 1.631608565988193],
    [2, 1e6, -27.63102211592805],
    [1e-4, 50, 9.209892459565613],
    [300, 0.02, 3.786761550692935],
    [1000, 2000, -1911.874614214452],
    [5.5, 40.25, -16.66074306800087]
  ])('is as in mpmath at %f, %f', (a, b, log) => {
    expectExact(logBeta(a, b), log);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });
});

describe('logRising and digammaRise', () => {
  it.each([
    [0.2, 1000, 5905.077830434549, 12.19649517225699],
    [1e9, 3, 62.16979751383923, 2.999999997e-9],
    [1e5, 500, 5757.70816056964, 0.004987566386743677],
    [12.5, 30.5, 99.03753388780863, 1.264331490471894],
    [0.001, 26, 51.09966509971459, 1003.814353654557]
  ])('are as in mpmath from %f by %f', (a, n, log, psi) => {
    expectExact(logRising(a, n), log);
    expectExact(digammaRise(a, n), psi);
  });

  it('do not rise by nothing', () => {
    expect(logRising(3, 0)).toBe(0);
    expect(digammaRise(3, 0)).toBe(0);
  });
});

describe('logGamma1p', () => {
  it.each([
    [1e-12, -5.772156649007104e-13],
    [-1e-7, 5.772157471482402e-8],
    [0.03, -0.01658685387756976],
    [-0.5, 0.5723649429247001],
    [0.5, -0.1207822376352452],
    [0.9, -0.03898427592308333],
    [-0.9, 2.252712651734206]
  ])('keeps its digits at %f', (e, log) =>
    // Beyond ±½ it is as good as logGamma: 1e-15 of 1.
    expectRelative(logGamma1p(e), log, Math.abs(e) > 0.5 ? 5e-14 : 1e-14)
  );
});

describe('expIntegralScaled', () => {
  it.each([
    [1, 1, 0.5963473623231941],
    [1, 0.001, 6.337874070325488],
    [0.606, 0.1, 3.44015984686991],
    [0.606, 3, 0.2867226245353366],
    [1.0000001, 0.01, 4.078510542018272],
    [0.05, 0.5, 1.910589738154184],
    [2, 0.25, 0.6647786387921517],
    [7.3, 1e-6, 0.1587301287810791],
    [7.3, 0.9, 0.1362737591311158],
    [16, 0.4, 0.06481862753734474],
    [27.24, 1e-5, 0.03810974099861471],
    [1001, 0.3, 0.0009996997899431766],
    [1.5, 200, 0.004962960726528654],
    [0.5, 1, 0.7578721561413121],
    [3, 0.999999, 0.2981737866405972]
  ])('is as in mpmath at order %f, y %f', (order, y, value) =>
    // The upward recurrence takes a digit where y is near 1.
    expectRelative(expIntegralScaled(order, y), value, 2e-13)
  );

  it('satisfies n E(n+1) = 1 − y E(n) across the borders of its methods', () => {
    for (const order of [0.3, 0.5, 1, 1.5, 4.2, 15.3, 15.9]) {
      for (const y of [1e-8, 0.01, 0.7, 0.9999999, 1, 2.5, 40]) {
        const above = expIntegralScaled(order + 1, y);
        const below = (1 - y * expIntegralScaled(order, y)) / order;
        // 1 − yE loses the digits that yE is near to 1.
        expect(Math.abs(above - below)).toBeLessThan(1e-13 * Math.max(1, above));
      }
    }
  });

  it('ends at y = 0, and refuses what is no order', () => {
    expect(expIntegralScaled(3, 0)).toBe(0.5);
    expect(expIntegralScaled(1, 0)).toBe(Infinity);
    expect(() => expIntegralScaled(0, 1)).toThrow(RangeError);
    expect(() => expIntegralScaled(1, -1)).toThrow(RangeError);
  });
});

describe('hyp2f1', () => {
  it.each([
    [1, 2.5, 3.2, 0.9, 4.731488555332124],
    [1, 8, 9, 0.99, 18.04420776654189],
    [1, 1.2, 1.9, 0.9975, 15.94450169481249],
    [0.5, -0.3, 2, 0.4, 0.967529581741353],
    [2, 3, 4.5, -0.7, 0.4791577705006131],
    [1001.2, 0.8, 1003, -0.5, 0.7233274636035285],
    [0.2, 1.7, 2.2, -25, 0.5568019357864762]
  ])('is as in mpmath: 2F1(%f, %f; %f; %f)', (a, b, c, z, value) =>
    // Thousands of terms near z = 1, each rounded.
    expectRelative(hyp2f1(a, b, c, z), value, 2e-12)
  );

  it('is a polynomial where a is a whole number below 0, and 1 at z = 0', () => {
    expect(hyp2f1(-2, 3, 4, 0.5)).toBeCloseTo(1 - 0.75 + (2 * 12 * 0.25) / (20 * 2), 15);
    expect(hyp2f1(1, 2, 3, 0)).toBe(1);
  });

  it.each([
    [1, 1, 0, 0.5],
    [1, 1, 2, 1],
    [NaN, 1, 2, 0.5]
  ])('refuses 2F1(%f, %f; %f; %f)', (a, b, c, z) =>
    expect(() => hyp2f1(a, b, c, z)).toThrow(RangeError)
  );
});

describe('log-space', () => {
  it('has ln(1 + eˣ) that neither overflows nor drowns', () => {
    expect(log1pExp(0)).toBeCloseTo(Math.LN2, 15);
    expect(log1pExp(-Infinity)).toBe(0);
    expect(log1pExp(-700)).toBe(Math.exp(-700));
    expect(log1pExp(1000)).toBe(1000);
    // On either side of where the formula changes.
    for (const x of [-37, 18, 33.3]) {
      expectRelative(log1pExp(x + 1e-12), log1pExp(x - 1e-12), 1e-11);
    }
  });

  it('has a sigmoid within [0, 1]', () => {
    expect([-800, 0, 800].map(sigmoid)).toEqual([0, 0.5, 1]);
  });

  it('adds numbers that are too small or too large to write down', () => {
    expect(logAddExp(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12);
    expect(logAddExp(2000, 0)).toBe(2000);
    expect(logAddExp(-Infinity, -Infinity)).toBe(-Infinity);
    expect(logSumExp([-3000, -3000, -3000])).toBeCloseTo(-3000 + Math.log(3), 12);
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([-Infinity, 2])).toBe(2);
  });

  it('passes smoothly through q = 0', () => {
    expect(decayIntegral(0, 3)).toBe(3);
    expect(decayIntegral(1e-12, 3)).toBeCloseTo(3, 10);
    expect(decayIntegral(1, 2)).toBeCloseTo(1 - Math.exp(-2), 15);
    expect(decayIntegral(-1, 2)).toBeCloseTo(Math.exp(2) - 1, 14);
  });
});
