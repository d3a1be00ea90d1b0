import type { CalendarId } from '../core/time/calendar';
import type { Granularity } from '../core/settings';

export type LocaleId = 'en' | 'fa' | 'hy';
export type Direction = 'ltr' | 'rtl';

/** Forms by plural category; `other` is always there. */
export interface PluralForms {
  one?: string;
  other: string;
}

/**
 * Numbers, dates and plurals of one language. All results are safe to stand
 * inside a sentence of either direction (isolated where needed). Numbers are
 * raw values; digits, separators and marks are the language's.
 */
export interface Formatter {
  readonly locale: LocaleId;
  readonly dir: Direction;
  /** Whole number with grouping: 12,431 · ۱۲٬۴۳۱ · 12 431 */
  integer(value: number): string;
  /** Up to `digits` decimals (default 1). */
  decimal(value: number, digits?: number): string;
  /** Exactly `digits` decimals, as columns that add up need; `plus` marks gains too: +1,200.50 */
  fixed(value: number, digits: number, plus?: boolean): string;
  /**
   * Short for tiles and axes: 12.4K, 1.3M · ۱۲٫۴ هزار. `beside` is the largest
   * number next to it, so that all the ticks of an axis share one unit.
   */
  compact(value: number, beside?: number): string;
  /** A fraction as percent; one decimal unless told: 0.4351 → 43.5% */
  percent(rate: number, digits?: number): string;
  /** A difference of two rates in percentage points, signed: +3.2 */
  points(difference: number): string;
  /** A relative change, signed: +4.1% */
  change(ratio: number): string;
  /** Whole amount with its currency, where known: $1,298 · ۱٬۲۹۸ تومان · 506 380 ֏ */
  money(amount: number, currency: string | null): string;
  /** The same, short. */
  moneyCompact(amount: number, currency: string | null, beside?: number): string;
  /** Rounded as `money` rounds in that currency, for where its name stands beside or above: 1,298 */
  amount(amount: number, currency: string | null): string;
  /** What `money` writes beside an amount: $ · تومان · ֏; the code of a currency that has no name here. */
  currencyName(currency: string): string;
  /** A day number as a date: 8 Jan 2024 · ۱۸ دی ۱۴۰۲ */
  date(day: number, calendar: CalendarId): string;
  /** From and to, the shared parts written once where natural. */
  dateRange(from: number, to: number, calendar: CalendarId): string;
  /** Label of the period that starts on the day: Jan 2024 · دی ۱۴۰۲ · Q1 2024 · week of … */
  period(startDay: number, granularity: Granularity, calendar: CalendarId): string;
  /** The same, as short as an axis needs: Jan 24 · دی ۰۲ */
  periodShort(startDay: number, granularity: Granularity, calendar: CalendarId): string;
  /** Name of a month, counted from 1, as it stands alone: Jan · دی */
  month(month: number, calendar: CalendarId): string;
  /** Milliseconds since 1970 in the user's own zone. */
  dateTime(ms: number, calendar: CalendarId): string;
  /** Bytes: 9.6 MB */
  fileSize(bytes: number): string;
  /** Picks the form for the number; the forms hold the finished text. */
  plural(value: number, forms: PluralForms): string;
  /** a, b and c */
  list(items: readonly string[]): string;
  /** Wraps a piece of foreign text (a heading, a file name) so that it does not reorder its surroundings. */
  readonly isolate: (text: string) => string;
}
