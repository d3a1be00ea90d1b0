import type { LocaleId, PluralForms } from './formatter';

export type PluralCategory = 'one' | 'other';

/**
 * Plural category of a number, by the rules of Unicode CLDR: English `one` is
 * 1 alone; Persian `one` is 0 to 1; Armenian `one` is 0 up to, not including, 2.
 * Own rules, because Chromium has no Armenian ones. The sign does not matter.
 * @example pluralCategory('hy', 1.5) === 'one'
 */
export function pluralCategory(locale: LocaleId, value: number): PluralCategory {
  const n = Math.abs(value);
  if (locale === 'en') return n === 1 ? 'one' : 'other';
  if (locale === 'fa') return n <= 1 ? 'one' : 'other';
  return n < 2 ? 'one' : 'other';
}

/** The form for the number; `other` stands in for a form that is not given. */
export function choosePlural(locale: LocaleId, value: number, forms: PluralForms): string {
  return pluralCategory(locale, value) === 'one' ? (forms.one ?? forms.other) : forms.other;
}
