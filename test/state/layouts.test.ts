import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/core/ingest/reading';
import { LayoutMemory, MAX_LAYOUTS } from '../../src/state/layout-memory.svelte';
import { mergeOptions, optionsOf } from '../../src/state/source-files';
import { tinyLayout, tinyReading } from '../worker/tiny-shop';
import { testMemory } from './test-app';

const decided = (name: string, column = 0): ReadOptions => ({
  layouts: { [name]: { roles: { date: column } } }
});

describe('mergeOptions', () => {
  it('lets the later win, layout by layout and column by column', () => {
    const earlier: ReadOptions = {
      layouts: {
        a: { decimal: ',', dateOrder: 'dmy', roles: { date: 0, amount: 1, phone: null } },
        b: { currency: 'IRT' }
      },
      disabledRules: ['unpaid'],
      parts: { 'x.xlsx': 'One', 'y.xlsx': 'Two' },
      currencies: { keep: 'EUR' }
    };
    const later: ReadOptions = {
      layouts: { a: { dateOrder: 'mdy', roles: { amount: 2, email: 3 } }, c: { quote: null } },
      disabledRules: [],
      parts: { 'x.xlsx': 'Three' }
    };
    expect(mergeOptions(earlier, later)).toEqual({
      layouts: {
        a: { decimal: ',', dateOrder: 'mdy', roles: { date: 0, amount: 2, phone: null, email: 3 } },
        b: { currency: 'IRT' },
        c: { quote: null }
      },
      disabledRules: [],
      parts: { 'x.xlsx': 'Three', 'y.xlsx': 'Two' },
      currencies: { keep: 'EUR' }
    });
  });

  it('adds nothing to what is empty, and changes neither side', () => {
    const one = decided('a');
    expect(mergeOptions({}, {})).toEqual({});
    expect(mergeOptions(one, {})).toEqual(one);
    expect(mergeOptions({}, one)).toEqual(one);
    mergeOptions(one, decided('a', 5));
    expect(one).toEqual(decided('a'));
  });

  it('counts a layout as remembered until it is decided on', () => {
    const memory: ReadOptions = { ...decided('a'), remembered: ['a', 'b'] };
    expect(mergeOptions(memory, decided('a', 1)).remembered).toEqual(['b']);
    expect(mergeOptions(memory, { disabledRules: [] }).remembered).toEqual(['a', 'b']);
    const session: ReadOptions = { ...decided('a', 1), remembered: ['a'] };
    expect(mergeOptions(memory, session).remembered?.sort()).toEqual(['a', 'b']);
    expect(mergeOptions({ ...decided('a'), remembered: ['a'] }, decided('a'))).toEqual(
      decided('a')
    );
  });
});

describe('optionsOf', () => {
  it('keeps the decisions on a reading’s layouts, and those that hold for any', () => {
    const options: ReadOptions = {
      layouts: { here: { decimal: ',' }, gone: { decimal: '.' }, '*': { encoding: 'utf-8' } },
      remembered: ['here', 'gone'],
      disabledRules: ['test']
    };
    const reading = tinyReading({ layouts: [tinyLayout({ fingerprint: 'here' })] });
    expect(optionsOf(options, reading)).toEqual({
      layouts: { here: { decimal: ',' }, '*': { encoding: 'utf-8' } },
      remembered: ['here'],
      disabledRules: ['test']
    });
    expect(optionsOf(decided('gone'), reading)).toEqual({});
  });
});

describe('LayoutMemory', () => {
  it('gives back on a later visit what was decided, the last used first', () => {
    const memory = testMemory();
    const first = new LayoutMemory(memory);
    first.remember(['a'], decided('a'));
    first.remember(['b'], decided('b', 3));
    first.remember(['a'], decided('a', 7));
    const later = new LayoutMemory(memory);
    expect(later.fingerprints).toEqual(['a', 'b']);
    expect(later.options).toEqual({
      layouts: { a: { roles: { date: 7 } }, b: { roles: { date: 3 } } },
      remembered: ['b', 'a']
    });
  });

  it(`remembers ${MAX_LAYOUTS} layouts, and lets the longest unused go`, () => {
    const layouts = new LayoutMemory(testMemory());
    for (let n = 0; n < MAX_LAYOUTS; n += 1) layouts.remember([`f${n}`], decided(`f${n}`));
    layouts.remember(['f0'], decided('f0', 1));
    layouts.remember(['new'], decided('new'));
    expect(layouts.fingerprints).toHaveLength(MAX_LAYOUTS);
    expect(layouts.fingerprints.slice(0, 2)).toEqual(['new', 'f0']);
    expect(layouts.fingerprints).not.toContain('f1');
  });

  it('does not undo what another tab remembered or forgot', () => {
    const memory = testMemory();
    const [one, two] = [new LayoutMemory(memory), new LayoutMemory(memory)];
    one.remember(['a'], decided('a'));
    two.remember(['b'], decided('b'));
    expect(Object.keys(one.options.layouts ?? {})).toEqual(['a', 'b']);
    one.forget('a');
    two.remember(['c'], decided('c'));
    expect(two.fingerprints).toEqual(['c', 'b']);
  });

  it('remembers neither what holds for any layout nor what is unknown', () => {
    const layouts = new LayoutMemory(testMemory());
    layouts.remember(['*', '', 'x'], { layouts: { '*': { decimal: ',' }, '': { decimal: ',' } } });
    expect(layouts.fingerprints).toEqual([]);
    expect(layouts.options).toEqual({});
  });

  it.each(['', '{', 'null', '{"a":1}', '[["a"],[1,{}],7]'])('takes what it finds: %j', (kept) => {
    const layouts = new LayoutMemory(testMemory({ 'mandegar-layouts': kept }));
    expect(layouts.fingerprints.every((name) => name === 'a')).toBe(true);
    layouts.remember(['b'], decided('b'));
    expect(layouts.fingerprints[0]).toBe('b');
  });

  it('holds for this visit where nothing can be kept', () => {
    const none = { ...testMemory(), get: () => null, set: () => false };
    const layouts = new LayoutMemory(none);
    layouts.remember(['a'], decided('a'));
    expect(layouts.options).toEqual({ ...decided('a'), remembered: ['a'] });
  });
});
