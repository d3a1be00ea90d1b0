import type { Direction } from '../i18n/formatter';

/** Colours and type of a chart or picture: the page's tokens, as a canvas needs them. */
export interface ChartLook {
  dir: Direction;
  /** A CSS font-family list. */
  fontFamily: string;
  /** CSS pixels. */
  fontSize: number;
  smallFontSize: number;
  colours: LookColours;
}

export interface LookColours {
  background: string;
  surface: string;
  sunken: string;
  border: string;
  grid: string;
  text: string;
  muted: string;
  onAccent: string;
  /** Returning customers, and the retention rate. */
  accent: string;
  accentSoft: string;
  /** New customers. */
  fresh: string;
  loss: string;
  lossSoft: string;
  success: string;
  warning: string;
  warningSoft: string;
  /** From near the surface to deep. */
  heat: readonly string[];
  /** Six lines or groups that only a name tells apart. */
  series: readonly string[];
}

/** What a look is read from: `getComputedStyle(element)`, or any table of custom properties. */
export interface StyleSource {
  getPropertyValue(name: string): string;
}

/** The light theme, for a source that lacks a token. */
const FALLBACK: Readonly<Record<string, string>> = {
  '--bg': '#f8f8f6',
  '--surface': '#ffffff',
  '--surface-sunken': '#f1f1ee',
  '--border': '#e3e3de',
  '--grid': '#ecece8',
  '--text': '#17191c',
  '--text-muted': '#575e67',
  '--text-on-accent': '#ffffff',
  '--accent': '#0b6e75',
  '--accent-soft': '#e2f0f0',
  '--new': '#9aa4b0',
  '--loss': '#b8430f',
  '--loss-soft': '#fbeae1',
  '--success': '#20703d',
  '--warning': '#8a5a00',
  '--warning-soft': '#fbf0d9',
  '--heat-0': '#f3f8f8',
  '--heat-1': '#dcecec',
  '--heat-2': '#bcdcdc',
  '--heat-3': '#8fc4c6',
  '--heat-4': '#4f9ea3',
  '--heat-5': '#1e7c83',
  '--heat-6': '#0a5a61',
  '--series-1': '#0b6e75',
  '--series-2': '#c2410c',
  '--series-3': '#3a5fc8',
  '--series-4': '#8e44ad',
  '--series-5': '#84680a',
  '--series-6': '#b5306a',
  '--font-sans': 'system-ui, sans-serif',
  '--text-sm': '0.8125rem',
  '--text-xs': '0.75rem'
};

/**
 * The look of the page as it stands: theme, language and tokens.
 * @param styles computed style of an element inside the page
 * @param rootFontSize CSS pixels of one rem
 * @example lookFromStyles(getComputedStyle(document.documentElement), i18n.dir)
 */
export function lookFromStyles(styles: StyleSource, dir: Direction, rootFontSize = 16): ChartLook {
  const token = (name: string): string =>
    styles.getPropertyValue(name).trim() || (FALLBACK[name] ?? '');
  const pixels = (name: string): number => {
    const text = token(name);
    const value = Number.parseFloat(text);
    return text.endsWith('rem') ? value * rootFontSize : value;
  };
  return {
    dir,
    fontFamily: token('--font-sans'),
    fontSize: pixels('--text-sm'),
    smallFontSize: pixels('--text-xs'),
    colours: {
      background: token('--bg'),
      surface: token('--surface'),
      sunken: token('--surface-sunken'),
      border: token('--border'),
      grid: token('--grid'),
      text: token('--text'),
      muted: token('--text-muted'),
      onAccent: token('--text-on-accent'),
      accent: token('--accent'),
      accentSoft: token('--accent-soft'),
      fresh: token('--new'),
      loss: token('--loss'),
      lossSoft: token('--loss-soft'),
      success: token('--success'),
      warning: token('--warning'),
      warningSoft: token('--warning-soft'),
      heat: [0, 1, 2, 3, 4, 5, 6].map((step) => token(`--heat-${String(step)}`)),
      series: [1, 2, 3, 4, 5, 6].map((place) => token(`--series-${String(place)}`))
    }
  };
}
