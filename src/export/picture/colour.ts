/** Red, green and blue of #rgb or #rrggbb, 0 to 255; black for anything else. */
function channels(colour: string): [number, number, number] {
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(
    colour.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3')
  );
  const [r = 0, g = 0, b = 0] = (long ?? []).slice(1).map((pair) => Number.parseInt(pair, 16));
  return [r, g, b];
}

/** Relative luminance, 0 to 1, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

const DARK = '#101214';
const LIGHT = '#ffffff';

/** Dark or light text, whichever has more contrast on the ground. */
export function inkOn(ground: string): string {
  const on = luminance(ground);
  const contrast = (ink: string): number => {
    const a = luminance(ink);
    return (Math.max(a, on) + 0.05) / (Math.min(a, on) + 0.05);
  };
  return contrast(DARK) >= contrast(LIGHT) ? DARK : LIGHT;
}

/** `share` of the second colour in the first. */
export function mix(first: string, second: string, share: number): string {
  const b = channels(second);
  const mixed = channels(first).map((value, i) =>
    Math.round(value * (1 - share) + (b[i] ?? 0) * share)
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
