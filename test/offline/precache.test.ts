import { describe, expect, it } from 'vitest';
import { cachePrefix, linkedFiles } from '../../src/offline/precache';

describe('linkedFiles', () => {
  it('finds the scripts, styles and icons that a page names', () => {
    const html = `<link rel="icon" href="./icons/icon.svg" />
      <script type="module" crossorigin src="./assets/index-a.js"></script>
      <link rel="stylesheet" href="./assets/index-b.css?v=1">`;
    expect(linkedFiles(html)).toEqual([
      'icons/icon.svg',
      'assets/index-a.js',
      'assets/index-b.css'
    ]);
  });

  it('leaves out addresses of elsewhere and places within the page', () => {
    expect(linkedFiles('<a href="https://example.org/">a</a> <a href="#b">b</a>')).toEqual([]);
  });
});

describe('cachePrefix', () => {
  it('keeps apart two copies of the app on one host, one inside the other', () => {
    const outer = cachePrefix('https://example.org/');
    const inner = cachePrefix('https://example.org/shop/');
    expect(`${inner}1`.startsWith(outer)).toBe(false);
    expect(`${outer}1`.startsWith(inner)).toBe(false);
  });
});
