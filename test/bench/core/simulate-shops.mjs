/**
 * Shops of five kinds, drawn customer by customer from a seed. None of them is
 * what a model of the app takes a shop to be, except that single customers of
 * the regular one are.
 */
const FIRST_DAY = 17_897; // 1 January 2019
const YEAR = 365;

/** Factors of the Gregorian months in the seasonal shop: presents in winter. */
const SEASON = [0.8, 0.75, 0.85, 0.9, 0.9, 0.85, 0.8, 0.8, 0.95, 1.05, 1.45, 1.95];
const monthOf = (day) => new Date(day * 86_400_000).getUTCMonth();

/**
 * By kind: how a customer is drawn. `rate` of orders a day; `stages` of an
 * Erlang distribution of the gaps; `leaves` after so many days or `share` of
 * orders after each of which the customer goes; `pace` by which the rate is
 * multiplied on a day (day number, days since the shop began), never above
 * `fastest`; `growth` of the number of newcomers a year.
 */
export const KINDS = {
  regular: {
    growth: 1,
    draw: (random) => ({ rate: random.gamma(3) / 90, stages: 4, share: random.beta(1, 6) })
  },
  seasonal: {
    growth: 1,
    fastest: 2,
    pace: (day) => SEASON[monthOf(day)],
    draw: (random) => ({
      rate: random.gamma(0.8) / 50,
      leaves: random.exponential() / (random.gamma(0.9) / 250)
    })
  },
  // Rates and lives are lognormal: a few customers buy a hundred times as often as most.
  'heavy-tailed': {
    growth: 1,
    draw: (random) => ({
      rate: Math.exp(-4.4 + 1.3 * random.normal()),
      leaves: Math.exp(5 + 1.8 * random.normal())
    })
  },
  // Twice the newcomers each year, each keener than those before, and all of them keener by the year.
  growing: {
    growth: 2,
    fastest: 2.5,
    pace: (_, since) => Math.min(2.5, 1.15 ** (since / YEAR)),
    draw: (random, first) => ({
      rate: (random.gamma(0.7) / 45) * 1.2 ** (first / YEAR),
      leaves: random.exponential() / (random.gamma(0.8) / 200)
    })
  },
  // Half the newcomers each year, and all buy less by the year.
  dying: {
    growth: 0.5,
    fastest: 1,
    pace: (_, since) => 0.85 ** (since / YEAR),
    draw: (random) => ({
      rate: random.gamma(0.8) / 40,
      leaves: random.exponential() / (random.gamma(1) / 220)
    })
  }
};

/** Days of one customer's orders up to `until` days after the shop began, the first included. */
function lifeOf(random, kind, customer, { start, first, until }) {
  const { rate, stages = 1, leaves = Infinity, share = 0 } = customer;
  const { pace = () => 1, fastest = 1 } = kind;
  const days = [first];
  let time = first + 0.5;
  while (random.uniform() >= share) {
    // A process at the highest pace, thinned.
    do {
      let gap = 0;
      for (let stage = 0; stage < stages; stage += 1) gap += random.exponential();
      time += gap / (stages * rate * fastest);
      if (time >= Math.min(until, first + leaves)) return days;
    } while (random.uniform() * fastest >= pace(start + Math.floor(time), time));
    days.push(Math.floor(time));
  }
  return days;
}

/**
 * @param {{ customers: number, known: number, ahead: number }} size `known` days up to the
 *   forecast, in which all customers first buy, and `ahead` days after it
 * @returns the orders of all these days, and the last day known
 */
export function simulateShop(core, name, seed, { customers, known, ahead }) {
  const random = new core.SeededRandom(seed);
  const kind = KINDS[name];
  const start = FIRST_DAY + Math.floor(random.uniform() * YEAR);
  const pull = Math.log(kind.growth) / YEAR;
  const records = [];
  for (let i = 0; i < customers; i += 1) {
    const u = random.uniform();
    const first = Math.floor(
      pull === 0 ? u * known : Math.log1p(u * Math.expm1(pull * known)) / pull
    );
    const customer = kind.draw(random, first);
    for (const day of lifeOf(random, kind, customer, { start, first, until: known + ahead })) {
      records.push({ customer: `c${i}`, day: start + day, amount: 10 });
    }
  }
  return { table: core.orderTableFromRecords(records), end: start + known - 1 };
}
