/** What customers are worth by group: the answer to the question `value-groups`. */
import type { DimensionId, Keep } from '../filter/condition';
import type { AcquisitionReport, Estimate } from './forecast';

export interface ValueGroups {
  dimension: DimensionId;
  /** As `GroupsReport` orders and limits them; the rest are together in `other`. */
  groups: ValueGroup[];
  other: ValueGroup | null;
  all: ValueGroup;
  /** Whether there is a forecast: else only what has been is told. */
  forecast: boolean;
}

/** Money is discounted where it lies ahead, and times margin where that is known. */
export interface ValueGroup {
  /** What a filter needs to keep just this group; null for `all` and `other`. */
  keep: Keep | null;
  text: string | null;
  customers: number;
  /** Margin (or revenue) to date per customer. */
  historicPerCustomer: number | null;
  /** Mean of P(alive). */
  pAlive: number | null;
  /** Of the present customers within the horizon, together and each. */
  expectedOrders: Estimate | null;
  expectedValue: Estimate | null;
  valuePerCustomer: Estimate | null;
  /**
   * Worth of a newcomer of the group within the horizon, the first order
   * included: a model fitted to the group alone; null where fewer than 30 of
   * them have bought again.
   */
  newcomer: Estimate | null;
  /** Cost of winning one and what comes back; null where no cost is known for the group. */
  acquisition: AcquisitionReport | null;
}
