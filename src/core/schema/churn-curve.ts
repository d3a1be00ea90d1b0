/**
 * What each lapse window would mean: the arrays have one entry for each window
 * from 30 to 365 days.
 */
export interface ChurnCurve {
  windows: number[];
  /** Index into `periods` of the last complete period, of which the churn is; null where there is none. */
  period: number | null;
  /** Customers at the start of that period (S) and those of them no longer active at its end, by W; S is 0 where not measurable. */
  customersAtStart: number[];
  churned: number[];
  /**
   * Times a customer went W days or more without an order, over all observed
   * orders of the selection, whatever days are reported: `lapses`; of these, those after which the customer ordered again:
   * `cameBack`. A gap g between purchase days is a lapse where g > W; the open
   * gap at the observation end is one where it is at least W.
   */
  lapses: number[];
  cameBack: number[];
  /** The window drawn from the data, whichever the user has set, and the number of gaps that it is drawn from. */
  byDefault: { days: number; source: 'gaps' | 'fallback'; gaps: number };
}
