/** Which customers, by what their first order or they themselves have, come back more or less than the rest. */
import { proportion } from '../math/intervals';
import type { Attribute, CategoryColumn } from '../orders/order-table';
import { unpackString } from '../orders/packed-strings';
import type { Finding, RuleInput } from './input';
import { bonferroniZ, difference, stakeOf } from './input';
import { RETURN_DAYS } from './cohort-rules';

/** Columns with more texts than this are not what an owner thinks in. */
const MOST_GROUPS = 40;

type Category = Attribute & CategoryColumn;

interface Group {
  column: Category;
  code: number;
  again: number;
  all: number;
  /** Of the last year's new customers. */
  recent: number;
}

/**
 * Of the groups of at least `minimum` first-time buyers watched for 90 days,
 * the one that means most in money of those that differ from the rest by more
 * than chance would make in as many comparisons (Bonferroni over all groups of
 * all columns). Blank is no group. Stake: customers of the last year's new
 * ones in the group who come back more or less than the rest × what a
 * returning customer spent in it.
 */
export function groupReturns(input: RuleInput, minimum: number): Finding | null {
  const { observed, year } = input;
  const columns = observed.table.attributes.filter(
    (attribute): attribute is Category =>
      attribute.kind === 'category' && attribute.values.offsets.length - 1 <= MOST_GROUPS
  );
  if (columns.length === 0) return null;
  const watched = watchedStarters(input);
  const groups = columns.flatMap((column) => groupsOf(input, column, watched));
  const compared = groups.filter(({ all }) => all >= minimum && watched.all - all >= minimum);
  const z = bonferroniZ(compared.length);
  let best: Finding | null = null;
  let most = 0;
  for (const { column, code, again, all, recent } of compared) {
    const group = proportion(again, all);
    const others = proportion(watched.again - again, watched.all - all);
    const interval = difference(group, others, z);
    if (interval.low <= 0 && interval.high >= 0) continue;
    const customers = Math.abs((group.rate ?? 0) - (others.rate ?? 0)) * recent;
    if (customers <= most) continue;
    most = customers;
    best = {
      code: 'group-returns',
      view: 'groups',
      stake: stakeOf('year', customers, year.perReturning, year),
      name: column.name,
      text: unpackString(column.values, code - 1),
      per: column.per,
      days: RETURN_DAYS,
      group,
      others
    };
  }
  return best;
}

interface Watched {
  /** By customer: 0 not watched for 90 days or not reported, 1 watched, 2 back within them. */
  state: Uint8Array;
  all: number;
  again: number;
}

function watchedStarters({ observed, days }: RuleInput): Watched {
  const { table, ends, observationEnd } = observed;
  const { customerCount, offsets, day } = table;
  const last = Math.min(days.to, observationEnd - RETURN_DAYS);
  const state = new Uint8Array(customerCount);
  let all = 0;
  let again = 0;
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    const end = ends[c] ?? 0;
    if (start === end) continue;
    const first = day[start] ?? 0;
    if (first < days.from || first > last) continue;
    const back = end - start > 1 && (day[start + 1] ?? 0) - first <= RETURN_DAYS;
    state[c] = back ? 2 : 1;
    all++;
    if (back) again++;
  }
  return { state, all, again };
}

/** Customers by the text of the column, with their first order or by themselves. */
function groupsOf({ observed, year }: RuleInput, column: Category, watched: Watched): Group[] {
  const { table, ends } = observed;
  const { customerCount, offsets, day } = table;
  const { codes } = column;
  const ofOrders = column.per === 'order';
  const groups: Group[] = Array.from({ length: column.values.offsets.length - 1 }, (_, i) => ({
    column,
    code: i + 1,
    again: 0,
    all: 0,
    recent: 0
  }));
  for (let c = 0; c < customerCount; c++) {
    const start = offsets[c] ?? 0;
    if (start === (ends[c] ?? 0)) continue;
    const group = groups[(codes[ofOrders ? start : c] ?? 0) - 1];
    if (!group) continue;
    const first = day[start] ?? 0;
    if (first >= year.from && first <= year.to) group.recent++;
    const state = watched.state[c] ?? 0;
    if (state === 0) continue;
    group.all++;
    if (state === 2) group.again++;
  }
  return groups;
}
