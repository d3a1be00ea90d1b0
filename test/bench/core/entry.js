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
