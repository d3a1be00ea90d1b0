import { describe, expect, it, vi } from 'vitest';
import type * as ParetoModule from '../../../src/core/clv/models/pareto-nbd';
import { fitShop } from '../../../src/core/clv/shop-forecast';
import { SeededRandom } from '../../../src/core/math/random';
import { END, simulateOrders, tableOf } from './simulate-orders';

// A search that does not end is hard to come by: Pareto/NBD's is made to.
vi.mock('../../../src/core/clv/models/pareto-nbd', async (original) => {
  const { paretoNbd } = await original<typeof ParetoModule>();
  const fit: typeof paretoNbd.fit = (rows, near) => {
    const found = paretoNbd.fit(rows, near);
    return found.status === 'fitted' ? { ...found, converged: false } : found;
  };
  return { paretoNbd: { ...paretoNbd, fit } };
});

describe('fitShop', () => {
  it('tells of a model whose search did not end, and does not forecast with it', () => {
    const shop = fitShop(tableOf(simulateOrders(300, 300, new SeededRandom(8))), END);
    if ('state' in shop) throw new Error(shop.reason);
    const told = shop.report.models.map(({ name, converged }) => [name, converged]);
    expect(told).toContainEqual(['Pareto/NBD', false]);
    expect(told).toContainEqual(['MBG/NBD', true]);
    expect(shop.forecaster.members.map(({ name }) => name)).not.toContain('Pareto/NBD');
    expect(shop.report.holdout?.scores.map(({ name }) => name)).not.toContain('Pareto/NBD');
  });
});
