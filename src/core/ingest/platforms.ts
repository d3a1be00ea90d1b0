/**
 * Recognises known platforms' exports by the headings that give each away.
 * Generic layouts are left to the vocabulary.
 */
import { normaliseHeading } from './normalise';
import type { Platform } from './platform';
import { MARKET_PLATFORMS } from './platforms-markets';
import { SHOP_PLATFORMS } from './platforms-shops';

const split = (headings: string): string[] => headings.split('|').map(normaliseHeading);

const FINGERPRINTS = [...SHOP_PLATFORMS, ...MARKET_PLATFORMS].flatMap((platform) =>
  platform.signs.map((signs) => ({ platform, signs: [...new Set(split(signs))] }))
);

/** Share of a layout's headings that a table must have to be taken for it. */
const RECOGNISED = 0.8;

/**
 * The platform whose layout the headings have, or null: at least 80% of the
 * headings that give it away; the best match where several fit.
 */
export function recognisePlatform(headings: readonly string[]): Platform | null {
  const present = new Set(headings.map(normaliseHeading));
  let best: Platform | null = null;
  let bestScore = 0;
  for (const { platform, signs } of FINGERPRINTS) {
    const found = signs.reduce((count, sign) => count + (present.has(sign) ? 1 : 0), 0);
    const share = found / signs.length;
    // Of two layouts with equal shares, the one with more headings says more.
    const score = share + found / 1000;
    if (share >= RECOGNISED && score > bestScore) {
      best = platform;
      bestScore = score;
    }
  }
  return best;
}

/** Columns of the headings listed, in the order of the list. */
export function columnsNamed(list: string | undefined, headings: readonly string[]): number[] {
  if (list === undefined) return [];
  const keys = headings.map(normaliseHeading);
  const columns = split(list).map((key) => keys.indexOf(key));
  return [...new Set(columns)].filter((column) => column >= 0);
}

/** Every heading that gives a platform away, for recognising a heading row. */
export const PLATFORM_HEADINGS: ReadonlySet<string> = new Set(
  FINGERPRINTS.flatMap(({ signs }) => signs)
);
