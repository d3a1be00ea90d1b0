/** Times of the day as files write them, alone or behind a date. */
import { FIRST_EXCEL_SERIAL, LAST_EXCEL_SERIAL, SECONDS_PER_DAY } from './date-parts';
import { digitOf } from './normalise';

/**
 * Minute of the day of a time or of a date with a time, 0 to 1439, or −1 where
 * there is none. AM and PM, their Persian and Arabic forms, and the day's
 * fraction of a spreadsheet are read; zones are not applied.
 * @example minuteOf('Jan 8, 2024 9:45:43 PM PST') === 1305
 */
export function minuteOf(text: string): number {
  const colon = text.indexOf(':');
  if (colon < 1) return minuteOfNumber(text);
  let hour = digitOf(text.charCodeAt(colon - 1));
  if (hour < 0) return -1;
  if (colon > 1) {
    const tens = digitOf(text.charCodeAt(colon - 2));
    if (tens >= 0) hour += 10 * tens;
  }
  const tens = digitOf(text.charCodeAt(colon + 1));
  const ones = digitOf(text.charCodeAt(colon + 2));
  if (tens < 0 || tens > 5 || ones < 0 || hour > 24) return -1;
  const minute = 10 * tens + ones;
  const half = halfOfDay(text, colon + 3);
  if (half !== 0) {
    if (hour < 1 || hour > 12) return hour > 12 && hour < 24 ? hour * 60 + minute : -1;
    hour = (hour % 12) + (half > 0 ? 12 : 0);
  }
  return hour < 24 ? hour * 60 + minute : -1;
}

/** −1 before noon, 1 after noon, 0 unsaid, from what follows the minutes. */
function halfOfDay(text: string, from: number): -1 | 0 | 1 {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32;
    if (code === 97 || code === 112) {
      // "a.m.", "PM", but not "Asia" or "PST"
      const next = text.charCodeAt(i + 1) === 46 ? i + 2 : i + 1;
      if ((text.charCodeAt(next) | 32) === 109) return code === 97 ? -1 : 1;
      return 0;
    }
    if (code >= 0x600) {
      const rest = text.slice(i);
      if (/^(?:ق\.?\s?ظ|قبل|صبح|ص(?!\p{L}))/u.test(rest)) return -1;
      if (/^(?:ب\.?\s?ظ|بعد|عصر|م(?!\p{L}))/u.test(rest)) return 1;
      if (/^\p{L}/u.test(rest)) return 0;
    }
  }
  return 0;
}

function minuteOfNumber(text: string): number {
  if (text.length === 0 || text.length > 24) return -1;
  const last = digitOf(text.charCodeAt(text.length - 1));
  if (last < 0 || !/^\d+(?:[.,]\d+)?$/.test(text)) return -1;
  const value = Number(text.replace(',', '.'));
  if (value > 0 && value < LAST_EXCEL_SERIAL && text.length > 3) {
    if (value >= 1 && value < FIRST_EXCEL_SERIAL) return -1;
    const fraction = value - Math.floor(value);
    return fraction === 0 ? -1 : Math.round(fraction * 1440) % 1440;
  }
  if (/^\d{9,10}(?:\.|$)/.test(text)) return Math.floor((value % SECONDS_PER_DAY) / 60);
  return /^\d{13}$/.test(text) ? Math.floor(((value / 1000) % SECONDS_PER_DAY) / 60) : -1;
}
