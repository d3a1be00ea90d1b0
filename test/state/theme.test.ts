import { afterEach, describe, expect, it, vi } from 'vitest';
import { remembered } from '../../src/state/browser-storage';
import { ThemeState } from '../../src/state/theme.svelte';
import { testMemory } from './test-app';

afterEach(() => vi.unstubAllGlobals());

function system(dark: boolean): { turn: (dark: boolean) => void } {
  const query = Object.assign(new EventTarget(), { matches: dark });
  vi.stubGlobal('matchMedia', () => query);
  return {
    turn: (matches) => query.dispatchEvent(Object.assign(new Event('change'), { matches }))
  };
}

const shown = (): string | undefined => document.documentElement.dataset.theme;

describe('ThemeState', () => {
  it('follows the system until the user chooses', () => {
    const { turn } = system(true);
    const theme = new ThemeState(testMemory());
    expect([theme.choice, theme.effective, shown()]).toEqual(['system', 'dark', 'dark']);
    turn(false);
    expect([theme.effective, shown()]).toEqual(['light', 'light']);
    theme.set('dark');
    turn(false);
    expect([theme.effective, shown()]).toEqual(['dark', 'dark']);
  });

  it('remembers the choice, and forgets it with a return to the system', () => {
    system(false);
    const memory = testMemory();
    new ThemeState(memory).set('dark');
    expect(new ThemeState(memory).effective).toBe('dark');
    new ThemeState(memory).set('system');
    expect(memory.all.size).toBe(0);
    expect(shown()).toBe('light');
  });

  it('is light in a browser that knows no such wish', () => {
    vi.stubGlobal('matchMedia', undefined);
    expect(new ThemeState(testMemory({ 'mandegar-theme': 'purple' })).effective).toBe('light');
  });
});

describe('remembered', () => {
  it('remembers nothing, without a word, where the browser forbids it', () => {
    vi.stubGlobal(
      'localStorage',
      new Proxy({} as Storage, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
        ownKeys: () => {
          throw new DOMException('denied', 'SecurityError');
        }
      })
    );
    expect(remembered.set('a', 'b')).toBe(false);
    expect(remembered.get('a')).toBeNull();
    expect(remembered.keys()).toEqual([]);
    expect(() => remembered.remove('a')).not.toThrow();
  });
});
