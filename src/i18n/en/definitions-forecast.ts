import type { ForecastDefinitions, ShareNumbers } from '../definition';
import type { Formatter } from '../formatter';

/** What the numbers of the forecast mean: value, customers, money, members. */
export const forecastDefinitions = (
  _f: Formatter,
  unknown: string,
  _share: (part: string, whole: string, n: ShareNumbers) => string
): ForecastDefinitions => ({
  pAlive: { name: 'pAlive', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  expectedOrders: {
    name: 'expectedOrders',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  expectedValue: {
    name: 'expectedValue',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  customerEquity: {
    name: 'customerEquity',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  newCustomerValue: {
    name: 'newCustomerValue',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  expectedSpend: {
    name: 'expectedSpend',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  forecastInterval: {
    name: 'forecastInterval',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  holdoutError: {
    name: 'holdoutError',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  forecastModel: {
    name: 'forecastModel',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  tracking: { name: 'tracking', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  calibration: {
    name: 'calibration',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  seasonality: {
    name: 'seasonality',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  aliveMap: { name: 'aliveMap', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  nextOrderDate: {
    name: 'nextOrderDate',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  discountRate: {
    name: 'discountRate',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  cac: { name: 'cac', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  clvToCac: { name: 'clvToCac', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  payback: { name: 'payback', plain: '', formula: '', caution: '', withNumbers: () => unknown },
  spendTrend: {
    name: 'spendTrend',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  priceIndex: {
    name: 'priceIndex',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  memberRetention: {
    name: 'memberRetention',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  },
  memberFuture: {
    name: 'memberFuture',
    plain: '',
    formula: '',
    caution: '',
    withNumbers: () => unknown
  }
});
