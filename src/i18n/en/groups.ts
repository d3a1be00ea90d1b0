import type { Formatter } from '../formatter';

/** Which way a group differs from the others, or why that cannot be said. */
type Verdict = 'more' | 'less' | 'course' | 'chance' | 'untested';

/** The view "Groups": which customers stay, by channel, product, city and the like. */
export const groups = (f: Formatter) => {
  const customers = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} customer`, other: `${f.integer(n)} customers` });
  const verdict: Record<Verdict, string> = {
    more: 'comes back more',
    less: 'comes back less',
    course: 'differs in when',
    chance: 'no more than chance',
    untested: 'not tested'
  };
  const pValue = (p: number) => (p < 0.001 ? 'p < 0.001' : `p = ${f.decimal(p, 3)}`);

  return {
    gloss:
      'Which groups of customers come back, which do not, and is the difference more than chance? Choose what to group them by.',
    dimension: 'Group customers by',
    /** Heading and what the column is known to be, where the heading does not say so. */
    withRole: (name: string, role: string) => `${name} · ${role}`,
    loading: 'Counting the groups…',
    failed: 'The groups could not be counted. Choose another column or change a setting.',
    noColumns: 'Your file has no column to group customers by, beside the first order itself.',
    noColumnsHelp: (roles: string) =>
      `These would help, where your shop system exports them: ${roles}. Add them to the export and open the file again.`,
    one: 'All customers are in one group, so there is nothing to compare. Choose another column.',
    none: 'Nothing to group customers by',
    noneText: 'As soon as the orders differ in something, this view fills.',
    ofFirst: 'A customer belongs to the group of the first order, with all orders that followed.',

    sentence: {
      title: 'Do the groups differ?',
      none: 'No group differs more than chance.',
      noneText: (n: number) =>
        `What you see between these ${f.integer(n)} groups also happens where all customers are alike.`,
      some: (differing: number, all: number, names: string) =>
        differing === 1
          ? `${f.integer(1)} of ${f.integer(all)} groups differs more than chance: ${names}.`
          : `${f.integer(differing)} of ${f.integer(all)} groups differ more than chance: ${names}.`,
      group: (name: string, what: Verdict) => `${name} (${verdict[what]})`,
      noTest: `Beside what is blank there are not two groups of at least ${f.integer(10)} customers, so no difference can be tested.`,
      test: (n: number, chiSquare: number, degrees: number, p: number) =>
        `All ${f.integer(n)} groups at once, log-rank test of the days to the second order: χ² = ${f.decimal(chiSquare, 2)}, ${f.integer(degrees)} degrees of freedom, ${pValue(p)}.`,
      many: (n: number) =>
        `Of ${f.integer(n)} groups one may stand out by luck alone. So each has to differ from the others more clearly the more groups there are (Holm’s adjustment), and is named only then.`,
      age: (youngest: number, oldest: number) =>
        `The groups are not equally old: their first orders lie ${f.integer(youngest)} to ${f.integer(oldest)} days back on average. The test and the share within 90 days allow for that; repeat rate and revenue to date do not, and favour older groups.`,
      cause:
        'A difference is no cause: a group may also differ in what was sold, when, and to whom.'
    },

    measure: 'Show',
    measures: {
      within90: 'Second order within 90 days',
      repeat: 'Repeat rate',
      retention: 'Retention',
      averageOrderValue: 'Average order',
      revenuePerCustomer: 'Revenue per customer'
    },

    table: {
      title: 'The groups in numbers',
      subtitle: (dimension: string) => `by ${dimension}`,
      columns: {
        group: 'Group',
        plot: 'with 95% interval',
        customers: 'Customers',
        orders: 'Orders',
        within90: '2nd order in 90 days',
        repeat: 'Repeat rate',
        retention: 'Retention',
        averageOrderValue: 'Average order',
        revenuePerCustomer: 'CLV to date',
        age: 'Mean age',
        difference: 'Repeat rate against the others, points',
        verdict: 'Differs?'
      },
      hints: {
        within90:
          'Share with a second order within 90 days; newcomers count for the days they were watched',
        repeat: 'Customers with two or more orders, of all customers of the group',
        retention: 'Kept in the last full period, of those active at its start',
        averageOrderValue: 'Revenue of the group divided by its orders',
        revenuePerCustomer: 'Revenue to date divided by the customers of the group',
        age: 'Mean number of days since the first order',
        difference:
          'Repeat rate to date less that of all other customers, in percentage points; older groups have had more time'
      },
      all: 'All customers',
      other: (n: number) =>
        f.plural(n, {
          one: `${f.integer(n)} smaller group`,
          other: `${f.integer(n)} smaller groups together`
        }),
      of: (part: number, whole: number) => `${f.integer(part)} of ${f.integer(whole)}`,
      days: (n: number) =>
        f.plural(Math.round(n), { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` }),
      pointsRange: (low: string, high: string) => `95% interval: ${low} to ${high} points`,
      adjusted: (p: number, adjusted: number) =>
        `log-rank ${pValue(p)}, adjusted for the number of groups: ${pValue(adjusted)}`,
      verdict,
      sortBy: (column: string) => `Sort by ${column}`,
      actions: (group: string) => `What to do with ${group}`,
      filter: 'Filter to this group',
      compare: 'Compare with the others',
      compareAll: 'Compare with all customers',
      line: 'The upright line stands at all customers.',
      hint: 'Point at a number to read what it rests on.'
    },

    curves: {
      title: 'How soon each group comes back',
      choose: 'Groups in the chart, six at most',
      all: 'All customers',
      axis: 'Days after the first order',
      day: (n: number) => `Day ${f.integer(n)}`,
      tooFew: 'No group is large enough to be drawn.',
      tooShort: 'The data are too short to draw a line.',
      alt: (points: string) =>
        `Line chart of the share of customers with a second order by days since the first, by group. Within 90 days: ${points}.`,
      altGroup: (name: string, share: number) => `${name} ${f.percent(share)}`,
      altNone: 'Line chart of the share of customers with a second order, by group.'
    },
    dots: {
      interval: '95% interval',
      basis: customers
    }
  };
};
