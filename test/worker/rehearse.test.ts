import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/answer';
import { REHEARSALS, rehearsalShop } from '../../src/core/clv/rehearsal';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { rehearse } from '../../src/worker/rehearse';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('rehearse', () => {
  it('takes every step once, in order, and leaves time for messages before each', async () => {
    const steps: number[] = [];
    const times: number[] = [performance.now()];
    rehearse(3, (index) => {
      steps.push(index);
      times.push(performance.now());
    });
    expect(steps).toEqual([]);
    await expect.poll(() => steps).toEqual([0, 1, 2]);
    await wait(50);
    expect(steps).toEqual([0, 1, 2]);
    times.slice(1).forEach((time, i) => expect(time - (times[i] ?? NaN)).toBeGreaterThan(10));
  });

  it('takes no step after its end', async () => {
    const steps: number[] = [];
    const end = rehearse(3, (index) => {
      steps.push(index);
      end();
    });
    await expect.poll(() => steps).toEqual([0]);
    await wait(80);
    expect(steps).toEqual([0]);
  });
});

describe('rehearsalShop', () => {
  it('can be forecast in every round: a short past that has no seasons, and a long one that can', () => {
    const found = Array.from({ length: 2 }, (_, round) =>
      answerQuestion(rehearsalShop(round), DEFAULT_SETTINGS, { kind: 'forecast' })
    );
    expect(found).toMatchObject([
      { state: 'ready', customers: 800, seasonality: null },
      { state: 'ready', customers: 800, seasonality: { calendar: 'gregory' } }
    ]);
  });

  it('is another shop in each round, and the same in the same round', () => {
    const orders = Array.from({ length: REHEARSALS }, (_, i) => rehearsalShop(i).orderCount);
    expect(new Set(orders).size).toBe(REHEARSALS);
    expect(rehearsalShop(1)).toEqual(rehearsalShop(1));
  });
});
