/** Members and fixed occasions: the answer to the question `members`. */

export interface MembersQuestion {
  /** How often a member renews, or an occasion to buy comes. */
  every: 'month' | 'quarter' | 'year';
}

/** Where nothing can be said, and why. */
export interface NoMembers {
  state: 'none';
  reason: 'too-short' | 'too-few' | 'no-leaving';
  customers: number;
  periods: number;
}

export interface MembersReport {
  state: 'ready';
  every: MembersQuestion['every'];
}
