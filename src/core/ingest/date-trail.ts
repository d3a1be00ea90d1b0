/** The column read in one order: how many values fit, and whether its rows rise or fall. */
export class DateTrail {
  valid = 0;
  rises = 0;
  falls = 0;
  firstYear = 9999;
  lastYear = 0;
  #previous = -1;

  follow(year: number, month: number, day: number): void {
    const at = (year * 12 + month) * 31 + day;
    if (at === this.#previous) return;
    if (this.#previous >= 0) {
      if (at > this.#previous) this.rises++;
      else this.falls++;
    }
    this.#previous = at;
    if (year < this.firstYear) this.firstYear = year;
    if (year > this.lastYear) this.lastYear = year;
  }

  /** Share of the steps that go against the others, 0 for sorted rows. */
  get disorder(): number {
    return Math.min(this.rises, this.falls) / Math.max(1, this.rises + this.falls);
  }

  get years(): number {
    return this.lastYear - this.firstYear + 1;
  }
}

/** How many values were read in which way. */
export interface DateTally {
  /** Year first with four digits, in either calendar. */
  yearFirst: number;
  /** Numeric, order open until all rows are seen. */
  open: number;
  /** With the month's name. */
  text: number;
  excel: number;
  unix: number;
  /** Non-empty values that are no date. */
  bad: number;
}
