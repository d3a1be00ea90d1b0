import { describe, expect, it } from 'vitest';
import { unbroken } from '../../src/i18n/hy/unbroken';

describe('unbroken', () => {
  it('joins an ending to the number before its hyphen, in texts, functions, lists and objects', () => {
    const messages = unbroken({
      plain: '30-ից պակաս',
      of: (n: number, share: string) => `${String(n)}-րդ, ${share}-ը`,
      deep: { list: ['20-ից 19', 'Enter-ը'] }
    });
    expect(messages.plain).toBe('30-\u2060ից պակաս');
    expect(messages.of(12, '\u20685%\u2069')).toBe('12-\u2060րդ, \u20685%\u2069-\u2060ը');
    expect(messages.deep.list).toEqual(['20-\u2060ից 19', 'Enter-\u2060ը']);
  });

  it('leaves other hyphens, numbers and nothing as they are', () => {
    const messages = {
      model: 'BG/NBD-k',
      date: '2024-03',
      word: 'բետա-երկրաչափական',
      none: null,
      n: 5
    };
    expect(unbroken(messages)).toEqual(messages);
  });
});
