/** The days before and after an event that are compared. */

/** Day numbers, all included; both sides have `days`, whole weeks. */
export interface EventWindow {
  beforeFrom: number;
  beforeTo: number;
  afterFrom: number;
  afterTo: number;
  days: number;
}

const MOST_DAYS = 90;
const FEWEST_DAYS = 14;
export const WEEK_DAYS = 7;

/**
 * As many days before the event as from its first day on, up to 90 and to what
 * the data reach, cut to whole weeks, so that each side has every weekday
 * equally often. The event's own days are after.
 * @returns null where a side would have fewer than 14 days
 * @example eventWindow(day, day - 20, day + 400) → 14 days on each side
 */
export function eventWindow(
  day: number,
  firstDay: number,
  observationEnd: number
): EventWindow | null {
  const reach = Math.min(MOST_DAYS, day - firstDay, observationEnd - day + 1);
  const days = Math.floor(reach / WEEK_DAYS) * WEEK_DAYS;
  if (days < FEWEST_DAYS) return null;
  return {
    beforeFrom: day - days,
    beforeTo: day - 1,
    afterFrom: day,
    afterTo: day + days - 1,
    days
  };
}
