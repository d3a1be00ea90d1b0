/**
 * What stands out in a report. Each rule says from how many customers on it
 * speaks, finds its numbers, tests the difference where it reports one, and
 * weighs it in money; where the data are thin it is silent.
 */
import { THIN_BELOW } from '../math/intervals';
import type { Insight, InsightCode } from '../schema/insight';
import {
  boughtAgainChange,
  newCustomersChange,
  retentionChange,
  revenueRetentionChange
} from './change-rules';
import { bestCohort, cohortTrend, secondOrderYear } from './cohort-rules';
import { eventChanges } from './event-rule';
import { groupReturns } from './group-rule';
import type { Finding, InsightInput, RuleInput } from './input';
import { lastYear } from './last-year';
import {
  aovReturning,
  bottleneck,
  concentration,
  lapsed,
  reminder,
  returningRevenue,
  secondOrder
} from './order-rules';

export type { InsightInput } from './input';

const MAX_INSIGHTS = 6;

interface Rule {
  code: InsightCode;
  /** Fewest customers (in the smaller group, where two are compared). */
  minimum: number;
  find: (input: RuleInput, minimum: number) => Finding | Finding[] | null;
}

/** Of two with as much at stake the earlier one goes first. */
const RULES: readonly Rule[] = [
  { code: 'retention-change', minimum: THIN_BELOW, find: retentionChange },
  { code: 'second-order-year', minimum: THIN_BELOW, find: secondOrderYear },
  { code: 'cohort-trend', minimum: THIN_BELOW, find: cohortTrend },
  { code: 'event', minimum: THIN_BELOW, find: eventChanges },
  { code: 'bought-again-change', minimum: THIN_BELOW, find: boughtAgainChange },
  // Amounts are skewed: few of them tell little of their spread.
  { code: 'revenue-retention-change', minimum: 100, find: revenueRetentionChange },
  { code: 'new-customers-change', minimum: THIN_BELOW, find: newCustomersChange },
  { code: 'group-returns', minimum: THIN_BELOW, find: groupReturns },
  { code: 'best-cohort', minimum: THIN_BELOW, find: bestCohort },
  { code: 'lapsed', minimum: THIN_BELOW, find: lapsed },
  { code: 'reminder', minimum: THIN_BELOW, find: reminder },
  { code: 'second-order', minimum: THIN_BELOW, find: secondOrder },
  { code: 'bottleneck', minimum: THIN_BELOW, find: bottleneck },
  { code: 'aov-returning', minimum: THIN_BELOW, find: aovReturning },
  { code: 'returning-revenue', minimum: THIN_BELOW, find: returningRevenue },
  // A tenth of a hundred customers is ten: fewer are persons, not a share.
  { code: 'concentration', minimum: 100, find: concentration }
];

/**
 * Applies the rules and returns what they find, that with the most money at
 * stake first, at most {@link MAX_INSIGHTS}. Where the last year's revenue is
 * not above 0 they rank by the customers at stake.
 * @example findInsights(input)[0].stake // { basis: 'year', money: 4200, customers: 21, each: 200 }
 */
export function findInsights(input: InsightInput): Insight[] {
  const ruleInput: RuleInput = { ...input, year: lastYear(input.observed, input.days) };
  const { revenue } = ruleInput.year;
  const weigh = ({ stake }: Finding): number => {
    const share =
      revenue > 0
        ? (stake?.money ?? 0) / revenue
        : (stake?.customers ?? 0) / Math.max(1, input.kpis.customers);
    // Refunds can leave customers with less than nothing.
    return Number.isFinite(share) ? Math.max(0, share) : 0;
  };
  return RULES.flatMap(({ find, minimum }) => find(ruleInput, minimum) ?? [])
    .map((finding) => ({ finding, weight: weigh(finding) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_INSIGHTS)
    .map(({ finding, weight }): Insight => ({ ...finding, strength: Math.min(1, weight) }));
}
