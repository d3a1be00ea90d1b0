/** What the definitions of the forecast take: the report holds none of it, so that the views bring their own. */
import type { Report } from '../../core/report-schema';
import type { DefinitionNumbers, ForecastKey } from '../../i18n/definition';

export function forecastNumbers(report: Report): Pick<DefinitionNumbers, ForecastKey> {
  return {
    pAlive: null,
    expectedOrders: null,
    expectedValue: null,
    customerEquity: null,
    newCustomerValue: null,
    expectedSpend: null,
    forecastInterval: null,
    holdoutError: null,
    forecastModel: null,
    tracking: null,
    calibration: null,
    seasonality: null,
    aliveMap: null,
    nextOrderDate: null,
    cac: null,
    clvToCac: null,
    payback: null,
    spendTrend: null,
    priceIndex: null,
    memberRetention: null,
    memberFuture: null,
    discountRate: { yearly: report.settings.annualDiscountRate }
  };
}
