import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heatClass } from '../../../src/ui/report/cohort-model';

const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8');
const heat = readFileSync('src/ui/report/heat.css', 'utf8');

type Rgb = [number, number, number];

function rgb(hex: string): Rgb {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as Rgb;
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The part of a style sheet that holds for a theme: dark rules override light ones. */
function token(name: string, theme: 'light' | 'dark'): Rgb {
  const [light = '', dark = ''] = tokens.split(":root[data-theme='dark']");
  const value = new RegExp(`${name}: (#[0-9a-f]{3,6})`).exec(theme === 'dark' ? dark : light);
  if (!value?.[1]) throw new Error(`no ${name} in ${theme}`);
  return rgb(value[1]);
}

/** The last declaration of a property among the rules that name the class in the theme. */
function declared(step: number, property: string, theme: 'light' | 'dark'): Rgb {
  let found: string | undefined;
  for (const [, selector = '', body = ''] of heat.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const named = new RegExp(`\\.heat-${step}\\b`).test(selector);
    const applies = named && (theme === 'dark' || !selector.includes("'dark'"));
    const value = new RegExp(`${property}: (#[0-9a-f]{3,6})`).exec(body)?.[1];
    if (applies && value) found = value;
  }
  if (!found) throw new Error(`heat-${step} has no ${property}`);
  return rgb(found);
}

const HATCH_SHARE = Number(/var\(--heat-hatch\) (\d+)%/.exec(heat)?.[1]) / 100;

describe('heat.css', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (let step = 0; step <= 6; step++) {
      it(`keeps step ${step} readable in the ${theme} theme, on its ground and on its hatch`, () => {
        const ground = token(`--heat-${step}`, theme);
        const text = declared(step, '--heat-text', theme);
        const hatch = declared(step, '--heat-hatch', theme);
        const stripe = ground.map(
          (value, i) => value * (1 - HATCH_SHARE) + (hatch[i] ?? 0) * HATCH_SHARE
        ) as Rgb;
        // WCAG 2.2 AA, success criterion 1.4.3, for text of normal size.
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, stripe)).toBeGreaterThanOrEqual(4.5);
      });
    }
  }

  it('has a class for every step and for the whole cohort', () => {
    for (const step of [0, 1, 2, 3, 4, 5, 6, null]) {
      const own = heatClass(step).split(' ').at(-1) ?? '';
      expect(heat).toContain(`.${own} {`);
    }
  });
});
