/**
 * How often the 95% intervals of the report hold the truth, and how often
 * groups that do not differ are said to, in seeded simulations.
 */
import { tableOf } from './make-table.mjs';

const RUNS = 10_000;

function binomial(random, n, p) {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (random.uniform() < p) count += 1;
  return count;
}

const holds = (interval, truth) =>
  interval !== null && interval.low <= truth && truth <= interval.high;

function share(runs, once) {
  let held = 0;
  for (let run = 0; run < runs; run += 1) if (once()) held += 1;
  return held / runs;
}

/** Mean of a log-normal is exp(μ + σ²/2); σ of 0.6 is a skewness of 2.3: amounts of orders. */
const MU = 3;
const SIGMA = 0.6;
const MEAN_AMOUNT = Math.exp(MU + SIGMA ** 2 / 2);
const amount = (random) => Math.exp(MU + SIGMA * random.normal());

/**
 * A customer of the shop: orders from 1 on, geometric, of amounts around a level
 * of the customer's own, so that orders of one customer are alike.
 */
function customerOf(random) {
  const level = Math.exp(0.3 * random.normal() - 0.045);
  let orders = 1;
  while (random.uniform() < 0.4) orders += 1;
  let paid = 0;
  for (let i = 0; i < orders; i += 1) paid += level * amount(random);
  return { orders, paid };
}
const MEAN_ORDERS = 1 / 0.6;

function customers(random, n) {
  const drawn = Array.from({ length: n }, () => customerOf(random));
  return { orders: drawn.map((c) => c.orders), paid: drawn.map((c) => c.paid) };
}

export function coverage(core, say, within) {
  const { SeededRandom, wilsonInterval, newcombeInterval, ratioInterval } = core;
  const between = (what, value) => within(what, value, 0.94, 0.96);

  for (const n of [30, 100, 1000]) {
    const random = new SeededRandom(1);
    between(
      `Wilson, n = ${n}, shares from 5 to 95%`,
      share(RUNS, () => {
        const p = 0.05 + 0.9 * random.uniform();
        return holds(wilsonInterval(binomial(random, n, p), n), p);
      })
    );
  }
  for (const [n, m] of [
    [30, 30],
    [30, 200],
    [400, 400]
  ]) {
    const random = new SeededRandom(2);
    between(
      `Newcombe, n = ${n} and ${m}, shares from 5 to 95%`,
      share(RUNS, () => {
        const p = 0.05 + 0.9 * random.uniform();
        const q = 0.05 + 0.9 * random.uniform();
        const [x, y] = [binomial(random, n, p), binomial(random, m, q)];
        return holds(newcombeInterval(x, n, y, m), p - q);
      })
    );
  }
  for (const n of [60, 300]) {
    const random = new SeededRandom(3);
    between(
      `Kaplan–Meier band on day 90, n = ${n}, a third of them censored`,
      share(RUNS, () => bandHolds(core, random, n))
    );
  }
  for (const n of [30, 100, 1000]) {
    const random = new SeededRandom(4);
    const orderHeld = share(RUNS, () => {
      const { orders, paid } = customers(random, n);
      return holds(ratioInterval(orders, paid), MEAN_AMOUNT);
    });
    const what = `mean order of a group, ${n} customers, skewed amounts`;
    // So few customers do not tell how unlike they are: said, not judged.
    if (n < 100) say(`  ${what}: ${(100 * orderHeld).toFixed(1)}% (no target)`);
    else between(what, orderHeld);
    between(
      `revenue per customer, ${n} customers, skewed`,
      share(RUNS, () => {
        const { paid } = customers(random, n);
        return holds(ratioInterval(new Array(n).fill(1), paid), MEAN_ORDERS * MEAN_AMOUNT);
      })
    );
  }
}

/** Geometric days to the second order, and days watched from 10 to 300. */
function bandHolds({ survivalCurve, indexOnDay }, random, n) {
  const DAY = 90;
  const MEAN = 130;
  const events = new Uint32Array(1000);
  const censored = new Uint32Array(1000);
  for (let i = 0; i < n; i += 1) {
    const wait = Math.min(999, Math.floor(MEAN * random.exponential()));
    const watched = 10 + Math.floor(290 * random.uniform());
    if (wait <= watched) events[wait] += 1;
    else censored[watched] += 1;
  }
  const curve = survivalCurve(events, censored);
  const at = indexOnDay(curve, DAY);
  const truth = Math.exp(-(DAY + 1) / MEAN);
  const low = curve.low[at];
  const high = curve.high[at];
  return low != null && high != null && low <= truth && truth <= high;
}

/** Customers in groups by lot: nothing differs but by chance. */
export function falseAlarms(core, target, runs) {
  const { SeededRandom, groupsBy, eventEffects, observeOrders, DEFAULT_SETTINGS } = core;
  const random = new SeededRandom(6);
  const settings = { ...DEFAULT_SETTINGS, observationEnd: 20_365, lapseWindowDays: 90 };
  let together = 0;
  let any = 0;
  for (let run = 0; run < runs; run += 1) {
    const labels = [];
    const shop = Array.from({ length: 300 }, () => {
      labels.push(`g${Math.floor(random.uniform() * 6)}`);
      let day = 20_000 + Math.floor(random.uniform() * 365);
      const orders = [];
      do {
        orders.push({ day, amount: amount(random) });
        day += 1 + Math.floor(120 * random.exponential());
      } while (day <= 20_365 && random.uniform() < 0.5);
      return orders;
    });
    const { test, groups } = groupsBy(tableOf(shop, labels), settings, 'customer:Group');
    if (test !== null && test.p < 0.05) together += 1;
    if (groups.some((group) => group.against !== null && group.against.adjustedP < 0.05)) any += 1;
  }
  // Two standard errors of the simulation itself.
  const slack = 2 * Math.sqrt((0.05 * 0.95) / runs);
  const limit = Number((100 * (0.05 + slack)).toFixed(2));
  target(
    `six groups by lot, all at once (log-rank), ${runs} shops`,
    (100 * together) / runs,
    limit,
    '%'
  );
  target(
    `six groups by lot, any one said to differ (Holm), ${runs} shops`,
    (100 * any) / runs,
    limit,
    '%'
  );

  const flagged = new Map();
  const eventRuns = Math.round(runs / 2);
  for (let run = 0; run < eventRuns; run += 1) {
    const shop = burstyShop(random);
    const observed = observeOrders(tableOf(shop), 20_083);
    const event = { id: 'e', kind: 'other', day: 20_000, lastDay: null, text: '' };
    for (const { key, significant } of eventEffects(observed, [event], 30)[0].measures) {
      if (significant) flagged.set(key, (flagged.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of [...flagged].sort()) {
    // Customers who carry over for longer than a week are caught only in part.
    target(
      `an event without effect, ${key}, ${eventRuns} bursty shops`,
      (100 * count) / eventRuns,
      7.5,
      '%'
    );
  }
}

/** Newcomers in bursts by the week, doubled on weekends; half come back, after a month or so. */
function burstyShop(random) {
  const shop = [];
  for (let week = -60; week < 12; week += 1) {
    const rate = 0.5 + random.gamma(2);
    for (let weekday = 0; weekday < 7; weekday += 1) {
      const mean = rate * (weekday > 4 ? 2 : 1);
      for (let t = random.exponential(); t < mean; t += random.exponential()) {
        let day = 20_000 + 7 * week + weekday;
        const orders = [];
        do {
          orders.push({ day, amount: amount(random) });
          day += Math.floor(45 * random.exponential());
        } while (day <= 20_083 && random.uniform() < 0.5);
        shop.push(orders);
      }
    }
  }
  return shop;
}
