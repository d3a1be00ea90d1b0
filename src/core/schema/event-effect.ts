/** What came before and after an event that the owner marked. */
export interface EventEffect {
  /** Of the annotation. */
  id: string;
  /**
   * ISO dates, all included. Both sides have as many days, up to 90 in whole weeks; the event's own
   * days are after. null where a side would have fewer than 14.
   */
  days: { beforeFrom: string; beforeTo: string; afterFrom: string; afterTo: string } | null;
  /** Another annotation lies within the days compared. */
  overlaps: boolean;
  /**
   * The days before begin less than W days after the first order: who looks new in them may be an old
   * customer, so that new customers and the shares of new and returning say less.
   */
  nearStart: boolean;
  /** Empty where `days` is null. */
  measures: EventMeasure[];
}

export type EventMeasureKey =
  /** First-time buyers a day. */
  | 'newCustomersPerDay'
  | 'ordersPerDay'
  | 'revenuePerDay'
  | 'averageOrderValue'
  /** Share of orders that are not a customer's first. */
  | 'returningOrderShare'
  /** Of first-time buyers, those with a second order within 30 days; only those whose 30 days end in the side. */
  | 'secondWithin30';

export interface EventMeasure {
  key: EventMeasureKey;
  unit: 'count' | 'money' | 'rate';
  before: number | null;
  after: number | null;
  /** What each side rests on: orders or customers. */
  beforeCount: number;
  afterCount: number;
  /** after − before with its 95% interval; null where either is not known, or the spread is not. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** The interval leaves out 0. */
  significant: boolean;
}
