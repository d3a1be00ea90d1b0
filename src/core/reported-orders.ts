/** Which orders, and which days of them, a report is of. */
import { selectOrders } from './filter/selection';
import { Memory } from './memory';
import type { OrderTable } from './orders/order-table';
import { inPricesOf } from './orders/price-index';
import type { ObservedOrders, OrderSummary } from './orders/summary';
import { observeOrders, summariseOrders } from './orders/summary';
import type { Selection } from './schema/selection';
import type { Settings } from './settings';
import { reportedDays, type ReportedDays } from './time/reported-days';

export interface ReportedOrders {
  /** All orders up to the observation end, whatever the filter. */
  all: OrderSummary;
  /** Those that meet the filter, up to the observation end, with their sums. */
  observed: ObservedOrders;
  whole: OrderSummary;
  /** The days that are reported, with the sums of their orders; `whole` itself where nothing limits them. */
  days: ReportedDays;
  summary: OrderSummary;
  selection: Selection;
}

/** All days and some days of them; a comparison looks at two spans in turn. */
const summaries = new Memory<OrderSummary>(3);

function summaryOf(observed: ObservedOrders, days?: ReportedDays): OrderSummary {
  const { table, observationEnd } = observed;
  const key = days === undefined ? 'all' : `${days.from} ${days.to}`;
  return summaries.recall(table, `${observationEnd} ${key}`, () =>
    summariseOrders(observed, days?.from, days?.to)
  );
}

/**
 * Takes amounts in the prices of the settings, cuts at the observation end, then filters, then looks at the days from–to.
 * Where no order is left, the report is of all orders and all days, and
 * `selection.orders` is 0. The observation end is that of all orders, so that
 * selections can be compared. The table must not change: its sums are remembered.
 * @throws RangeError where there is no order on or before the observation end.
 */
export function reportedOrders(paid: OrderTable, settings: Settings): ReportedOrders {
  const table = inPricesOf(paid, settings.priceIndex);
  const everything = observeOrders(table, settings.observationEnd);
  const { observationEnd } = everything;
  const all = summaryOf(everything);
  const kept = selectOrders(table, settings.filter);
  const observed = kept === table ? everything : selectedOrders(kept, observationEnd);
  const allCounts = { allCustomers: all.customers, allOrders: all.orders };
  if (observed !== null) {
    const days = reportedDays(settings, observationEnd);
    const limited = settings.from !== null || settings.to !== null;
    const whole = observed === everything ? all : summaryOf(observed);
    const summary = limited ? summaryOf(observed, days) : whole;
    if (summary.orders > 0) {
      const { customers, orders } = observed;
      return {
        all,
        observed,
        whole,
        days,
        summary,
        selection: { customers, orders, ...allCounts }
      };
    }
  }
  return {
    all,
    observed: everything,
    whole: all,
    days: { from: -Infinity, to: observationEnd },
    summary: all,
    selection: { customers: 0, orders: 0, ...allCounts }
  };
}

/** The selection up to the observation end; null where it has no order by then. */
function selectedOrders(kept: OrderTable, observationEnd: number): ObservedOrders | null {
  for (let c = 0; c < kept.customerCount; c++) {
    const first = kept.offsets[c] ?? 0;
    if (first < (kept.offsets[c + 1] ?? 0) && (kept.day[first] ?? 0) <= observationEnd) {
      return observeOrders(kept, observationEnd);
    }
  }
  return null;
}
