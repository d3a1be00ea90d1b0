/** Two reports side by side: what differs, and by more than chance. */
import { newcombeInterval, proportion, type Interval } from './math/intervals';
import type { Proportion, Report } from './report-schema';
import { logRank } from './retention/log-rank';
import type { ComparedKey, ComparedMeasure, Comparison } from './schema/comparison';
import type { OrderStep } from './schema/next-order';
import { lastCompletePeriod } from './tiles';

/** Days of the share with a second order that is compared. */
const SECOND_WITHIN = 90;

/**
 * The headline numbers of two reports and their differences, b − a, with a 95%
 * interval where one can be given:
 *
 * - shares of customers: Newcombe's interval;
 * - the share with a second order within 90 days: from both Kaplan–Meier bands
 *   by the method of variance estimates recovery, lower bound
 *   d − √((b − l_b)² + (u_a − a)²), upper bound likewise (Zou & Donner 2008,
 *   "Construction of confidence intervals about effect measures", Statistics
 *   in Medicine 27, eq. 7 and 8);
 * - counts, money and shares of money: none, since the report does not hold
 *   how they spread.
 *
 * Both rest on sides that share nobody. Where customers are in both there is
 * no interval and no test, but for second orders of two spans that do not
 * overlap, in one selection: a customer has but one first order.
 * @param shared customers that are in both; null where nobody can know: the
 *   sides are then taken for different people
 * @example compareReports(spring, springBefore, 0).measures.find(({ key }) => key === 'secondWithin90')
 */
export function compareReports(a: Report, b: Report, shared: number | null): Comparison {
  const apart = (shared ?? 0) === 0;
  const startersApart = apart || spansApart(a, b);
  const currenciesDiffer =
    a.settings.currency !== null &&
    b.settings.currency !== null &&
    a.settings.currency !== b.settings.currency;

  const plain = (
    key: ComparedKey,
    unit: ComparedMeasure['unit'],
    of: (report: Report) => number | null
  ): ComparedMeasure =>
    measure(key, unit, of(a), of(b), null, unit === 'money' && currenciesDiffer);
  const share = (key: ComparedKey, of: (report: Report) => Proportion | null): ComparedMeasure => {
    const [one, other] = [of(a), of(b)];
    const interval = apart ? differenceOfShares(one, other) : null;
    return {
      ...measure(key, 'rate', one?.rate ?? null, other?.rate ?? null, interval),
      proportionA: one,
      proportionB: other
    };
  };
  return {
    shared,
    measures: [
      plain('customers', 'count', ({ kpis }) => kpis.customers),
      plain('orders', 'count', ({ kpis }) => kpis.orders),
      plain('revenue', 'money', ({ kpis }) => kpis.revenue),
      share('repeatPurchaseRate', ({ kpis }) => proportion(kpis.repeatCustomers, kpis.customers)),
      share('retentionRate', (report) => ofStart(report, 'kept')),
      share('churnRate', (report) => ofStart(report, 'lost')),
      plain('averageOrderValue', 'money', ({ kpis }) => kpis.averageOrderValue),
      plain('ordersPerCustomer', 'ratio', ({ kpis }) => kpis.ordersPerCustomer),
      plain('returningRevenueShare', 'rate', ({ kpis }) => kpis.returningRevenueShare),
      secondWithin90(a, b, startersApart),
      plain('medianDaysBetweenOrders', 'days', ({ kpis }) => kpis.medianDaysBetweenOrders),
      plain('revenuePerCustomer', 'money', ({ kpis }) =>
        kpis.revenue === null || kpis.customers === 0 ? null : kpis.revenue / kpis.customers
      )
    ],
    secondOrder: startersApart ? testSecondOrders(a, b) : null,
    currenciesDiffer
  };
}

function measure(
  key: ComparedKey,
  unit: ComparedMeasure['unit'],
  a: number | null,
  b: number | null,
  interval: Interval | null,
  unlike = false
): ComparedMeasure {
  return {
    key,
    unit,
    a,
    b,
    proportionA: null,
    proportionB: null,
    difference: a === null || b === null || unlike ? null : b - a,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    significant: interval && (interval.low > 0 || interval.high < 0)
  };
}

/** Of the customers at the start of the last complete period; null where that is not measurable. */
function ofStart({ periods }: Report, which: 'kept' | 'lost'): Proportion | null {
  const index = lastCompletePeriod(periods);
  const row = index === null ? undefined : periods[index];
  if (typeof row?.retentionRate !== 'number') return null;
  const { retainedCustomers: kept, customersAtStart } = row;
  return proportion(which === 'kept' ? kept : customersAtStart - kept, customersAtStart);
}

function differenceOfShares(a: Proportion | null, b: Proportion | null): Interval | null {
  if (!a || !b || a.rate === null || b.rate === null) return null;
  return newcombeInterval(b.numerator, b.denominator, a.numerator, a.denominator);
}

const secondStep = ({ nextOrder }: Report): OrderStep | undefined =>
  nextOrder?.steps.find(({ order }) => order === 2);

function secondWithin90(a: Report, b: Report, apart: boolean): ComparedMeasure {
  const [one, other] = [a, b].map((report) =>
    secondStep(report)?.within.find(({ days }) => days === SECOND_WITHIN)
  );
  let interval: Interval | null = null;
  if (apart && one && other) {
    const { share: rateA, low: lowA, high: highA } = one;
    const { share: rateB, low: lowB, high: highB } = other;
    if (rateA !== null && lowA !== null && highA !== null) {
      if (rateB !== null && lowB !== null && highB !== null) {
        const difference = rateB - rateA;
        interval = {
          low: difference - Math.hypot(rateB - lowB, highA - rateA),
          high: difference + Math.hypot(highB - rateB, rateA - lowA)
        };
      }
    }
  }
  const rateOf = (report: Report): number | null => report.kpis.secondOrder.within90;
  return measure('secondWithin90', 'rate', rateOf(a), rateOf(b), interval);
}

function testSecondOrders(a: Report, b: Report): Comparison['secondOrder'] {
  const one = secondStep(a);
  const other = secondStep(b);
  const test = one && other ? logRank([one, other]) : null;
  return test && { chiSquare: test.chiSquare, p: test.p };
}

/** Whether two reports are of one selection, in days that do not overlap. */
function spansApart(a: Report, b: Report): boolean {
  if (JSON.stringify(a.settings.filter) !== JSON.stringify(b.settings.filter)) return false;
  const before = (one: Report, other: Report): boolean =>
    one.span.to !== null && other.span.from !== null && one.span.to < other.span.from;
  return before(a, b) || before(b, a);
}
