/** Values of a sheet's cells as the text that the reader of tables takes without loss. */
import { dayToIso, isoToDay } from '../core/time/calendar';
import type { CellFormat } from './cell-formats';

/** What a cell holds. Dates are instants whose UTC fields are those that the sheet shows. */
export type CellValue = string | number | boolean | Date | null;

/** Times without a day belong to the day before the first, 1900-01-01 or 1904-01-02, by the calendar's year. */
export const FIRST_DAY = { 1900: isoToDay('1899-12-31'), 1904: isoToDay('1904-01-01') } as const;

const SECONDS_PER_DAY = 86_400;
/** Integers from here on are not exact: an id among them has lost its last digits. */
const EXACT = 2 ** 53;

/**
 * Text of a cell: `2024-03-20`, `2024-03-20 14:05:00`, `14:05:00`, `TRUE`,
 * `1234.5`; texts as they are.
 * @param firstDay day number whose dates are times without a day: where the sheet's calendar begins
 * @example cellText(new Date(Date.UTC(2024, 2, 20)), -25568) // '2024-03-20'
 */
export function cellText(value: CellValue, firstDay: number): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    default:
      return value === null ? '' : dateText(value, firstDay);
  }
}

/**
 * Text of a number whose format shows more than its digits: `00123`, `12.50 €`.
 * @param firstDay as of {@link cellText}
 * @example formattedText(12.5, -25568, { currency: '€', digits: 0, isNumber: false }) // '12.5 €'
 */
export function formattedText(value: CellValue, firstDay: number, format: CellFormat): string {
  const number = value instanceof Date && format.isNumber ? numberOfDate(value, firstDay) : value;
  if (typeof number !== 'number') return cellText(value, firstDay);
  const text = numberText(number);
  const filled = Number.isInteger(number) && number >= 0 ? text.padStart(format.digits, '0') : text;
  return format.currency === '' || text === '' ? filled : `${filled} ${format.currency}`;
}

/** The number that was taken for a date. Days from 1900-03-01 on are one more, since Excel counts a 29th. */
function numberOfDate(value: Date, firstDay: number): number {
  const days = value.getTime() / (SECONDS_PER_DAY * 1000) - firstDay;
  const number = firstDay === FIRST_DAY[1900] && days >= 60 ? days + 1 : days;
  // The way through milliseconds leaves some 8 decimals.
  return Math.round(number * 1e6) / 1e6;
}

/**
 * All digits of a number, with a point. Integers that a double does not hold
 * exactly keep an exponent, by which an id of theirs is known as destroyed.
 * Three decimals get a fourth, lest the point be taken for one that groups
 * thousands.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value)) {
    return Math.abs(value) < EXACT ? String(value) : exponential(value);
  }
  const text = String(value);
  if (text.includes('e')) return tinyText(text);
  return text.length - text.indexOf('.') === 4 ? `${text}0` : text;
}

function exponential(value: number): string {
  return value.toExponential().replace('e', 'E');
}

/** "1.5e-7" without its exponent: 0.00000015. */
function tinyText(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  return `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${digits}`;
}

function dateText(value: Date, firstDay: number): string {
  // Sheets keep days as fractions, which miss whole seconds by a hair.
  const seconds = Math.round(value.getTime() / 1000);
  if (Number.isNaN(seconds)) return '';
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const time = seconds - day * SECONDS_PER_DAY;
  if (day === firstDay) return timeText(time);
  return time === 0 ? dayToIso(day) : `${dayToIso(day)} ${timeText(time)}`;
}

/** @param seconds since midnight */
function timeText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
