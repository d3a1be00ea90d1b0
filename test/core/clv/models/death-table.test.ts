import { describe, expect, it } from 'vitest';
import { DeathIntegral } from '../../../../src/core/clv/models/death-integral';
import { DeathTable } from '../../../../src/core/clv/models/death-table';

const DAYS = Float64Array.from({ length: 160 }, (_, i) => i / 7);

describe('DeathTable', () => {
  // The integral is checked against mpmath with the model: see pareto-nbd.test.ts.
  it.each([
    ['plain', 0.6 + 2, 10, 0.6, 12],
    ['α = β', 1.5, 5, 1, 5],
    ['hardly any rate, α next to nothing', 0.02, 0.01, 0.05, 40],
    ['steep: x = 1000', 1000.5, 20, 0.8, 3],
    ['mortal', 0.3, 4, 30, 0.5]
  ])('says what the integral does of each pair of times, %s', (_, n, alpha, s, beta) => {
    const table = new DeathTable(DAYS, alpha, s, beta);
    const alone = new DeathIntegral();
    table.begin(7);
    table.begin(n);
    let worst = 0;
    for (let last = 0; last < DAYS.length; last += 7) {
      for (let age = last; age < DAYS.length; age += 3) {
        const T = DAYS[age] ?? 0;
        table.lookUp(last, age);
        alone.evaluate(n, alpha, s, beta, DAYS[last] ?? 0, T);
        if (last === age) {
          expect(table.ratio).toBe(0);
          continue;
        }
        // As the likelihood and its derivatives take them: shares of the chance of having died.
        const gone = (ratio: number): number => (ratio === Infinity ? 1 : ratio / (1 + ratio));
        const share = gone(alone.ratio);
        worst = Math.max(
          worst,
          Math.abs(gone(table.ratio) - share),
          Math.abs(gone(table.ratio) * table.logAlpha - share * alone.logAlpha),
          Math.abs(gone(table.ratio) * table.logBeta - share * alone.logBeta),
          alpha * Math.abs(gone(table.ratio) * table.inverseAlpha - share * alone.inverseAlpha),
          beta * Math.abs(gone(table.ratio) * table.inverseBeta - share * alone.inverseBeta)
        );
        if (alone.logRatio > 50) {
          expect(Math.abs(table.logRatio / alone.logRatio - 1)).toBeLessThan(1e-9);
        }
      }
    }
    expect(worst).toBeLessThan(1e-8);
  });
});
