/**
 * The definitions of the report, written out once more as plainly as can be:
 * sets, filters and day-by-day walks, dates through Date and Intl, no code
 * shared with the analysis. Slow on purpose; for small shops.
 */
import type { Settings } from '../../src/core/settings';

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
const civilCache = new Map<string, [number, number, number]>();

const iso = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function civil(calendar: string, day: number): [number, number, number] {
  const key = `${calendar}${day}`;
  const known = civilCache.get(key);
  if (known) return known;
  const date = new Date(day * MS_PER_DAY);
  let parts: [number, number, number];
  if (calendar === 'gregory') {
    parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  } else {
    const found = new Map(persian.formatToParts(date).map((part) => [part.type, part.value]));
    parts = [Number(found.get('year')), Number(found.get('month')), Number(found.get('day'))];
  }
  civilCache.set(key, parts);
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

/** The report's keys that definitions.md defines, of the orders and refunds given. */
export function oracle(allOrders: Order[], allRefunds: Order[], settings: Settings) {
  const days = [...allOrders, ...allRefunds].map((order) => order.day);
  const end = settings.observationEnd ?? Math.max(...days);
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
  const revenue = amounts(orders) + amounts(refunds);
  const returning = amounts(customers.flatMap(later));

  const gaps = customers
    .flatMap((customer) => {
      const purchaseDays = [...new Set(history(customer).map((order) => order.day))];
      return purchaseDays.slice(1).map((day, i) => day - (purchaseDays[i] ?? NaN));
    })
    .sort((x, y) => x - y);
  const percentile =
    gaps.length < 20 ? Infinity : (gaps[Math.ceil((9 * gaps.length) / 10) - 1] ?? 0);
  const W =
    settings.lapseWindowDays ??
    [30, 60, 90, 120, 180, 365].find((window) => window >= percentile) ??
    365;
  const middle = (gaps.length - 1) / 2;
  const medianGap =
    gaps.length === 0
      ? null
      : ((gaps[Math.floor(middle)] ?? 0) + (gaps[Math.ceil(middle)] ?? 0)) / 2;

  // Kaplan–Meier, the product taken anew for each t.
  const waits = customers.map((customer) => {
    const second = secondOf(customer);
    return second === undefined
      ? { time: end - firstOf(customer), event: false }
      : { time: second - firstOf(customer), event: true };
  });
  const survival = (t: number): number => {
    let s = 1;
    for (let j = 0; j <= t; j++) {
      const events = waits.filter((wait) => wait.event && wait.time === j).length;
      const atRisk = waits.filter((wait) => wait.time >= j).length;
      if (atRisk > 0) s *= 1 - events / atRisk;
    }
    return s;
  };
  const within = (t: number): number | null => (t > end - firstDay ? null : 1 - survival(t));
  let medianDays: number | null = null;
  for (let t = 0; t <= end - firstDay && medianDays === null; t++) {
    if (waits.some((wait) => wait.time === t) && survival(t) <= 0.5 + 1e-9) medianDays = t;
  }

  const periods = periodsOf(firstDay, end, settings);
  const active = (d: number): Set<string> =>
    new Set(
      customers.filter((customer) => {
        const before = history(customer).filter((order) => order.day <= d);
        const last = Math.max(...before.map((order) => order.day));
        return before.length > 0 && d - last < W;
      })
    );
  const inPeriod = ({ a, b }: Period, list: Order[]): Order[] =>
    list.filter((order) => order.day >= a && order.day <= b);

  const periodRows = periods.map((period, p) => {
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
      repeatPurchaseRateToDate: ratio(
        known.filter((customer) => (secondOf(customer) ?? Infinity) <= b).length,
        known.length
      )
    };
  });

  const cohortRows = periods.flatMap((cohort, f) => {
    const members = customers.filter((c) => firstOf(c) >= cohort.a && firstOf(c) <= cohort.b);
    if (members.length === 0) return [];
    const later = periods.slice(f);
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
    periods.map((_, k) => {
      const rows = cohortRows.filter((row) => row.complete[k] === true);
      return ratio(sum(rows.map((row) => row[view][k] ?? 0)), sum(rows.map((row) => row.size)));
    });

  return {
    span: {
      firstDay: iso(firstDay),
      lastDay: iso(Math.max(...orders.map((order) => order.day))),
      observationEnd: iso(end)
    },
    kpis: {
      customers: customers.length,
      orders: orders.length,
      revenue,
      averageOrderValue: revenue / orders.length,
      ordersPerCustomer: orders.length / customers.length,
      repeatCustomers: customers.filter((c) => history(c).length >= 2).length,
      repeatPurchaseRate: customers.filter((c) => history(c).length >= 2).length / customers.length,
      returningRevenueShare: ratio(returning, revenue),
      medianDaysBetweenOrders: medianGap,
      gaps: gaps.length,
      secondOrder: {
        within30: within(30),
        within60: within(60),
        within90: within(90),
        within180: within(180),
        within365: within(365),
        medianDays
      },
      lapseWindowDays: W
    },
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
