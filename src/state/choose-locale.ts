import type { LocaleId } from '../i18n/formatter';

export const LOCALES: readonly LocaleId[] = ['en', 'fa', 'hy'];

/** The locale that a language tag asks for, or null for a language the app does not speak. */
export function localeOf(tag: string | null | undefined): LocaleId | null {
  const language = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? null;
}

/**
 * The language to begin with: the address's `?lang`, then the user's last
 * choice, then the first of the browser's languages that the app speaks.
 * @example chooseLocale('?lang=fa', null, ['de']) === 'fa'
 */
export function chooseLocale(
  search: string,
  kept: string | null,
  languages: readonly string[]
): LocaleId {
  const wanted = [new URLSearchParams(search).get('lang'), kept, ...languages];
  for (const tag of wanted) {
    const locale = localeOf(tag);
    if (locale) return locale;
  }
  return 'en';
}
