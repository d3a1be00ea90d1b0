/** Order tables made without a file, column by column. */

/** Texts one after the other, as the table keeps them. */
function packed(texts) {
  const encoder = new TextEncoder();
  const parts = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = offsets[i] + part.length));
  const bytes = new Uint8Array(offsets[texts.length]);
  parts.forEach((part, i) => bytes.set(part, offsets[i]));
  return { bytes, offsets };
}

/**
 * @param {{ day: number, amount: number }[][]} customers their orders, by day
 * @param {string[] | null} groups a text for each customer
 */
export function tableOf(customers, groups = null) {
  const offsets = new Uint32Array(customers.length + 1);
  customers.forEach((orders, c) => (offsets[c + 1] = offsets[c] + orders.length));
  const orders = customers.flat();
  const values = [...new Set(groups ?? [])].sort();
  return {
    customerCount: customers.length,
    orderCount: orders.length,
    offsets,
    day: Int32Array.from(orders, ({ day }) => day),
    amount: Float64Array.from(orders, ({ amount }) => amount),
    keys: packed(customers.map((_, c) => `c${c}`)),
    adjustments: {
      customer: new Uint32Array(0),
      day: new Int32Array(0),
      amount: new Float64Array(0)
    },
    attributes: groups
      ? [
          {
            name: 'Group',
            role: 'category',
            per: 'customer',
            kind: 'category',
            codes: Uint8Array.from(groups, (text) => values.indexOf(text) + 1),
            values: packed(values)
          }
        ]
      : []
  };
}

/** A shop of three years whose customers come back after gaps of their own, with as many orders as asked for. */
export function shopOf(wanted, { SeededRandom }) {
  const random = new SeededRandom(20240108);
  const firstDay = 18_628; // 2021-01-01
  const span = 1095;
  const customers = [];
  for (let orders = 0; orders < wanted;) {
    let day = firstDay + Math.floor(random.uniform() ** 0.8 * span);
    const gap = 10 + 120 * random.gamma(1);
    const own = [];
    // Many with one order, few with dozens.
    const most = Math.min(1 + Math.floor(6 * random.gamma(0.7)), wanted - orders);
    while (own.length < most && day < firstDay + span) {
      own.push({ day, amount: Math.round(100 * Math.exp(3.4 + 0.6 * random.normal())) / 100 });
      day += Math.floor(gap * random.exponential());
    }
    orders += own.length;
    customers.push(own);
  }
  return tableOf(customers);
}
