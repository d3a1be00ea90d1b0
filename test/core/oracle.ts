/**
 * The definitions of the report, written out once more as plainly as can be:
 * sets, filters and day-by-day walks, dates through Date and Intl, no code
 * shared with the analysis. Slow on purpose; for small shops.
 */
import type { Settings } from '../../src/core/settings';
import { oracleNextOrder } from './oracle-next-order';

export interface OracleOrder {
  customer: string;
  day: number;
  amount: number;
}

type Order = OracleOrder;
type Numbers = (number | null)[];

const MS_PER_DAY = 86_400_000;
const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric'
});
const civilCaches = new Map<string, Map<number, [number, number, number]>>();

const iso = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function civil(calendar: string, day: number): [number, number, number] {
  const cache = civilCaches.get(calendar) ?? new Map<number, [number, number, number]>();
  civilCaches.set(calendar, cache);
  const known = cache.get(day);
  if (known) return known;
  const date = new Date(day * MS_PER_DAY);
  let parts: [number, number, number];
  if (calendar === 'gregory') {
    parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  } else {
    const found = new Map(persian.formatToParts(date).map((part) => [part.type, part.value]));
    parts = [Number(found.get('year')), Number(found.get('month')), Number(found.get('day'))];
  }
  cache.set(day, parts);
  return parts;
}

/** Label of the period that holds the day; equal labels are one period. */
export function labelOf(day: number, { granularity, calendar, weekStart }: Settings): string {
  const [year, month, dayOfMonth] = civil(calendar, day);
  if (granularity === 'day') return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  if (granularity === 'month') return `${pad(year, 4)}-${pad(month, 2)}`;
  if (granularity === 'quarter') return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`;
  if (granularity === 'year') return pad(year, 4);
  const firstWeekday = weekStart === 'monday' ? 1 : 6;
  let fourth = day;
  while (new Date(fourth * MS_PER_DAY).getUTCDay() !== firstWeekday) fourth--;
  fourth += 3;
  const weekYear = civil(calendar, fourth)[0];
  let number = 0;
  for (let d = fourth; civil(calendar, d)[0] === weekYear; d -= 7) number++;
  return `${pad(weekYear, 4)}-W${pad(number, 2)}`;
}

interface Period {
  a: number;
  b: number;
  naturalEnd: number;
  label: string;
}

function periodsOf(firstDay: number, end: number, settings: Settings): Period[] {
  const label = (day: number): string => labelOf(day, settings);
  const periods: Period[] = [];
  let a = firstDay;
  while (label(a - 1) === label(firstDay)) a--;
  while (a <= end) {
    let last = a;
    while (label(last + 1) === label(a)) last++;
    periods.push({ a, b: Math.min(last, end), naturalEnd: last, label: label(a) });
    a = last + 1;
  }
  return periods;
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const amounts = (orders: Order[]): number => sum(orders.map((order) => order.amount));
const ratio = (top: number, bottom: number): number | null => (bottom > 0 ? top / bottom : null);

/** Bounds of the rates p for which |x/n − p| = 1.96 √(p(1 − p)/n), found by bisection. */
function wilson(x: number, n: number): [number, number] {
  const z = 1.959963984540054;
  const excess = (p: number): number => Math.abs(x / n - p) - z * Math.sqrt((p * (1 - p)) / n);
  const bisect = (inside: number, outside: number): number => {
    if (excess(outside) <= 0) return outside;
    for (let i = 0; i < 200; i++) {
      const middle = (inside + outside) / 2;
      if (excess(middle) > 0) outside = middle;
      else inside = middle;
    }
    return inside;
  };
  return [bisect(x / n, 0), bisect(x / n, 1)];
}

/** A share as the report writes it. */
function share(x: number, n: number) {
  const [low, high] = n === 0 ? [null, null] : wilson(x, n);
  return { rate: ratio(x, n), numerator: x, denominator: n, low, high, thin: n < 30 };
}

/** First and last day of the periods that hold the days from–to; null where there is no bound. */
function spanOf(settings: Settings, end: number): { from: number | null; to: number | null } {
  const label = (day: number): string => labelOf(day, settings);
  let { from, to } = settings;
  while (from !== null && label(from - 1) === label(from)) from--;
  while (to !== null && label(to + 1) === label(to)) to++;
  return { from, to: to === null ? null : Math.min(to, end) };
}

/** Lapse windows at which the churn curve is checked. */
export const CHURN_WINDOWS = [30, 31, 45, 60, 90, 120, 200, 365];

/** The report's keys that definitions.md defines, of the orders and refunds given. */
export function oracle(orders: Order[], refunds: Order[], settings: Settings) {
  const days = [...orders, ...refunds].map((order) => order.day);
  const end = settings.observationEnd ?? Math.max(...days);
  const { from, to } = spanOf(settings, end);
  if (orders.some(({ day }) => day >= (from ?? -Infinity) && day <= (to ?? end))) {
    return figures(orders, refunds, settings, end);
  }
  // Nothing to report: the numbers are of all orders.
  const all = figures(orders, refunds, { ...settings, from: null, to: null }, end);
  return { ...all, selection: { ...all.selection, customers: 0, orders: 0 } };
}

function figures(allOrders: Order[], allRefunds: Order[], settings: Settings, end: number) {
  const { from, to } = spanOf(settings, end);
  const reported = (day: number): boolean => day >= (from ?? -Infinity) && day <= (to ?? end);
  const within = (list: Order[]): Order[] => list.filter((order) => reported(order.day));
  const firstDay = Math.min(...allOrders.map((order) => order.day));
  const orders = allOrders.filter((order) => order.day <= end);
  const refunds = allRefunds.filter((order) => order.day >= firstDay && order.day <= end);
  const histories = new Map<string, Order[]>();
  for (const customer of new Set(orders.map((order) => order.customer))) {
    histories.set(
      customer,
      orders
        .filter((order) => order.customer === customer)
        .sort((x, y) => x.day - y.day || x.amount - y.amount)
    );
  }
  const customers = [...histories.keys()];
  const history = (customer: string): Order[] => histories.get(customer) ?? [];
  const firstOf = (customer: string): number => history(customer)[0]?.day ?? NaN;
  const secondOf = (customer: string): number | undefined => history(customer)[1]?.day;
  const later = (customer: string): Order[] => history(customer).slice(1);
  const shown = customers.filter((customer) => within(history(customer)).length > 0);
  const shownOrders = within(orders);
  const revenue = amounts(shownOrders) + amounts(within(refunds));
  const returning = amounts(within(customers.flatMap(later)));
  const repeaters = shown.filter((customer) => history(customer).length >= 2);

  const allGaps = customers.flatMap((customer) => {
    const purchaseDays = [...new Set(history(customer).map((order) => order.day))];
    return purchaseDays.slice(1).map((day, i) => ({ day, gap: day - (purchaseDays[i] ?? NaN) }));
  });
  const lengths = (list: typeof allGaps): number[] =>
    list.map(({ gap }) => gap).sort((x, y) => x - y);
  const gaps = lengths(allGaps.filter(({ day }) => reported(day)));
  const percentile =
    allGaps.length < 20
      ? Infinity
      : (lengths(allGaps)[Math.ceil((9 * allGaps.length) / 10) - 1] ?? 0);
  const drawn = [30, 60, 90, 120, 180, 365].find((window) => window >= percentile);
  const W = settings.lapseWindowDays ?? drawn ?? 365;
  const middle = (gaps.length - 1) / 2;
  const medianGap =
    gaps.length === 0
      ? null
      : ((gaps[Math.floor(middle)] ?? 0) + (gaps[Math.ceil(middle)] ?? 0)) / 2;

  const nextOrder = oracleNextOrder({ customers, history, refunds, end, reported }, share);
  const second = nextOrder.steps.find((step) => step.order === 2);
  const secondWithin = (t: number): number | null =>
    second?.within.find((entry) => entry.days === t)?.share ?? null;

  const periods = periodsOf(firstDay, end, settings);
  const activeSets = new Map<string, Set<string>>();
  const active = (d: number, window = W): Set<string> => {
    const known = activeSets.get(`${d} ${window}`);
    if (known) return known;
    const found = new Set(
      customers.filter((customer) => {
        const before = history(customer).filter((order) => order.day <= d);
        const last = Math.max(...before.map((order) => order.day));
        return before.length > 0 && d - last < window;
      })
    );
    activeSets.set(`${d} ${window}`, found);
    return found;
  };
  const inPeriod = ({ a, b }: Period, list: Order[]): Order[] =>
    list.filter((order) => order.day >= a && order.day <= b);

  const wanted = (period: Period): boolean => !settings.completeOnly || period.naturalEnd <= end;
  const inSpan = ({ a }: Period): boolean => a >= (from ?? -Infinity) && a <= (to ?? end);

  const rowOf = (period: Period): object => {
    const p = periods.indexOf(period);
    const { a, b } = period;
    const start = active(a - 1);
    const finish = active(b);
    const fresh = [...finish].filter((customer) => firstOf(customer) >= a);
    const wonBack = [...finish].filter((c) => !start.has(c) && firstOf(c) < a);
    const retained = [...finish].filter((customer) => start.has(customer));
    const measurable = a - firstDay >= W;
    const rate = measurable ? ratio(retained.length, start.size) : null;
    const [low, high] = rate === null ? [null, null] : wilson(retained.length, start.size);
    const own = inPeriod(period, orders);
    const buyers = new Set(own.map((order) => order.customer));
    const previous = periods[p - 1];
    const buyersBefore = new Set(
      previous ? inPeriod(previous, orders).map((order) => order.customer) : []
    );
    const revenueBefore = previous
      ? amounts(inPeriod(previous, orders)) + amounts(inPeriod(previous, refunds))
      : 0;
    const again = [...buyers].filter((customer) => buyersBefore.has(customer));
    const paidIn = (customer: string, when: Period | undefined): number =>
      when === undefined
        ? 0
        : Math.max(
            0,
            amounts(inPeriod(when, [...orders, ...refunds]).filter((o) => o.customer === customer))
          );
    const paidBefore = [...buyersBefore].map((customer) => paidIn(customer, previous));
    const keptOfIt = [...buyersBefore].map((customer) =>
      Math.min(paidIn(customer, previous), paidIn(customer, period))
    );
    const known = customers.filter((customer) => firstOf(customer) <= b);
    return {
      start: iso(a),
      end: iso(b),
      label: period.label,
      complete: period.naturalEnd <= end,
      measurable,
      customersAtStart: start.size,
      customersAtEnd: finish.size,
      newCustomers: fresh.length,
      wonBackCustomers: wonBack.length,
      retainedCustomers: retained.length,
      retentionRate: rate,
      retentionRateLow: low,
      retentionRateHigh: high,
      retentionRateWithWonBack: measurable ? ratio(finish.size - fresh.length, start.size) : null,
      churnRate: rate === null ? null : 1 - rate,
      buyers: buyers.size,
      orders: own.length,
      revenue: amounts(own) + amounts(inPeriod(period, refunds)),
      returningBuyers: [...buyers].filter((customer) => firstOf(customer) < a).length,
      firstTimeBuyers: customers.filter((c) => firstOf(c) >= a && firstOf(c) <= b).length,
      returningRevenue: amounts(inPeriod(period, customers.flatMap(later))),
      revenueRetention: ratio(
        amounts(
          inPeriod(period, [...orders, ...refunds]).filter((o) => buyersBefore.has(o.customer))
        ),
        revenueBefore
      ),
      previousBuyers: buyersBefore.size,
      buyersAgain: again.length,
      boughtAgainRate: ratio(again.length, buyersBefore.size),
      grossRevenueRetention: ratio(sum(keptOfIt), sum(paidBefore)),
      repeatPurchaseRateToDate: ratio(
        known.filter((customer) => (secondOf(customer) ?? Infinity) <= b).length,
        known.length
      )
    };
  };
  const shownPeriods = periods.filter((period) => inSpan(period) && wanted(period));
  const periodRows = shownPeriods.map(rowOf);

  const cohortRows = periods.flatMap((cohort, f) => {
    const members = customers.filter((c) => firstOf(c) >= cohort.a && firstOf(c) <= cohort.b);
    if (members.length === 0 || !inSpan(cohort) || !wanted(cohort)) return [];
    const later = periods.slice(f).filter(wanted);
    const bought = (customer: string, from: number, to: number): boolean =>
      history(customer).some((order) => order.day >= from && order.day <= to);
    const ofMembers = (period: Period, list: Order[]): Order[] =>
      inPeriod(period, list).filter(
        (order) => members.includes(order.customer) && order.day >= firstOf(order.customer)
      );
    return [
      {
        start: iso(cohort.a),
        label: cohort.label,
        size: members.length,
        active: later.map(({ a, b }) => members.filter((c) => bought(c, a, b)).length),
        activeOnOrAfter: later.map(({ a }) => members.filter((c) => bought(c, a, end)).length),
        returnedBy: later.map(
          ({ b }) => members.filter((c) => (secondOf(c) ?? Infinity) <= b).length
        ),
        orders: later.map((period) => ofMembers(period, orders).length),
        revenue: later.map(
          (period) => amounts(ofMembers(period, orders)) + amounts(ofMembers(period, refunds))
        ),
        complete: later.map((period) => period.naturalEnd <= end)
      }
    ];
  });
  const average = (view: 'active' | 'activeOnOrAfter' | 'returnedBy'): Numbers =>
    periods
      .filter((p) => p.a >= (from ?? -Infinity) && wanted(p))
      .map((_, k) => {
        const rows = cohortRows.filter((row) => row.complete[k] === true);
        return ratio(sum(rows.map((row) => row[view][k] ?? 0)), sum(rows.map((row) => row.size)));
      });

  const churnPeriod = shownPeriods.filter((period) => period.naturalEnd <= end).at(-1);
  const churn = CHURN_WINDOWS.map((window) => {
    const open = customers.filter(
      (customer) => end - Math.max(...history(customer).map((order) => order.day)) >= window
    );
    const cameBack = allGaps.filter(({ gap }) => gap > window).length;
    const measurable = churnPeriod !== undefined && churnPeriod.a - firstDay >= window;
    const start = measurable ? active(churnPeriod.a - 1, window) : new Set<string>();
    const left = measurable ? active(churnPeriod.b, window) : new Set<string>();
    return {
      window,
      customersAtStart: start.size,
      churned: [...start].filter((customer) => !left.has(customer)).length,
      lapses: cameBack + open.length,
      cameBack
    };
  });

  return {
    span: {
      firstDay: iso(firstDay),
      lastDay: iso(Math.max(...orders.map((order) => order.day))),
      observationEnd: iso(end),
      from: from === null ? null : iso(from),
      to: to === null ? null : iso(to)
    },
    selection: {
      customers: customers.length,
      orders: orders.length,
      allCustomers: customers.length,
      allOrders: orders.length
    },
    kpis: {
      customers: shown.length,
      orders: shownOrders.length,
      revenue,
      averageOrderValue: revenue / shownOrders.length,
      ordersPerCustomer: shownOrders.length / shown.length,
      repeatCustomers: repeaters.length,
      repeatPurchaseRate: repeaters.length / shown.length,
      returningRevenueShare: ratio(returning, revenue),
      medianDaysBetweenOrders: medianGap,
      gaps: gaps.length,
      secondOrder: {
        within30: secondWithin(30),
        within60: secondWithin(60),
        within90: secondWithin(90),
        within180: secondWithin(180),
        within365: secondWithin(365),
        medianDays: second?.medianDays ?? null
      },
      lapseWindowDays: W
    },
    nextOrder,
    churnPeriod: churnPeriod === undefined ? null : shownPeriods.indexOf(churnPeriod),
    churn,
    defaultWindow: {
      days: drawn ?? 365,
      source: drawn === undefined ? 'fallback' : 'gaps',
      gaps: allGaps.length
    },
    revenuePerCustomer: revenue / shown.length,
    periods: periodRows,
    cohorts: {
      granularity: settings.granularity,
      calendar: settings.calendar,
      rows: cohortRows,
      average: average('active'),
      averageOnOrAfter: average('activeOnOrAfter'),
      averageReturnedBy: average('returnedBy')
    }
  };
}
