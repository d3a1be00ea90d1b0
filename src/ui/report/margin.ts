import type { LocaleId } from '../../i18n/formatter';
import { parseUserNumber } from '../../i18n/parse-number';

/**
 * Gross margin as a person types it: in percent, or as a fraction below 1
 * without a percent sign. Nothing typed is no margin.
 * @returns a share in [0, 1], null for an empty field, or 'invalid'
 * @example parseMargin('۳۵٪', 'fa') === 0.35
 * @example parseMargin('0,35', 'hy') === 0.35
 */
export function parseMargin(text: string, locale: LocaleId): number | null | 'invalid' {
  if (text.trim() === '') return null;
  const number = parseUserNumber(text, locale);
  if (!number) return 'invalid';
  const { value, percent } = number;
  const share = !percent && value > 0 && value < 1 ? value : value / 100;
  return share >= 0 && share <= 1 ? share : 'invalid';
}

/** Longest lapse window that makes sense: ten years. */
const LONGEST_WINDOW = 3650;

/**
 * A lapse window as a person types it: a whole number of days from 1 to 3,650.
 * @example parseWindow('۹۰', 'fa') === 90
 */
export function parseWindow(text: string, locale: LocaleId): number | 'invalid' {
  const number = parseUserNumber(text, locale);
  if (!number || number.percent) return 'invalid';
  const { value } = number;
  return Number.isInteger(value) && value >= 1 && value <= LONGEST_WINDOW ? value : 'invalid';
}
