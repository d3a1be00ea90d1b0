/** How long the forecast takes: all of it for CDNOW, and its parts for 250,000 customers. */
import { existsSync, readFileSync } from 'node:fs';
import { tableOf } from './make-table.mjs';

const CDNOW = new URL('../../../../shared/data/cdnow_sample.csv', import.meta.url);
const CUSTOMERS = 250_000;
const FIRST_DAY = 19_000;
const SPAN = 1095;
const END = FIRST_DAY + SPAN;
/** A year ahead, discounted by 10% a year. */
const YEAR = { horizonMonths: 12, annualDiscountRate: 0.1, grossMargin: null };
const AHEAD = { length: 52, discountRate: 0 };
const DISCOUNTED = { length: Infinity, discountRate: Math.log(1.1) / 52.1775 };

/** Processor time of the median of five runs, the code warm: whatever else the machine does hardly counts. */
function medianMs(run, times = 5) {
  run();
  const all = Array.from({ length: times }, () => {
    const begun = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  return all.sort((a, b) => a - b)[times >> 1];
}

/** Buys at random while alive, may leave after each order: what BG/NBD and MBG/NBD are made for. */
function bigShop({ SeededRandom }) {
  const random = new SeededRandom(20_250_101);
  const customers = Array.from({ length: CUSTOMERS }, () => {
    const rate = random.gamma(0.6) / 45;
    const leaves = random.beta(0.8, 2.5);
    const level = Math.exp(3.4 + 0.5 * random.normal());
    const own = [];
    for (let day = FIRST_DAY + Math.floor(random.uniform() * (SPAN + 1)); day <= END;) {
      own.push({ day, amount: level * Math.exp(0.3 * random.normal()) });
      if (random.uniform() < leaves) break;
      day += Math.max(1, Math.round(random.exponential() / rate));
    }
    return own;
  });
  return tableOf(customers);
}

function cdnow({ orderTableFromRecords, isoToDay }) {
  const lines = readFileSync(CDNOW, 'utf8').trim().split(/\r?\n/).slice(1);
  return orderTableFromRecords(
    lines.map((line) => {
      const [customer, date, , amount] = line.split(',');
      return { customer, day: isoToDay(date), amount: Number(amount) };
    })
  );
}

export function forecastSpeed(core, say, target) {
  const { fitShop, forecastFrom, isoToDay } = core;
  if (existsSync(CDNOW)) {
    const table = cdnow(core);
    const end = isoToDay('1998-06-30');
    const ms = medianMs(() => forecastFrom(fitShop(table, end), YEAR), 9);
    target(
      'CDNOW, 2,357 customers: fits, holdouts, intervals, curves, map and values of all',
      ms,
      300,
      ' ms'
    );
  } else {
    say('  CDNOW is not there: ../shared/data/cdnow_sample.csv. Its time is not measured.');
  }

  const table = bigShop(core);
  const known = core.transactionsOf(table, END);
  const rows = core.rowsOf(known);
  const orders = table.orderCount.toLocaleString('en');
  say(
    `  250,000 customers, ${orders} orders, ${rows.count.toLocaleString('en')} different histories`
  );
  target(
    'histories of all customers in rows',
    medianMs(() => core.rowsOf(core.transactionsOf(table, END))),
    350,
    ' ms'
  );
  for (const [name, limit] of [
    ['BG/NBD', 350],
    ['MBG/NBD', 350],
    ['Pareto/NBD', 3000]
  ]) {
    let model = null;
    const fit = medianMs(() => (model = core.fitNamed(name, rows)));
    target(`${name}, fit from afar with standard errors`, fit, limit, ' ms');
    const all = medianMs(() => {
      model.forecast(rows, AHEAD);
      model.forecast(rows, DISCOUNTED);
    });
    target(`${name}, P(alive), orders of a year and lifetime value of all`, all, 1000, ' ms');
  }
  const shop = fitShop(table, END);
  if ('state' in shop) throw new Error(`no forecast: ${shop.reason}`);
  const { forecaster, spendFit } = shop;
  const horizons = [3, 6, 12, 24, 36].map((months) => ({
    length: (months * 30.436875) / 7,
    discountRate: 0
  }));
  const totals = medianMs(
    () => core.totalIntervals(forecaster, rows, spendFit, known, [...horizons, DISCOUNTED]),
    3
  );
  target(`intervals of all totals, by ${forecaster.name}`, totals, 5000, ' ms');
  const spend = Float64Array.from(
    known.x,
    (x, i) => core.expectedSpend(spendFit, x, known.spend[i] ?? NaN) ?? NaN
  );
  const models = ['BG/NBD', 'MBG/NBD', 'Pareto/NBD'].map((name) => core.fitNamed(name, rows));
  for (const members of [models.slice(0, 1), models]) {
    const by = { name: members[0].name, members, alive: members[0] };
    const present = { known, rows, forecaster: by, spendFit, expectedSpend: spend };
    const each = medianMs(() => {
      const futures = new core.CustomerFutures(present, { ...DISCOUNTED, length: 52 });
      for (let i = 0; i < CUSTOMERS; i++) futures.intervalOf(i);
    }, 3);
    const who = members.length > 1 ? `the mean of ${members.length} models` : by.name;
    target(`intervals of every single customer, a year, by ${who}`, each, 5000, ' ms');
  }
  const whole = medianMs(() => forecastFrom(fitShop(table, END), YEAR), 1);
  say(`  the whole answer, holdouts and all: ${(whole / 1000).toFixed(1)} s`);
}
