/**
 * The quick calculator: retention, repeat purchase, lifetime value and the
 * cost of winning against keeping, from a handful of numbers and no file.
 * Each function takes what the user typed so far, unknown parts as null, and
 * returns either the numbers or what is missing or impossible.
 */

export type QuickField =
  | 'start'
  | 'end'
  | 'new'
  | 'customers'
  | 'repeat'
  | 'orderValue'
  | 'ordersPerYear'
  | 'margin'
  | 'retention'
  | 'acquisitionCost'
  | 'newCustomers'
  | 'retentionCost'
  | 'keptCustomers';

/** Why there is no result: a code, and the field to mend. */
export type QuickFault =
  | { code: 'negative'; field: QuickField }
  | { code: 'not-whole'; field: QuickField }
  | { code: 'zero'; field: QuickField }
  | { code: 'above-one'; field: QuickField }
  | { code: 'new-above-end'; field: 'new'; new: number; end: number }
  | { code: 'kept-above-start'; field: 'start'; kept: number; start: number }
  | { code: 'repeat-above-customers'; field: 'repeat'; repeat: number; customers: number }
  | { code: 'kept-for-ever'; field: 'retention' };

export type QuickResult<T> =
  { kind: 'incomplete' } | { kind: 'fault'; fault: QuickFault } | { kind: 'result'; value: T };

type Inputs<K extends QuickField> = Record<K, number | null>;

/** What must hold of a number by itself, before it meets the others. */
type Rule = 'count' | 'positive-count' | 'money' | 'positive' | 'share';

const INCOMPLETE = { kind: 'incomplete' } as const;
const fail = (fault: QuickFault): { kind: 'fault'; fault: QuickFault } => ({
  kind: 'fault',
  fault
});

function faultOf(field: QuickField, value: number, rule: Rule): QuickFault | null {
  if (value < 0) return { code: 'negative', field };
  const counts = rule === 'count' || rule === 'positive-count';
  if (counts && !Number.isInteger(value)) return { code: 'not-whole', field };
  if ((rule === 'positive-count' || rule === 'positive') && value === 0)
    return { code: 'zero', field };
  if (rule === 'share' && value > 1) return { code: 'above-one', field };
  return null;
}

/** The first number that is impossible by itself, among those typed so far. */
function firstFault<K extends QuickField>(
  inputs: Inputs<K>,
  rules: readonly (readonly [K, Rule])[]
): QuickFault | null {
  for (const [field, rule] of rules) {
    const value = inputs[field];
    const fault = value === null ? null : faultOf(field, value, rule);
    if (fault) return fault;
  }
  return null;
}

export interface QuickRetention {
  /** (end − new) / start, in [0, 1]. */
  retentionRate: number;
  /** 1 − retentionRate. */
  churnRate: number;
  /** end − new: customers of the start who are still there. */
  kept: number;
  lost: number;
}

/**
 * Customer retention rate over one period: (end − new) / start.
 * Source: the textbook formula, definitions section 4.
 * @param inputs counts of customers at the start, at the end, and new in between
 * @example quickRetention({ start: 500, end: 540, new: 100 }) → retentionRate 0.88
 */
export function quickRetention(
  inputs: Inputs<'start' | 'end' | 'new'>
): QuickResult<QuickRetention> {
  const fault = firstFault(inputs, [
    ['start', 'positive-count'],
    ['end', 'count'],
    ['new', 'count']
  ]);
  if (fault) return fail(fault);
  const { start, end, new: won } = inputs;
  if (end !== null && won !== null && won > end) {
    return fail({ code: 'new-above-end', field: 'new', new: won, end });
  }
  if (start === null || end === null || won === null) return INCOMPLETE;
  const kept = end - won;
  if (kept > start) return fail({ code: 'kept-above-start', field: 'start', kept, start });
  return {
    kind: 'result',
    value: {
      retentionRate: kept / start,
      churnRate: (start - kept) / start,
      kept,
      lost: start - kept
    }
  };
}

/**
 * Repeat purchase rate: customers with two or more orders / customers.
 * @example quickRepeat({ customers: 2357, repeat: 1152 }) → 0.48876
 */
export function quickRepeat(inputs: Inputs<'customers' | 'repeat'>): QuickResult<number> {
  const fault = firstFault(inputs, [
    ['customers', 'positive-count'],
    ['repeat', 'count']
  ]);
  if (fault) return fail(fault);
  const { customers, repeat } = inputs;
  if (customers === null || repeat === null) return INCOMPLETE;
  if (repeat > customers)
    return fail({ code: 'repeat-above-customers', field: 'repeat', repeat, customers });
  return { kind: 'result', value: repeat / customers };
}

export interface QuickLifetimeValue {
  /** Gross margin over the expected lifetime, in the unit of the order value. */
  value: number;
  /** 1 / (1 − retention), years. */
  lifetimeYears: number;
  /** orderValue × ordersPerYear × margin. */
  marginPerYear: number;
}

/**
 * Simple customer lifetime value: order value × orders a year × gross margin
 * × expected lifetime, lifetime = 1 / yearly churn (definitions section 6).
 * @param inputs margin and yearly retention are shares in [0, 1]
 * @example quickLifetimeValue({ orderValue: 50, ordersPerYear: 4, margin: 0.4, retention: 0.75 }) → 320
 */
export function quickLifetimeValue(
  inputs: Inputs<'orderValue' | 'ordersPerYear' | 'margin' | 'retention'>
): QuickResult<QuickLifetimeValue> {
  const fault = firstFault(inputs, [
    ['orderValue', 'money'],
    ['ordersPerYear', 'money'],
    ['margin', 'share'],
    ['retention', 'share']
  ]);
  if (fault) return fail(fault);
  const { orderValue, ordersPerYear, margin, retention } = inputs;
  if (retention === 1) return fail({ code: 'kept-for-ever', field: 'retention' });
  if (orderValue === null || ordersPerYear === null || margin === null || retention === null) {
    return INCOMPLETE;
  }
  const lifetimeYears = 1 / (1 - retention);
  const marginPerYear = orderValue * ordersPerYear * margin;
  return {
    kind: 'result',
    value: { value: marginPerYear * lifetimeYears, lifetimeYears, marginPerYear }
  };
}

export interface QuickCosts {
  /** Spending on winning customers / customers won. */
  costPerNew: number;
  /** Spending on keeping customers / customers kept. */
  costPerKept: number;
  /** costPerNew / costPerKept; null where keeping cost nothing. */
  ratio: number | null;
}

/**
 * What winning one customer costs against keeping one, over the same period.
 * @example quickCosts({ acquisitionCost: 2000, newCustomers: 100, retentionCost: 880, keptCustomers: 440 }) → ratio 10
 */
export function quickCosts(
  inputs: Inputs<'acquisitionCost' | 'newCustomers' | 'retentionCost' | 'keptCustomers'>
): QuickResult<QuickCosts> {
  const fault = firstFault(inputs, [
    ['acquisitionCost', 'money'],
    ['newCustomers', 'positive-count'],
    ['retentionCost', 'money'],
    ['keptCustomers', 'positive-count']
  ]);
  if (fault) return fail(fault);
  const { acquisitionCost, newCustomers, retentionCost, keptCustomers } = inputs;
  if (
    acquisitionCost === null ||
    newCustomers === null ||
    retentionCost === null ||
    keptCustomers === null
  ) {
    return INCOMPLETE;
  }
  const costPerNew = acquisitionCost / newCustomers;
  const costPerKept = retentionCost / keptCustomers;
  return {
    kind: 'result',
    value: { costPerNew, costPerKept, ratio: costPerKept === 0 ? null : costPerNew / costPerKept }
  };
}
