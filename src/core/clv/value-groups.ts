/** What customers are worth by group, and what it costs to win them. */
import { dimensionColumn } from '../filter/column';
import type { DimensionId } from '../filter/condition';
import { MOST_PERIODS } from '../groups/bands';
import { groupCustomers, NOBODY, OTHER, type Grouping } from '../groups/grouping';
import { Memory } from '../memory';
import { isCustomerSummary, type ShopData } from '../orders/customer-summary';
import type { ObservedOrders } from '../orders/summary';
import type { OnForecastProgress } from '../questions';
import { reportedOrders } from '../reported-orders';
import type { Estimate, ForecastSettings } from '../schema/forecast';
import type { ValueGroup, ValueGroups } from '../schema/value-groups';
import type { Settings } from '../settings';
import type { ReportedDays } from '../time/reported-days';
import { acquisitionReport, newCustomersBy, type NewcomerWorth } from './money/acquisition';
import { changeWithin, times } from './choice/change-ahead';
import { horizonOf, type PresentCustomers } from './ahead';
import { fitNamed } from './models/candidates';
import { MIN_REPEAT_BUYERS } from './models/fit';
import { fittedSelection, type FittedSelection } from './forecast-question';
import { expectedSpend, fitSpend } from './models/gamma-gamma';
import { costsOf, selectionCost } from './money/money';
import { newcomerWorth } from './money/newcomer';
import { rowsOf } from './models/rows';
import type { CustomerForecasts, FittedShop } from './shop-forecast';
import type { Transactions } from './models/transactions';
import { groupIntervals } from './intervals/uncertainty';

/** The last group of all is what is not in one of its own. */
interface Placing {
  /** By group: what tells it from all others of the same fit. */
  keys: string[];
  /** By customer of the table: the group, `groups.length` for other, −1 for nobody. */
  of: Int32Array;
  customers: Uint32Array;
}

/**
 * All customers of the selection by a dimension, read at the first order in
 * it: what they have brought, what is expected of them within the horizon, and
 * what a newcomer of the group is worth against the cost of winning one.
 *
 * What is expected of the present customers rests on the forecast of the whole
 * selection, so that groups add up to it; a newcomer's worth rests on models
 * (MBG/NBD, Gamma-Gamma) fitted to the group alone, since groups differ in how
 * they buy. New customers are those of the days reported.
 * @throws RangeError where the data are a list of customers, have no such
 *   dimension, or no order lies on or before the observation end.
 * @example valueByGroup(table, settings, 'order:Channel', () => undefined).groups[0]?.newcomer
 */
export function valueByGroup(
  data: ShopData,
  settings: Settings,
  dimension: DimensionId,
  onProgress: OnForecastProgress
): ValueGroups {
  if (isCustomerSummary(data)) throw new RangeError('a list of customers has no single orders');
  const { observed, whole, days } = reportedOrders(data, settings);
  const column = dimensionColumn(observed.table, dimension);
  if (column === null) throw new RangeError(`nothing is called ${dimension}`);
  const selection = fittedSelection(data, settings, onProgress);
  const grouping = groupCustomers(observed.table, column, membersOf(observed), settings);
  const placing = placed(dimension, grouping);
  const { asked } = selection;
  const margin = asked.grossMargin;
  const count = grouping.groups.length + 1;
  const ahead = aheadByGroup(selection, placing, asked);
  const revenue = sumBy(placing, count, whole.customerRevenue);
  const won = newcomersOf(observed, days, placing, count);
  const costs = settings.acquisition && costsOf(data, settings, settings.acquisition);

  const groups = grouping.groups.map(({ keep, text }, g): ValueGroup => {
    onProgress({ phase: 'forecasting', step: 'groups', done: g, of: count });
    const worth = groupWorth(selection, placing, g, asked);
    const told = costs?.dimension === dimension && text !== null ? costs.of(text) : null;
    return {
      keep,
      text,
      ...describe(placing.customers[g] ?? 0, revenue[g] ?? 0, margin, ahead?.[g] ?? null),
      newcomer: worth?.clv ?? null,
      acquisition:
        told === null ? null : acquisitionReport(won[g] ?? 0, told * (won[g] ?? 0), told, worth)
    };
  });
  onProgress({ phase: 'forecasting', step: 'groups', done: count, of: count });
  const other = grouping.groups.length;
  const everybody = placing.customers.reduce((sum, customers) => sum + customers, 0);
  const total = revenue.reduce((sum, value) => sum + value, 0);
  const worth = wholeWorth(selection.fitted, asked);
  return {
    dimension,
    forecast: ahead !== null,
    groups,
    other:
      grouping.otherGroups === 0
        ? null
        : {
            keep: null,
            text: null,
            ...describe(
              placing.customers[other] ?? 0,
              revenue[other] ?? 0,
              margin,
              ahead?.[other] ?? null
            ),
            newcomer: groupWorth(selection, placing, other, asked)?.clv ?? null,
            acquisition: null
          },
    all: {
      keep: null,
      text: null,
      ...describe(everybody, total, margin, wholeAhead(selection)),
      newcomer: worth?.clv ?? null,
      acquisition:
        costs &&
        selectionCost(newCustomersBy(observed, days, costs.dimension), settings, costs, worth)
    }
  };
}

/** By customer: 1 with an order up to the observation end. */
function membersOf({ table, ends }: ObservedOrders): Uint8Array {
  return Uint8Array.from(ends, (end, c) => (end > (table.offsets[c] ?? 0) ? 1 : 0));
}

function placed(dimension: DimensionId, { groups, of }: Grouping): Placing {
  const customers = new Uint32Array(groups.length + 1);
  const places = Int32Array.from(of, (group) =>
    group === NOBODY ? -1 : group === OTHER ? groups.length : group
  );
  for (const place of places) if (place >= 0) customers[place] = (customers[place] ?? 0) + 1;
  const keys = groups.map(({ keep }) => JSON.stringify([dimension, keep]));
  return { keys: [...keys, JSON.stringify(keys)], of: places, customers };
}

function sumBy({ of }: Placing, groups: number, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(groups);
  for (let c = 0; c < of.length; c++) {
    const group = of[c] ?? -1;
    if (group >= 0) sums[group] = (sums[group] ?? 0) + (values[c] ?? 0);
  }
  return sums;
}

/** Customers of each group whose first order lies in the days reported. */
function newcomersOf(
  { table }: ObservedOrders,
  { from, to }: ReportedDays,
  placing: Placing,
  groups: number
): Float64Array {
  const isNew = Uint8Array.from(placing.of, (_, c) => {
    const first = table.day[table.offsets[c] ?? 0] ?? 0;
    return first >= from && first <= to ? 1 : 0;
  });
  return sumBy(placing, groups, isNew);
}

/** What lies ahead of the present customers of a group. */
interface GroupAhead {
  pAlive: number | null;
  orders: Estimate | null;
  /** Discounted, times margin. */
  value: Estimate | null;
}

function aheadByGroup(
  { fitted, forecast }: FittedSelection,
  { of, customers }: Placing,
  settings: ForecastSettings
): GroupAhead[] | null {
  if ('state' in fitted || !forecast.customers) return null;
  const { known, rows, forecaster, spendFit } = fitted;
  const groupOf = Int32Array.from(known.customer, (c) => of[c] ?? -1);
  const horizon = horizonOf(settings);
  const count = customers.length;
  const totals = groupIntervals(forecaster, rows, spendFit, known, groupOf, count, horizon);
  const alive = aliveBy(forecast.customers, groupOf, count);
  // As for all of them together: the groups add up to the whole.
  const change = changeWithin(fitted.change, settings.horizonMonths);
  return totals.map(({ orders, spend }, g) => ({
    pAlive: alive[g] ?? null,
    orders: orders && times(orders, change),
    value: spend && times(spend, change * (settings.grossMargin ?? 1))
  }));
}

/** Mean of P(alive) of each group; null where it is empty. */
function aliveBy(
  { pAlive }: CustomerForecasts,
  groupOf: Int32Array,
  groups: number
): (number | null)[] {
  const sums = new Float64Array(groups);
  const counts = new Uint32Array(groups);
  groupOf.forEach((group, i) => {
    if (group < 0) return;
    sums[group] = (sums[group] ?? 0) + (pAlive[i] ?? 0);
    counts[group] = (counts[group] ?? 0) + 1;
  });
  return Array.from(counts, (count, g) => (count === 0 ? null : (sums[g] ?? 0) / count));
}

function wholeAhead({ forecast }: FittedSelection): GroupAhead | null {
  const { report, customers } = forecast;
  if (report.state === 'none' || !customers) return null;
  const { orders, low, high, value, valueLow, valueHigh } = report.total;
  const estimate = (v: number | null, l: number | null, h: number | null): Estimate | null =>
    v === null || l === null || h === null ? null : { value: v, low: l, high: h };
  return {
    pAlive: aliveBy(customers, new Int32Array(customers.pAlive.length), 1)[0] ?? null,
    orders: estimate(orders, low, high),
    value: estimate(value, valueLow, valueHigh)
  };
}

type Described = Omit<ValueGroup, 'keep' | 'text' | 'newcomer' | 'acquisition'>;

function describe(
  customers: number,
  revenue: number,
  margin: number | null,
  ahead: GroupAhead | null
): Described {
  const value = ahead?.value ?? null;
  return {
    customers,
    historicPerCustomer: customers === 0 ? null : (revenue * (margin ?? 1)) / customers,
    pAlive: ahead?.pAlive ?? null,
    expectedOrders: ahead?.orders ?? null,
    expectedValue: value,
    valuePerCustomer: value === null || customers === 0 ? null : times(value, 1 / customers)
  };
}

/** A newcomer of the group, by models of its own; null where too few of them have bought again. */
function groupWorth(
  { fitted }: FittedSelection,
  { keys, of }: Placing,
  group: number,
  settings: ForecastSettings
): NewcomerWorth | null {
  if ('state' in fitted) return null;
  const present = groupFits.recall(fitted, keys[group] ?? '', () => {
    const known = partOf(fitted.known, (c) => of[c] === group);
    return known && fitGroup(known);
  });
  return present && newcomerWorth(present, settings);
}

/** Costs, horizon and margin change no fit; of days there are at most so many groups. */
const groupFits = new Memory<PresentCustomers | null>(2 * MOST_PERIODS);

function wholeWorth(
  fitted: FittedSelection['fitted'],
  settings: ForecastSettings
): NewcomerWorth | null {
  return 'state' in fitted ? null : newcomerWorth(fitted, settings);
}

/** The customers that are wanted; null where too few of them have bought again. */
function partOf(known: Transactions, wanted: (customer: number) => boolean): Transactions | null {
  const places: number[] = [];
  let repeatBuyers = 0;
  known.customer.forEach((c, i) => {
    if (!wanted(c)) return;
    places.push(i);
    if ((known.x[i] ?? 0) > 0) repeatBuyers++;
  });
  if (repeatBuyers < MIN_REPEAT_BUYERS) return null;
  return {
    customer: Uint32Array.from(places, (i) => known.customer[i] ?? 0),
    x: Uint32Array.from(places, (i) => known.x[i] ?? 0),
    txDays: Int32Array.from(places, (i) => known.txDays[i] ?? 0),
    ageDays: Int32Array.from(places, (i) => known.ageDays[i] ?? 0),
    spend: Float64Array.from(places, (i) => known.spend[i] ?? NaN),
    spendOfAll: Float64Array.from(places, (i) => known.spendOfAll[i] ?? NaN),
    logGaps: Float64Array.from(places, (i) => known.logGaps[i] ?? 0)
  };
}

/** One quick model, in which one-time buyers can be gone. */
function fitGroup(known: Transactions): PresentCustomers | null {
  const rows = rowsOf(known);
  const model = fitNamed('MBG/NBD', rows);
  if (!model?.fit.converged) return null;
  const spendFit = fitSpend(known.x, known.spend);
  const forecaster: FittedShop['forecaster'] = {
    name: model.name,
    members: [model],
    alive: model
  };
  const spend = Float64Array.from(
    known.x,
    (x, i) => expectedSpend(spendFit, x, known.spend[i] ?? NaN) ?? NaN
  );
  return { known, rows, forecaster, spendFit, expectedSpend: spend };
}
