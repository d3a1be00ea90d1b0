/** The parts of the core that the bench runs in Node. */
export { analyse } from '../../../src/core/report';
export { DEFAULT_SETTINGS } from '../../../src/core/settings';
export { observeOrders, summariseOrders } from '../../../src/core/orders/summary';
export { tallyOrders } from '../../../src/core/retention/tally';
export { periodRows } from '../../../src/core/retention/periods';
export { cohortTables } from '../../../src/core/retention/cohorts';
export { survivalCurve, indexOnDay } from '../../../src/core/retention/survival';
export { periodTable } from '../../../src/core/time/periods';
export { groupsBy } from '../../../src/core/groups/groups';
export { eventEffects } from '../../../src/core/events/event-effects';
export { newcombeInterval, wilsonInterval } from '../../../src/core/math/intervals';
export { ratioInterval } from '../../../src/core/math/mean-interval';
export { SeededRandom } from '../../../src/core/math/random';
export { fitNamed } from '../../../src/core/clv/models/candidates';
export { changeWithin } from '../../../src/core/clv/choice/change-ahead';
export { forecastRows } from '../../../src/core/clv/models/forecaster';
export { naiveRate } from '../../../src/core/clv/choice/naive-rate';
export { rowsFromLists, rowsOf } from '../../../src/core/clv/models/rows';
export { fitShop, forecastFrom } from '../../../src/core/clv/shop-forecast';
export { transactionsBetween, transactionsOf } from '../../../src/core/clv/models/transactions';
export { groupIntervals, totalIntervals } from '../../../src/core/clv/intervals/uncertainty';
export { orderTableFromRecords } from '../../../src/core/orders/build-table';
export { isoToDay } from '../../../src/core/time/calendar';
export { expectedSpend, fitSpend } from '../../../src/core/clv/models/gamma-gamma';
export { CustomerFutures } from '../../../src/core/clv/intervals/customer-futures';
export {
  betaGeometricLife,
  paretoLife,
  simulateShop as simulateLives
} from '../../core/clv/simulate';
