/** A share of a number of things, as every part of the report tells it. */

/** A share with what it rests on; `rate` is null where the denominator is 0 or the share is not measurable. */
export interface Proportion {
  rate: number | null;
  numerator: number;
  denominator: number;
  /** 95% Wilson interval, null with the rate. */
  low: number | null;
  high: number | null;
  /** Fewer than 30 in the denominator. */
  thin: boolean;
}
