/** Dates that are one number: a spreadsheet's serial or a Unix time. */
import {
  EXCEL_1904_SHIFT,
  EXCEL_EPOCH,
  FIRST_EXCEL_SERIAL,
  LAST_EXCEL_SERIAL,
  NO_DATE,
  SECONDS_PER_DAY
} from './date-parts';

/** From 1973, so that short codes are no times. */
const FIRST_UNIX_SECOND = 1e8;
/** The end of 2099. */
const LAST_UNIX_SECOND = 4102444800;

/**
 * Day number of a spreadsheet's serial, {@link NO_DATE} outside 1954 to 2064.
 * @param since1904 whether the workbook counts from 1904, as those of old Macs do
 * @example dayOfSerial(45299, false) is 2024-01-08
 */
export function dayOfSerial(serial: number, since1904: boolean): number {
  if (serial < FIRST_EXCEL_SERIAL || serial > LAST_EXCEL_SERIAL) return NO_DATE;
  return serial + EXCEL_EPOCH + (since1904 ? EXCEL_1904_SHIFT : 0);
}

/**
 * Day number, in UTC, of a whole number of seconds, milliseconds or
 * microseconds since 1970, told apart by their digits; {@link NO_DATE} for
 * any other number.
 * @example dayOfUnix(1704067200, 10) is 2024-01-01
 */
export function dayOfUnix(value: number, digits: number): number {
  let seconds: number;
  if (digits === 9 || digits === 10) seconds = value;
  else if (digits === 12 || digits === 13) seconds = value / 1000;
  else if (digits === 15 || digits === 16) seconds = value / 1e6;
  else return NO_DATE;
  if (seconds < FIRST_UNIX_SECOND || seconds > LAST_UNIX_SECOND) return NO_DATE;
  return Math.floor(seconds / SECONDS_PER_DAY);
}
