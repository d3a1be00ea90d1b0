/** Lengths of time in days, each with what it is for. */

/** The year that one year is compared with another by, and that is looked back on. */
export const YEAR_DAYS = 365;

/** A mean year of the Gregorian calendar: what rates per year are of. */
export const MEAN_YEAR_DAYS = 365.2425;

/** A mean month: a twelfth of that. Months of a forecast are all of this length. */
export const MEAN_MONTH_DAYS = MEAN_YEAR_DAYS / 12;
