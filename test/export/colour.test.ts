import { describe, expect, it } from 'vitest';
import { inkOn, mix } from '../../src/export/picture/colour';

describe('inkOn', () => {
  it('is dark on light and light on dark', () => {
    expect(inkOn('#ffffff')).toBe('#101214');
    expect(inkOn('#f3f8f8')).toBe('#101214');
    expect(inkOn('#000')).toBe('#ffffff');
    expect(inkOn('#0a5a61')).toBe('#ffffff');
  });
});

describe('mix', () => {
  it('goes from the first colour to the second', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
    expect(mix('#204060', '#000000', 0.5)).toBe('#102030');
  });
});
