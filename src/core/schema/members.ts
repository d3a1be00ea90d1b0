/** Members and fixed occasions: the answer to the question `members`. */
import type { CalendarId } from '../time/calendar';
import type { Estimate } from './forecast';
import type { Proportion } from './proportion';

export interface MembersQuestion {
  /** How often a member renews, or an occasion to buy comes; in the calendar of the settings. */
  every: 'month' | 'quarter' | 'year';
}

/** Where nothing can be said, and why. */
export interface NoMembers {
  state: 'none';
  /**
   * `too-short`: fewer than two whole periods after the first one. `too-few`:
   * fewer than 30 customers have ordered in a later period. `no-orders`: only
   * figures by customer are known.
   */
  reason: 'too-short' | 'too-few' | 'no-orders';
  customers: number;
  /** Whole periods after the first one. */
  periods: number;
}

/** Each customer's own occasions are the whole periods after the one of the first order. */
export interface MembersReport {
  state: 'ready';
  every: MembersQuestion['every'];
  calendar: CalendarId;
  /** Customers with at least one occasion so far. */
  members: number;
  /** Longest number of occasions that anybody has had. */
  periods: number;
  /** Of the occasions up to each customer's last used one, those used: near 1 where orders are renewals. */
  used: Proportion;
  /** Read as a membership, which ends with the first occasion that is not used; null where nobody, or everybody at once, has left. */
  renewal: RenewalReport | null;
  /** Read as occasions that may be skipped; null where the model could not be fitted. */
  occasions: OccasionsReport | null;
}

/** sBG: shifted beta-geometric. */
export interface RenewalReport {
  alpha: number;
  beta: number;
  standardErrors: { alpha: number; beta: number } | null;
  logLikelihood: number;
  converged: boolean;
  /** All leave alike: a constant churn, so that only α/β means something. */
  sameDropout: boolean;
  /** Renewals 1, 2, 3 …, twelve more than have been seen, at most 36. */
  steps: RenewalStep[];
  /** Members who have not missed an occasion so far. */
  present: number;
  /** Renewals still to come of each of them on average, discounted yearly; null at a discount rate of 0. */
  residualRenewals: number | null;
}

export interface RenewalStep {
  renewal: number;
  /** Of the members who came so far and have had this occasion, those who renewed. */
  renewed: Proportion;
  expectedRate: number;
  /** Share of all members kept so far: as seen (product of the rates), null where not seen; and as expected. */
  kept: number | null;
  expectedKept: number;
}

/** BG/BB: beta-geometric / beta-Bernoulli. */
export interface OccasionsReport {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
  standardErrors: { alpha: number; beta: number; gamma: number; delta: number } | null;
  logLikelihood: number;
  converged: boolean;
  /** Mean chance to use an occasion while one is there, and of leaving before the first one. */
  meanRate: number;
  meanDropout: number;
  /** Sum over the members of the chance to be there still. */
  alive: number;
  /** Orders on the next 1, 2 … occasions (months 12, quarters 8, years 5), together, with 95% intervals. */
  ahead: ({ occasions: number } & Estimate)[];
}
