/**
 * When customers come back and how far they climb, written out as plainly as
 * can be: see oracle.ts.
 */
import type { OracleOrder } from './oracle';

type Order = OracleOrder;

/** What the definitions need of a shop. */
export interface OracleShop {
  customers: string[];
  /** Orders of a customer up to the observation end, in their order. */
  history: (customer: string) => Order[];
  refunds: Order[];
  end: number;
  /** Whether a day is reported. */
  reported: (day: number) => boolean;
}

const Z = 1.959963984540054;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const amounts = (orders: Order[]): number => sum(orders.map((order) => order.amount));
const ascending = (values: number[]): number[] => [...values].sort((x, y) => x - y);

/** The waiting time of everybody with order n − 1 on a day reported. */
function waitsFor(n: number, { customers, history, end, reported }: OracleShop) {
  return customers.flatMap((customer) => {
    const before = history(customer)[n - 2];
    const next = history(customer)[n - 1];
    if (!before || !reported(before.day)) return [];
    return [
      { start: before.day, time: (next?.day ?? end) - before.day, event: next !== undefined }
    ];
  });
}

function step(n: number, shop: OracleShop) {
  const waits = waitsFor(n, shop);
  if (waits.length === 0) return [];
  const atRiskOn = (t: number): number => waits.filter((wait) => wait.time >= t).length;
  const eventsOn = (t: number): number =>
    waits.filter((wait) => wait.event && wait.time === t).length;
  const days = ascending([...new Set(waits.map((wait) => wait.time))]);
  const survivalOn = (t: number): number =>
    days.filter((d) => d <= t).reduce((s, d) => s * (1 - eventsOn(d) / atRiskOn(d)), 1);
  /** exp(−exp(log(−log S) ± z·se)), se from Greenwood's sum. */
  const bandOn = (t: number): { low: number | null; high: number | null } => {
    const s = survivalOn(t);
    if (s === 0 || s === 1) return { low: null, high: null };
    const greenwood = sum(
      days.filter((d) => d <= t).map((d) => eventsOn(d) / atRiskOn(d) / (atRiskOn(d) - eventsOn(d)))
    );
    const error = Math.sqrt(greenwood) / Math.abs(Math.log(s));
    const bound = (sign: number): number =>
      Math.exp(-Math.exp(Math.log(-Math.log(s)) + sign * Z * error));
    return { low: bound(1), high: bound(-1) };
  };
  const reach = shop.end - Math.min(...waits.map((wait) => wait.start));
  let horizonDays = 365;
  while (horizonDays > 0 && atRiskOn(horizonDays) < 30) horizonDays--;
  const returning = 1 - survivalOn(horizonDays);
  const by = (share: number): number =>
    days.find((d) => 1 - survivalOn(d) >= share * returning - 1e-9) ?? NaN;
  return [
    {
      order: n,
      customers: waits.length,
      reached: waits.filter((wait) => wait.event).length,
      days,
      atRisk: days.map(atRiskOn),
      events: days.map(eventsOn),
      survival: days.map(survivalOn),
      low: days.map((d) => bandOn(d).low),
      high: days.map((d) => bandOn(d).high),
      medianDays: days.find((d) => survivalOn(d) <= 0.5 + 1e-9) ?? null,
      within: [30, 60, 90, 180, 365].map((t) => {
        if (t > reach) return { days: t, share: null, low: null, high: null };
        const { low, high } = bandOn(t);
        return {
          days: t,
          share: 1 - survivalOn(t),
          low: high === null ? null : 1 - high,
          high: low === null ? null : 1 - low
        };
      }),
      reminder:
        horizonDays < 30 || returning === 0
          ? null
          : { horizonDays, returning, halfBy: by(0.5), mostBy: by(0.8) }
    }
  ];
}

function gaps({ customers, history, reported }: OracleShop) {
  const waits = (belongs: (n: number) => boolean): number[] =>
    customers.flatMap((customer) =>
      history(customer).flatMap((order, i, own) => {
        const before = own[i - 1];
        return before && belongs(i + 1) && reported(order.day) ? [order.day - before.day] : [];
      })
    );
  const rank = (values: number[], percent: number): number | null =>
    ascending(values)[Math.ceil((percent * values.length) / 100) - 1] ?? null;
  const all = waits(() => true);
  const long = rank(all, 90);
  const width =
    long === null ? 30 : ([1, 7, 14, 30, 60, 90, 180, 365].find((w) => 12 * w > long) ?? NaN);
  return [2, 3, 4, 5].map((order) => {
    const own = waits((n) => (order === 5 ? n >= 5 : n === order));
    return {
      order,
      count: own.length,
      p25: rank(own, 25),
      median: rank(own, 50),
      p75: rank(own, 75),
      p90: rank(own, 90),
      bins: Array.from({ length: 13 }, (_, i) => {
        const belowDays = i === 12 ? null : (i + 1) * width;
        return {
          fromDays: i * width,
          belowDays,
          orders: own.filter((d) => d >= i * width && d < (belowDays ?? Infinity)).length
        };
      })
    };
  });
}

const quantiles = new Map<number, number>();

/** t with P(|T| ≤ t) = 0.95, T = √ν tan θ with a density of θ in proportion to cos^(ν−1) θ: Simpson and bisection. */
function student(v: number): number {
  const known = quantiles.get(v);
  if (known !== undefined) return known;
  const integral = (to: number): number => {
    const steps = 4000;
    let total = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      total += weight * Math.cos((to * i) / steps) ** (v - 1);
    }
    return (total * to) / steps / 3;
  };
  const whole = integral(Math.PI / 2);
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (integral(middle) < 0.95 * whole) low = middle;
    else high = middle;
  }
  quantiles.set(v, Math.tan(low) * Math.sqrt(v));
  return student(v);
}

function ladder(shop: OracleShop, share: (x: number, n: number) => object) {
  const { customers, history, reported } = shop;
  return Array.from({ length: 10 }, (_, i) => i + 1).flatMap((n) => {
    const there = customers.filter((c) => {
      const nth = history(c)[n - 1];
      return nth !== undefined && reported(nth.day);
    });
    if (there.length === 0) return [];
    const paid = there.map((c) => history(c)[n - 1]?.amount ?? NaN);
    const mean = sum(paid) / paid.length;
    const variance = sum(paid.map((x) => (x - mean) ** 2)) / (paid.length - 1);
    const half =
      paid.length < 2 ? null : student(paid.length - 1) * Math.sqrt(variance / paid.length);
    return [
      {
        orders: n,
        next: share(there.filter((c) => history(c).length > n).length, there.length),
        averageOrderValue: mean,
        aovLow: half === null ? null : mean - half,
        aovHigh: half === null ? null : mean + half
      }
    ];
  });
}

function newAndReturning({ customers, history, reported }: OracleShop) {
  const first = customers.flatMap((c) => history(c).slice(0, 1)).filter((o) => reported(o.day));
  const later = customers.flatMap((c) => history(c).slice(1)).filter((o) => reported(o.day));
  return {
    newCustomers: new Set(first.map((order) => order.customer)).size,
    returningCustomers: new Set(later.map((order) => order.customer)).size,
    newOrders: first.length,
    returningOrders: later.length,
    newRevenue: amounts(first),
    returningRevenue: amounts(later)
  };
}

function concentration({ customers, history, refunds, reported }: OracleShop) {
  const revenues = customers
    .filter((c) => history(c).some((order) => reported(order.day)))
    .map((c) =>
      amounts(
        [...history(c), ...refunds].filter((order) => order.customer === c && reported(order.day))
      )
    );
  const descending = ascending(revenues).reverse();
  const total = sum(revenues);
  const best = (percent: number): number => Math.ceil((percent * revenues.length) / 100);
  const shareOf = (percent: number): number => sum(descending.slice(0, best(percent))) / total;
  return {
    shares: [1, 5, 10, 20].map((percent) => ({
      top: percent / 100,
      customers: best(percent),
      revenueShare: total > 0 ? shareOf(percent) : null
    })),
    curve: total > 0 ? Array.from({ length: 101 }, (_, i) => shareOf(i)) : []
  };
}

/** The key `nextOrder` of the report. @param share a proportion of x in n as the report writes it */
export function oracleNextOrder(shop: OracleShop, share: (x: number, n: number) => object) {
  return {
    steps: [2, 3, 4].flatMap((n) => step(n, shop)),
    gaps: gaps(shop),
    ladder: ladder(shop, share),
    newAndReturning: newAndReturning(shop),
    concentration: concentration(shop)
  };
}
