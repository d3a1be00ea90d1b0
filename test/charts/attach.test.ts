import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chart } from '../../src/charts/attach';
import type { AnyConfiguration } from '../../src/charts/configuration';

interface Fake {
  shown: AnyConfiguration[];
  destroyed: number;
}
const made: Fake[] = [];

vi.mock('../../src/charts/chart-js', () => ({
  ownChart: () => {
    const fake: Fake = { shown: [], destroyed: 0 };
    made.push(fake);
    return {
      show: (config: AnyConfiguration) => {
        if (config.data.labels?.[0] === 'broken') throw new Error('cannot draw');
        fake.shown.push(config);
      },
      destroy: () => (fake.destroyed += 1)
    };
  }
}));

const line = (label: string): AnyConfiguration => ({
  type: 'line',
  data: { labels: [label], datasets: [] },
  options: { animation: { duration: 200 } }
});
// The attachment hands the canvas on and never looks into it.
const canvas = (): HTMLCanvasElement => Object.create(null);
const settle = async (): Promise<void> => {
  // As long as the attachment itself waits for its lazy import, and then some.
  await import('../../src/charts/chart-js');
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('chart', () => {
  beforeEach(() => {
    made.length = 0;
    vi.unstubAllGlobals();
  });

  it('draws, follows a change on the same chart, and destroys it with its canvas', async () => {
    const target = canvas();
    const off = chart(() => line('a'))(target);
    await settle();
    expect(made[0]?.shown.map((config) => config.data.labels)).toEqual([['a']]);

    off();
    const offAgain = chart(() => line('b'))(target);
    await settle();
    expect(made).toHaveLength(1);
    expect(made[0]?.shown.map((config) => config.data.labels)).toEqual([['a'], ['b']]);
    expect(made[0]?.destroyed).toBe(0);

    offAgain();
    await settle();
    expect(made[0]?.destroyed).toBe(1);
  });

  it('draws nothing on a canvas that left before Chart.js came', async () => {
    const off = chart(() => line('a'))(canvas());
    off();
    await settle();
    expect(made).toEqual([]);
  });

  it('draws only the latest of changes that come while it loads', async () => {
    const target = canvas();
    const off = chart(() => line('a'))(target);
    off();
    chart(() => line('b'))(target);
    await settle();
    expect(made).toHaveLength(1);
    expect(made[0]?.shown.map((config) => config.data.labels)).toEqual([['b']]);
  });

  it('tells where a chart cannot be drawn', async () => {
    const failed = vi.fn();
    chart(() => line('broken'), failed)(canvas());
    await settle();
    expect(failed).toHaveBeenCalledOnce();
  });

  it('does not move where the user asks for less motion', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
    chart(() => line('a'))(canvas());
    await settle();
    expect(made[0]?.shown[0]?.options?.animation).toBe(false);
  });
});
