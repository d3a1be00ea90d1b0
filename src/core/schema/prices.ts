import type { CalendarId } from '../time/calendar';

/** The prices that all amounts of a report are in. Months are like 2024-03, in the calendar of the index. */
export interface PricesReport {
  calendar: CalendarId;
  /** The month whose prices are used. */
  base: string;
  /** First and last month of the index. */
  from: string;
  to: string;
  /** Orders up to the observation end in months that the index lacks: they have the prices of the nearest month. */
  uncoveredOrders: number;
  /** These months, ascending. */
  uncoveredMonths: string[];
}
