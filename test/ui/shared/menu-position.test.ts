import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMenu } from '../../../src/ui/shared/menu-position';

const desk = { width: 1280, height: 800 };

describe('placeMenu', () => {
  it('opens below the button, lined up with its start', () => {
    const place = placeMenu(
      { top: 0, bottom: 36, left: 10, right: 110 },
      { width: 200, height: 100 },
      desk,
      false
    );
    expect(place).toEqual({ top: 40, inlineStart: 10, maxHeight: 752 });
  });

  it('lines up with the end where the start would push it out', () => {
    const place = placeMenu(
      { top: 0, bottom: 36, left: 1200, right: 1270 },
      { width: 200, height: 100 },
      desk,
      false
    );
    expect(place.inlineStart).toBe(1070);
  });

  it('counts from the other side where text runs from right to left', () => {
    const place = placeMenu(
      { top: 0, bottom: 36, left: 1170, right: 1270 },
      { width: 200, height: 100 },
      desk,
      true
    );
    expect(place.inlineStart).toBe(10);
  });

  it('opens above where there is more room', () => {
    const place = placeMenu(
      { top: 700, bottom: 736, left: 10, right: 110 },
      { width: 200, height: 300 },
      desk,
      false
    );
    expect(place.top).toBe(396);
  });

  it('never leaves the viewport', () => {
    const box = fc
      .tuple(fc.integer({ min: 0, max: 340 }), fc.integer({ min: 0, max: 760 }))
      .map(([left, top]) => ({ left, top, right: left + 40, bottom: top + 36 }));
    const size = fc.record({
      width: fc.integer({ min: 60, max: 340 }),
      height: fc.integer({ min: 40, max: 1200 })
    });
    fc.assert(
      fc.property(box, size, fc.boolean(), (anchor, menu, rtl) => {
        const view = { width: 390, height: 844 };
        const place = placeMenu(anchor, menu, view, rtl);
        const height = Math.min(menu.height, place.maxHeight);
        expect(place.inlineStart).toBeGreaterThanOrEqual(0);
        expect(place.inlineStart + menu.width).toBeLessThanOrEqual(view.width);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.top + height).toBeLessThanOrEqual(view.height);
      })
    );
  });
});
