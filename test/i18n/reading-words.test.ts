import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../src/i18n/create-formatter';
import { catalogue as en } from '../../src/i18n/en/index';
import { screenCatalogue as enScreens } from '../../src/i18n/en/screens';
import { catalogue as fa } from '../../src/i18n/fa/index';
import { screenCatalogue as faScreens } from '../../src/i18n/fa/screens';
import { catalogue as hy } from '../../src/i18n/hy/index';
import { screenCatalogue as hyScreens } from '../../src/i18n/hy/screens';
import { joinMessages } from '../../src/i18n/messages';

const CATALOGUES = { en, fa, hy };
const SCREENS = { en: enScreens, fa: faScreens, hy: hyScreens };
const LOCALES = ['en', 'fa', 'hy'] as const;
/** A letter of the language's own script; names such as UTF-8 have none. */
const SCRIPT = { en: /[a-z]/i, fa: /[\u0600-\u06ff]/, hy: /[\u0531-\u0587]/ };

/** Every plain text inside, by its path. */
function texts(prefix: string, group: object): [string, string][] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const path = `${prefix}.${key}`;
    if (typeof value === 'string') return [[path, value]];
    return typeof value === 'object' && value !== null ? texts(path, value) : [];
  });
}

describe.each(LOCALES)('the words of reading in %s', (locale) => {
  const f = createFormatter(locale);
  const m = joinMessages(CATALOGUES[locale](f), SCREENS[locale](f));

  it('are in the script of the language, but for the names of encodings', () => {
    const { encodings, quotes, delimiters, ...rest } = m.reading;
    expect(Object.keys(encodings)).toHaveLength(8);
    expect([...Object.values(quotes), ...Object.values(delimiters)].every(Boolean)).toBe(true);
    for (const [path, text] of [...texts('reading', rest), ...texts('ledger', m.ledger)]) {
      expect(text, path).toMatch(SCRIPT[locale]);
    }
  });

  it('give no two uses of a column the same name', () => {
    const names = Object.values(m.reading.roles);
    expect(new Set(names).size).toBe(names.length);
  });

  it('give no two reasons or rules the same name', () => {
    const { rejected, ignored } = m.problems;
    const { changed, repaired } = m.reading;
    const labels = [rejected, ignored, changed, repaired].flatMap((group) =>
      Object.values(group).map(({ label }) => label)
    );
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('end every hint of a rule as a sentence', () => {
    const { ignored } = m.problems;
    const { changed } = m.reading;
    for (const { hint } of [...Object.values(ignored), ...Object.values(changed)]) {
      expect(hint).toMatch(/[.։]$/);
    }
  });
});

describe('joinMessages', () => {
  it('says so where words are asked for that are not loaded', () => {
    const m = joinMessages(en(createFormatter('en')), null);
    expect(m.app.name).toBe('Mandegar');
    expect(() => m.report).toThrow('not loaded yet');
  });
});

describe('fixed', () => {
  it('writes as many decimals as asked, with signs where asked', () => {
    expect(createFormatter('en').fixed(1200.5, 2, true)).toBe('+1,200.50');
    expect(createFormatter('en').fixed(-3, 0, true)).toBe('\u22123');
    expect(createFormatter('en').fixed(0, 2, true)).toBe('0.00');
    expect(createFormatter('hy').fixed(1200.5, 2)).toBe('1\u00a0200,50');
    // Isolated from left to right, or the sign would stand on the other side.
    expect(createFormatter('fa').fixed(-1200.5, 2)).toBe('\u2066\u2212۱٬۲۰۰٫۵۰\u2069');
  });
});
