/** The columnar computation against the naive one: the same numbers, and how long each takes. */
import { naiveReport } from './naive.mjs';
import { shopOf } from './make-table.mjs';

const WINDOW = 90;

function ordersOf(table) {
  const orders = [];
  for (let c = 0; c < table.customerCount; c += 1) {
    const customer = `c${c}`;
    for (let i = table.offsets[c]; i < table.offsets[c + 1]; i += 1) {
      orders.push({ customer, day: table.day[i], amount: table.amount[i] });
    }
  }
  return orders.sort((a, b) => a.day - b.day);
}

/** Just what the naive one computes: periods and cohorts. */
function columnar(core, table) {
  const observed = core.observeOrders(table, null);
  const span = core.periodTable(core.DEFAULT_SETTINGS, observed.firstDay, observed.observationEnd);
  const tally = core.tallyOrders(observed, span, true);
  const periods = core.periodRows(observed, tally, WINDOW);
  const days = { from: -Infinity, to: observed.observationEnd };
  return { periods, cohorts: core.cohortTables(observed, tally, days, false).rows };
}

function mustBeAlike(naive, fast, where) {
  for (const [key, value] of Object.entries(naive)) {
    const other = fast[key];
    const values = Array.isArray(value) ? value : [value];
    const others = Array.isArray(value) ? other : [other];
    values.forEach((one, k) => {
      const two = others[k];
      // Sums of a million amounts in another order.
      const alike =
        one === two || Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(two));
      if (!alike) throw new Error(`${where}, ${key}[${k}]: naive ${one}, columnar ${two}`);
    });
  }
}

/** Processor time, so that whatever else runs on the machine does not count. */
const time = (run) => {
  const begun = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(begun);
  return { ms: (user + system) / 1000, result };
};

export function sideBySide(core, say, target, sizes) {
  for (const wanted of sizes) {
    const table = shopOf(wanted, core);
    const orders = ordersOf(table);
    const naive = time(() => naiveReport(orders, WINDOW));
    columnar(core, table);
    const runs = Array.from({ length: 5 }, () => time(() => columnar(core, table)));
    const fast = runs.sort((a, b) => a.ms - b.ms)[2];
    if (naive.result.periods.length !== fast.result.periods.length) throw new Error('periods');
    if (naive.result.cohorts.length !== fast.result.cohorts.length) throw new Error('cohorts');
    naive.result.periods.forEach((row, p) =>
      mustBeAlike(row, fast.result.periods[p], `period ${p}`)
    );
    naive.result.cohorts.forEach((row, c) =>
      mustBeAlike(row, fast.result.cohorts[c], `cohort ${c}`)
    );
    const count = table.orderCount.toLocaleString('en');
    say(
      `  ${count} orders, same numbers: naive ${naive.ms.toFixed(0)} ms, columnar ${fast.ms.toFixed(1)} ms, ${(naive.ms / fast.ms).toFixed(0)} × faster`
    );
    if (wanted >= 1_000_000)
      target(`columnar ÷ naive at ${count} orders`, fast.ms / naive.ms, 0.05, '');
  }
}
