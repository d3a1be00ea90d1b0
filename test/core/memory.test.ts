import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/core/memory';

describe('Memory', () => {
  it('makes a result once for each owner and key', () => {
    const memory = new Memory<number>(2);
    let made = 0;
    const make = (): number => ++made;
    const [one, other] = [{}, {}];
    expect([memory.recall(one, 'a', make), memory.recall(one, 'a', make)]).toEqual([1, 1]);
    expect([memory.recall(one, 'b', make), memory.recall(other, 'a', make)]).toEqual([2, 3]);
  });

  it('forgets the one that was longest not asked for', () => {
    const memory = new Memory<number>(2);
    const owner = {};
    let made = 0;
    for (const key of ['a', 'b', 'a', 'c']) memory.recall(owner, key, () => ++made);
    expect(memory.recall(owner, 'a', () => -1)).toBe(1);
    expect(memory.recall(owner, 'b', () => -1)).toBe(-1);
  });
});
