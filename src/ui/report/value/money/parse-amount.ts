import type { LocaleId } from '../../../../i18n/formatter';
import { parseUserNumber } from '../../../../i18n/parse-number';

/**
 * An amount of money as a person types it, from 0 up. Nothing typed is no amount.
 * @returns null for an empty field, or 'invalid'
 * @example parseAmount('۱۲٬۵۰۰ تومان', 'fa') === 12500
 */
export function parseAmount(text: string, locale: LocaleId): number | null | 'invalid' {
  if (text.trim() === '') return null;
  const number = parseUserNumber(text, locale);
  return number === null || number.percent || number.value < 0 ? 'invalid' : number.value;
}
