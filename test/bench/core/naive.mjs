/**
 * The definitions of the report as one would first write them: an array of
 * orders, a Map of customers, a Set for each period and each cohort. Written
 * to be read, and without needless work: dates are turned into months once a
 * day, and no list is walked twice where once will do.
 */

const monthOf = (day) => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const dayOfMonth = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;

/** @param {{ customer: string, day: number, amount: number }[]} orders in the order of time */
export function naiveReport(orders, lapseWindowDays) {
  const byCustomer = new Map();
  const months = new Map();
  const ordersOfMonth = new Map();
  for (const order of orders) {
    const own = byCustomer.get(order.customer);
    if (own) own.push(order);
    else byCustomer.set(order.customer, [order]);
    let month = months.get(order.day);
    if (month === undefined) months.set(order.day, (month = monthOf(order.day)));
    const inMonth = ordersOfMonth.get(month);
    if (inMonth) inMonth.push(order);
    else ordersOfMonth.set(month, [order]);
  }
  const firstDay = orders[0].day;
  const lastDay = orders.at(-1).day;
  const firstMonth = months.get(firstDay);
  const lastMonth = months.get(lastDay);
  const monthOfFirst = (customer) => months.get(byCustomer.get(customer)[0].day);

  /** Customers active on a day. */
  const activeOn = (day) => {
    const active = new Set();
    for (let month = monthOf(day - lapseWindowDays + 1); month <= monthOf(day); month += 1) {
      for (const order of ordersOfMonth.get(month) ?? []) {
        if (order.day <= day && order.day > day - lapseWindowDays) active.add(order.customer);
      }
    }
    return active;
  };

  const periods = [];
  let atStart = new Set();
  let buyersBefore = new Set();
  let revenueBefore = 0;
  for (let month = firstMonth; month <= lastMonth; month += 1) {
    const end = Math.min(dayOfMonth(month + 1) - 1, lastDay);
    const atEnd = activeOn(end);
    const inMonth = ordersOfMonth.get(month) ?? [];
    const buyers = new Set(inMonth.map((order) => order.customer));
    const fresh = new Set([...atEnd].filter((customer) => monthOfFirst(customer) === month));
    const retained = new Set([...atEnd].filter((customer) => atStart.has(customer)));
    const again = [...buyers].filter((customer) => buyersBefore.has(customer));
    const revenue = inMonth.reduce((sum, order) => sum + order.amount, 0);
    const keptRevenue = inMonth
      .filter((order) => buyersBefore.has(order.customer))
      .reduce((sum, order) => sum + order.amount, 0);
    periods.push({
      customersAtStart: atStart.size,
      customersAtEnd: atEnd.size,
      newCustomers: fresh.size,
      retainedCustomers: retained.size,
      wonBackCustomers: atEnd.size - fresh.size - retained.size,
      buyers: buyers.size,
      buyersAgain: again.length,
      orders: inMonth.length,
      revenue,
      revenueRetention: revenueBefore > 0 ? keptRevenue / revenueBefore : null
    });
    atStart = atEnd;
    buyersBefore = buyers;
    revenueBefore = revenue;
  }

  const members = new Map();
  for (const [customer, [first]] of byCustomer) {
    const month = months.get(first.day);
    if (!members.has(month)) members.set(month, new Set());
    members.get(month).add(customer);
  }
  const cohorts = [];
  for (const [month, cohort] of [...members].sort(([a], [b]) => a - b)) {
    const offsets = lastMonth - month + 1;
    const active = [];
    const counts = [];
    const revenue = [];
    for (let k = 0; k < offsets; k += 1) {
      const own = (ordersOfMonth.get(month + k) ?? []).filter((o) => cohort.has(o.customer));
      active.push(new Set(own.map((order) => order.customer)).size);
      counts.push(own.length);
      revenue.push(own.reduce((sum, order) => sum + order.amount, 0));
    }
    const orderMonths = [...cohort].map((customer) =>
      byCustomer.get(customer).map((order) => months.get(order.day) - month)
    );
    const after = Array.from(
      { length: offsets },
      (_, k) => orderMonths.filter((own) => own.some((at) => at >= k)).length
    );
    const back = Array.from(
      { length: offsets },
      (_, k) => orderMonths.filter((own) => own.length > 1 && own[1] <= k).length
    );
    cohorts.push({
      size: cohort.size,
      active,
      activeOnOrAfter: after,
      returnedBy: back,
      orders: counts,
      revenue
    });
  }
  return { periods, cohorts };
}
