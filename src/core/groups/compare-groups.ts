/** Whether groups differ by more than chance. */
import { holm } from '../math/holm';
import { newcombeInterval } from '../math/intervals';
import { logRank, skewedP } from '../retention/log-rank';
import { survivalCurve } from '../retention/survival';
import type { SurvivalCurve } from '../schema/next-order';
import type { CustomerGroup, GroupTest } from '../schema/groups';
import type { GroupTally } from './tally';

/** Groups with fewer customers are shown, but not tested. */
const FEWEST_TESTED = 10;
const LEVEL = 0.05;

interface ComparedGroups {
  /** By group. */
  against: CustomerGroup['against'][];
  test: GroupTest | null;
}

/**
 * The log-rank test of all groups with at least 10 customers, and of each of
 * them against all other customers, whose p-values heed how skewed the events
 * of a small group are, and are adjusted by Holm. Groups of
 * blanks are left out, but are among the others.
 * @param texts '' marks the group of the blanks
 * @param all customers of these groups and of those in none of them
 */
export function compareGroups(
  texts: readonly { text: string | null }[],
  groups: readonly GroupTally[],
  all: GroupTally
): ComparedGroups {
  const against = groups.map((): CustomerGroup['against'] => null);
  const tested = groups
    .map((tally, index) => ({ tally, index }))
    .filter(({ tally, index }) => {
      return tally.customers >= FEWEST_TESTED && texts[index]?.text !== '';
    });
  if (tested.length < 2) return { against, test: null };
  const together = logRank(tested.map(({ tally }) => curveOf(tally)));
  if (together === null) return { against, test: null };
  const results = tested.flatMap(({ tally, index }) => {
    const rest = restOf(all, tally);
    const result = logRank([curveOf(tally), curveOf(rest)]);
    return result === null ? [] : [{ index, tally, rest, p: skewedP(result, 0) }];
  });
  // Two groups that are all customers: each against the other is one and the same question.
  const [first, second] = tested;
  const same =
    tested.length === 2 &&
    (first?.tally.customers ?? 0) + (second?.tally.customers ?? 0) === all.customers;
  const values = results.map(({ p }) => p);
  const adjusted = same ? values : holm(values);
  let differing = 0;
  results.forEach(({ index, tally, rest, p }, i) => {
    const adjustedP = adjusted[i] ?? 1;
    if (adjustedP < LEVEL) differing++;
    const { low, high } = newcombeInterval(
      tally.repeatCustomers,
      tally.customers,
      rest.repeatCustomers,
      rest.customers
    );
    const difference =
      tally.repeatCustomers / tally.customers - rest.repeatCustomers / rest.customers;
    against[index] = { difference, low, high, p, adjustedP };
  });
  const { chiSquare, degreesOfFreedom, p } = together;
  return {
    against,
    test: { groups: tested.length, chiSquare, degreesOfFreedom, p, differing }
  };
}

type Waits = Pick<GroupTally, 'customers' | 'repeatCustomers' | 'events' | 'censored'>;

const curveOf = ({ events, censored }: Waits): SurvivalCurve => survivalCurve(events, censored);

function restOf(all: GroupTally, group: GroupTally): Waits {
  return {
    customers: all.customers - group.customers,
    repeatCustomers: all.repeatCustomers - group.repeatCustomers,
    events: all.events.map((count, t) => count - (group.events[t] ?? 0)),
    censored: all.censored.map((count, t) => count - (group.censored[t] ?? 0))
  };
}
