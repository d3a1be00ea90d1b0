import { createDateFormat } from './calendars';
import type { Direction, Formatter, LocaleId } from './formatter';
import { createNumberFormat, isolate } from './numbers';
import { choosePlural } from './plural';

const DIRECTIONS: Record<LocaleId, Direction> = { en: 'ltr', fa: 'rtl', hy: 'ltr' };

/** Comma between the items of a list, and the word before the last. */
const LISTS: Record<LocaleId, { comma: string; and: string }> = {
  en: { comma: ', ', and: ' and ' },
  fa: { comma: '، ', and: ' و ' },
  hy: { comma: ', ', and: ' և ' }
};

/**
 * Numbers, dates, plurals and lists of one language. Make one and keep it:
 * its engines are built once.
 * @example createFormatter('fa').percent(0.435) === '\u2066۴۳٫۵٪\u2069'
 */
export function createFormatter(locale: LocaleId): Formatter {
  const dir = DIRECTIONS[locale];
  const { digits, ...numbers } = createNumberFormat(locale, dir);
  const { comma, and } = LISTS[locale];
  return {
    locale,
    dir,
    ...numbers,
    ...createDateFormat(locale, digits),
    plural: (value, forms) => choosePlural(locale, value, forms),
    list(items) {
      const last = items.at(-1) ?? '';
      return items.length < 2 ? last : items.slice(0, -1).join(comma) + and + last;
    },
    isolate
  };
}
