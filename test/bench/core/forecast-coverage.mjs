/**
 * How often the forecast's 95% intervals hold what customers then do, on small
 * shops that buy and leave exactly as a model says, with Gamma-Gamma amounts.
 * The model is fitted to each shop anew, so that its uncertainty counts.
 */
const CUSTOMERS = 250;
const AHEAD = 26;
/** T of the customers, in weeks. */
const WATCHED = [20, 60];
const SPEND = { p: 4, q: 5, v: 30 };
const RATE = { r: 0.8, alpha: 7 };
const PROCESSES = {
  'BG/NBD': { ...RATE, a: 0.8, b: 2.5 },
  'MBG/NBD': { ...RATE, a: 0.8, b: 2.5 },
  'Pareto/NBD': { ...RATE, s: 0.6, beta: 12 }
};

const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

function livesOf(core, name) {
  const parameters = PROCESSES[name];
  return name === 'Pareto/NBD'
    ? core.paretoLife(parameters)
    : core.betaGeometricLife(parameters, name === 'MBG/NBD');
}

/** A shop as the analysis knows it, and what its customers do and pay afterwards. */
function shopOf(core, name, random) {
  const watch = { customers: CUSTOMERS, from: WATCHED[0], to: WATCHED[1], ahead: AHEAD };
  const { lists, later } = core.simulateLives(livesOf(core, name), watch, random);
  const paid = [];
  const spend = lists.x.map((x, i) => {
    const rate = random.gamma(SPEND.q) / SPEND.v;
    const drawn = (n) => (n > 0 ? random.gamma(SPEND.p * n) / rate : 0);
    paid.push(drawn(later[i]));
    return x > 0 ? drawn(x) / x : NaN;
  });
  const days = (weeks) => Int32Array.from(weeks, (week) => Math.round(7 * week));
  const known = {
    customer: Uint32Array.from(lists.x.keys()),
    x: Uint32Array.from(lists.x),
    txDays: days(lists.tx),
    ageDays: days(lists.T),
    spend: Float64Array.from(spend),
    spendOfAll: Float64Array.from(spend),
    logGaps: new Float64Array(lists.x.length)
  };
  return { lists, known, later, paid };
}

/**
 * Of whole numbers an interval holds more than its share. The companion figure
 * holds each end only as far as it is needed: by lot, with the chance that
 * brings P(below) and P(above) to 2.5% each under the model.
 */
function fairlyHeld(counts, { low, high }, actual, lot) {
  const below = sumOf(counts.slice(0, low));
  const above = Math.max(0, 1 - sumOf(counts.slice(0, high + 1)));
  if (actual < low || actual > high) return false;
  const at = (value) => counts[value] ?? 0;
  const out =
    (actual === low ? Math.max(0, 0.025 - below) / Math.max(1e-12, at(low)) : 0) +
    (actual === high ? Math.max(0, 0.025 - above) / Math.max(1e-12, at(high)) : 0);
  return lot >= out;
}

/**
 * @param within told each share with its target
 * @param each shops of each process
 */
export function forecastCoverage(core, say, within, each) {
  const horizon = { length: AHEAD, discountRate: 0 };
  const customers = { runs: 0, orders: 0, fair: 0, spend: 0 };
  let unfitted = 0;
  const all = { runs: 0, orders: 0, spend: 0, partOrders: 0, partSpend: 0 };
  for (const name of Object.keys(PROCESSES)) {
    const random = new core.SeededRandom(17);
    const held = { runs: 0, orders: 0, spend: 0, partOrders: 0, partSpend: 0 };
    for (let run = 0; run < each; run += 1) {
      const { lists, known, later, paid } = shopOf(core, name, random);
      const rows = core.rowsFromLists(lists);
      const model = core.fitNamed(name, rows);
      // What a parameter that runs away does to a forecast is not known: the page says so.
      if (model?.fit.covarianceOfLogs == null) {
        unfitted += 1;
        continue;
      }
      const forecaster = { name, members: [model], alive: model };
      const spendFit = core.fitSpend(known.x, known.spend);
      // A segment by lot, a third of the customers.
      const groupOf = Int32Array.from(known.x, () => (random.uniform() < 1 / 3 ? 0 : 1));
      const [total] = core.totalIntervals(forecaster, rows, spendFit, known, [horizon]);
      const [part] = core.groupIntervals(forecaster, rows, spendFit, known, groupOf, 2, horizon);
      const ofPart = (values) => sumOf(values.filter((_, i) => groupOf[i] === 0));
      const holds = ({ low, high }, truth) => Number(low <= truth && truth <= high);
      held.runs += 1;
      held.orders += holds(total.orders, sumOf(later));
      held.spend += holds(total.spend, sumOf(paid));
      held.partOrders += holds(part.orders, ofPart(later));
      held.partSpend += holds(part.spend, ofPart(paid));
      // Cells of futures take time to draw: single customers of one shop in five.
      if (run % 5 > 0) continue;
      const expectedSpend = Float64Array.from(known.x, (x, i) =>
        core.expectedSpend(spendFit, x, known.spend[i])
      );
      const futures = new core.CustomerFutures(
        { known, rows, forecaster, spendFit, expectedSpend },
        horizon
      );
      for (let i = 0; i < later.length; i += 1) {
        const { orders, spend } = futures.intervalOf(i);
        customers.runs += 1;
        customers.orders += holds(orders, later[i]);
        customers.spend += holds(spend, paid[i]);
        const counts = model
          .prospect({ x: lists.x[i], tx: lists.tx[i], T: lists.T[i] })
          .counts(AHEAD, orders.high + 1);
        customers.fair += Number(fairlyHeld(counts, orders, later[i], random.uniform()));
      }
    }
    for (const key of Object.keys(all)) all[key] += held[key];
    const share = (key) => `${((100 * held[key]) / held.runs).toFixed(1)}%`;
    // Of a share of 95%: two of these off is chance.
    const error = (100 * Math.sqrt((0.95 * 0.05) / held.runs)).toFixed(1);
    say(
      `  ${name}, ${held.runs} shops (standard error ${error} points): orders ${share('orders')}, spend ${share('spend')}; a third of the customers ${share('partOrders')}, ${share('partSpend')}`
    );
  }
  const between = (what, value) => within(what, value, 0.93, 0.97);
  between(`total orders, ${all.runs} shops of three processes`, all.orders / all.runs);
  between('total spend', all.spend / all.runs);
  between('orders of a third of the customers', all.partOrders / all.runs);
  between('spend of a third of the customers', all.partSpend / all.runs);
  between(
    `orders of single customers, ends by lot, ${customers.runs} customers`,
    customers.fair / customers.runs
  );
  const share = (key) => `${((100 * customers[key]) / customers.runs).toFixed(1)}%`;
  say(
    `  single customers inside their intervals: orders ${share('orders')}, spend ${share('spend')} (most do nothing, and whole numbers hold more than their share: no target)`
  );
  if (unfitted > 0) say(`  left out, with parameters that run away: ${unfitted} shops`);
}
