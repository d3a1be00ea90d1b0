/** Dates with the month's name, in the languages of months.ts. */
import type { CalendarId } from '../time/calendar';
import { calendarOf, dayOf, fullYear, NO_DATE } from './date-parts';
import { detached } from './interner';
import { monthNamed } from './months';
import type { NamedMonth } from './months';
import { digitOf } from './normalise';

const monthWords = new Map<string, NamedMonth | null>();

function monthOfWord(word: string): NamedMonth | null {
  let month = monthWords.get(word);
  if (month === undefined) {
    month = monthNamed(word);
    if (monthWords.size < 2000) monthWords.set(detached(word), month);
  }
  return month;
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code < 0xc0 || digitOf(code) >= 0) return false;
  if (code >= 0x2000 && code <= 0x206f) return code === 0x200c || code === 0x200d;
  return !(
    (code >= 0x559 && code <= 0x55f) ||
    code === 0x589 ||
    code === 0x60c ||
    code === 0x61b ||
    code === 0x61c ||
    code === 0x61f ||
    code === 0x66b ||
    code === 0x66c ||
    code === 0xfeff
  );
}

/** Reads a date with the month's name; null where the text is none. */
export function readNamed(text: string): { day: number; calendar: CalendarId } | null {
  if (text.length < 6 || text.length > 90) return null;
  let month: NamedMonth | null = null;
  let levantine = '';
  let others = 0;
  let count = 0;
  let first = 0;
  let firstLength = 0;
  let second = 0;
  let secondLength = 0;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    const digit = digitOf(code);
    if (digit >= 0) {
      const start = i;
      let value = 0;
      for (; i < text.length; i++) {
        const next = digitOf(text.charCodeAt(i));
        if (next < 0) break;
        value = value * 10 + next;
      }
      if (text.charCodeAt(i) === 58) {
        // A time of the day: past its minutes and seconds.
        while (i < text.length) {
          const next = text.charCodeAt(i);
          if (next !== 58 && next !== 46 && digitOf(next) < 0) break;
          i++;
        }
        continue;
      }
      const before = start > 0 ? text.charCodeAt(start - 1) : 0;
      // The offset of a time zone, as in "+0000" and " -0500".
      if (before === 43 || (before === 45 && start > 1 && text.charCodeAt(start - 2) === 32)) {
        continue;
      }
      if (count === 0) {
        first = value;
        firstLength = i - start;
      } else if (count === 1) {
        second = value;
        secondLength = i - start;
      }
      count++;
    } else if (isLetter(code)) {
      const start = i;
      while (i < text.length && isLetter(text.charCodeAt(i))) i++;
      const word = text.slice(start, i);
      let named = monthOfWord(word);
      if (named === null && levantine !== '') {
        named = monthOfWord(levantine + (word.includes('ثان') ? '2' : '1'));
      }
      levantine = named === null && /^(?:[كک]انون|تشر[يی]ن)$/.test(word) ? word : '';
      // A weekday may look like a month (French "mar."): the later word is the month.
      if (named !== null) month = named;
      else if (++others > 6) return null;
    } else i++;
  }
  if (month === null || count < 2) return null;
  const yearFirst = firstLength === 4 || (firstLength <= 2 && first > 31);
  const year = yearFirst ? first : second;
  const yearLength = yearFirst ? firstLength : secondLength;
  const day = yearFirst ? second : first;
  if ((yearFirst ? secondLength : firstLength) > 2) return null;
  if (yearLength === 4 ? calendarOf(year) !== month.calendar : yearLength !== 2) return null;
  const { calendar } = month;
  const dayNumber = dayOf(calendar, fullYear(year, calendar), month.month, day);
  return dayNumber === NO_DATE ? null : { day: dayNumber, calendar };
}
