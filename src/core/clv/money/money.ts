/** What the forecast is worth in money: costs of winning customers, and how spending changes. */
import { isCustomerSummary, type ShopData } from '../../orders/customer-summary';
import type { OrderTable } from '../../orders/order-table';
import { inPricesOf } from '../../orders/price-index';
import { observeOrders } from '../../orders/summary';
import { reportedOrders } from '../../reported-orders';
import type { AcquisitionReport, MoneyReport } from '../../schema/forecast';
import type { AcquisitionCosts, Settings } from '../../settings';
import { reportedDays } from '../../time/reported-days';
import {
  acquisitionReport,
  costOfAll,
  customerCosts,
  newCustomersBy,
  type CustomerCosts,
  type CustomersByValue,
  type NewcomerWorth
} from './acquisition';
import { spendTrend } from './spend-trend';

/**
 * Acquisition and the trend of spending in the selection of the settings. Of a
 * list of customers all are new, and there is no trend: it has no single orders.
 * @param data as they were paid
 * @param worth of a newcomer; null where it cannot be forecast
 * @throws RangeError where no order lies on or before the observation end.
 */
export function moneyOf(
  data: ShopData,
  settings: Settings,
  worth: NewcomerWorth | null
): Pick<MoneyReport, 'acquisition' | 'spendTrend'> {
  const { acquisition } = settings;
  if (isCustomerSummary(data)) {
    const everyone = new Map([['', data.customerCount]]);
    const told = acquisition?.dimension === null ? acquisition : null;
    return {
      acquisition:
        told &&
        selectionCost(everyone, { ...settings, filter: [] }, customerCosts(told, everyone), worth),
      spendTrend: null
    };
  }
  const { observed, days } = reportedOrders(data, settings);
  const costs = acquisition && costsOf(data, settings, acquisition);
  return {
    acquisition:
      costs &&
      selectionCost(newCustomersBy(observed, days, costs.dimension), settings, costs, worth),
    spendTrend: spendTrend(observed, settings)
  };
}

/** The costs of one customer, shared by the new customers of the whole shop. */
export function costsOf(
  table: OrderTable,
  settings: Settings,
  acquisition: AcquisitionCosts
): CustomerCosts {
  const everyone = observeOrders(inPricesOf(table, settings.priceIndex), settings.observationEnd);
  const days = reportedDays(settings, everyone.observationEnd);
  return customerCosts(acquisition, newCustomersBy(everyone, days, acquisition.dimension));
}

/**
 * Cost against worth of all new customers of a selection.
 * @param won its new customers, by the dimension of the costs
 * @returns null where the cost of any of them is not told
 */
export function selectionCost(
  won: CustomersByValue,
  { filter }: Pick<Settings, 'filter'>,
  costs: CustomerCosts,
  worth: NewcomerWorth | null
): AcquisitionReport | null {
  const cost = costOfAll(costs, won);
  if (cost === null) return null;
  const newCustomers = [...won.values()].reduce((sum, customers) => sum + customers, 0);
  // Money that brought nobody is of the whole shop, not of a part of its customers.
  const wasted = filter.length === 0 ? costs.wasted : 0;
  const each = costs.dimension === null ? costs.of('') : null;
  return acquisitionReport(newCustomers, cost + wasted, each, worth);
}
