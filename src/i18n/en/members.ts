import type { MembersQuestion } from '../../core/schema/members';
import type { Formatter } from '../formatter';

type Every = MembersQuestion['every'];

/** Members and fixed occasions. */
export const members = (f: Formatter) => {
  const occasions = (n: number, every: Every): string => {
    const unit = { month: 'month', quarter: 'quarter', year: 'year' }[every];
    return f.plural(n, {
      one: `${f.integer(n)} ${unit}`,
      other: `${f.integer(n)} ${unit}s`
    });
  };
  return {
    title: 'Members, subscriptions, fixed occasions',
    subtitle:
      'For clubs, subscriptions, courses, fairs: shops whose customers come once a month, quarter or year, or not at all. For orders at any time the forecast above is the right one.',
    every: 'Customers can order or renew every',
    choices: { month: 'Month', quarter: 'Quarter', year: 'Year' },
    choose: 'Choose how often an occasion comes; whole calendar periods are counted.',
    pending: 'Counting occasions…',
    failed: 'This could not be computed. Choose again to retry.',
    none: {
      'too-short': (periods: number, every: Every) =>
        `Two whole periods after the first are needed to say anything; there ${periods === 1 ? 'is' : 'are'} ${occasions(periods, every)} so far. Try a shorter period.`,
      'too-few': (customers: number) =>
        `Fewer than 30 of ${f.integer(customers)} customers have ordered in a later period: too few to speak of renewals.`,
      'no-orders':
        'A list with one row for each customer does not tell when each occasion was used.'
    },
    used: (share: string, used: number, all: number) =>
      `Up to their last order, customers used ${share} of their occasions (${f.integer(used)} of ${f.integer(all)}).`,
    membership: 'That looks like a membership: read who renews.',
    skipping:
      'Occasions are often skipped without goodbye. Who renews without a gap says little then; the occasions still to come are the better reading.',
    renewal: {
      title: 'Who renews without a gap',
      step: (n: number) => `Renewal ${f.integer(n)}`,
      rates: (list: string) => `Renewed: ${list}.`,
      rate: (n: number, share: string, low: string, high: string) =>
        `${share} at renewal ${f.integer(n)} (${low} to ${high})`,
      future: (left: number, periods: number, every: Every) =>
        `If it goes on like this, ${f.integer(left)} of 100 new members are left after ${occasions(periods, every)}.`,
      residual: (present: number, renewals: number, rate: string) =>
        `Each of today’s ${f.integer(present)} members without a gap will renew ${f.decimal(renewals, 1)} more times on average, later ones counting less (${rate} a year).`,
      none: 'Nobody has left yet, or everybody left at once: nothing can be said about renewing.',
      seen: 'Kept, as seen',
      expected: 'Kept, as expected',
      axis: 'Renewals since the first order',
      alt: (seen: string, expected: string) =>
        `Members kept after each renewal. Seen: ${seen}. Expected: ${expected}.`,
      columns: {
        renewal: 'Renewal',
        renewed: 'Renewed',
        due: 'Could renew',
        rate: 'Share',
        interval: '95% interval',
        expected: 'Expected share',
        kept: 'Kept so far',
        expectedKept: 'Expected to be kept'
      },
      sameDropout: 'All members leave alike: a constant churn describes them.'
    },
    occasions: {
      title: 'Occasions still to come',
      alive: (alive: number, members: number) =>
        `Of ${f.integer(members)} customers, about ${f.integer(alive)} are probably still there.`,
      ahead: (orders: number, low: number, high: number, periods: number, every: Every) =>
        `In the next ${occasions(periods, every)} they will use about ${f.integer(orders)} occasions (${f.integer(low)} to ${f.integer(high)}).`,
      rate: (rate: string, dropout: string) =>
        `While there, a customer uses ${rate} of the occasions on average; ${dropout} leave before the first one.`,
      none: 'This reading could not be fitted to your orders.'
    },
    model: {
      title: 'The models behind this',
      parameter: (name: string, value: string, error: string | null) =>
        error === null ? `${name} ${value}` : `${name} ${value} ± ${error}`,
      likelihood: (value: string) => `log-likelihood ${value}`,
      unfinished: 'The search for the best parameters did not end: do not rely on this one.'
    }
  };
};
