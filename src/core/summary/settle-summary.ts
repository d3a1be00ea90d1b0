/** From the rows of a list of customers to the summary, and what became of each row. */
import type { DateDecision, OpenOrder } from '../ingest/dates';
import { NO_DATE } from '../ingest/date-parts';
import type { Ledger } from '../ingest/ledger';
import type { LayoutQuestion, PreviewRow, RowCounts, RowIssue } from '../ingest/reading';
import type { RuleEffect } from '../ingest/rules';
import type { CustomerSummary } from '../orders/customer-summary';
import { CustomerRows } from './customer-rows';
import { faultOf, FIGURES, M, ORDERS, REVENUE, T, T_X, X } from './figures';
import type { SummaryBuilder } from './summary-builder';
import { ledgerOf, previewOf, tallyRows } from './summary-ledger';
import { timeUnitOf, timeUnitQuestion, type TimeUnit } from './time-unit';

/** What the whole list comes to. */
export interface SettledSummary {
  summary: CustomerSummary;
  counts: RowCounts;
  issues: RowIssue[];
  preview: PreviewRow[];
  /** Data rows by file. */
  fileRows: number[];
  ledger: Ledger;
  rules: RuleEffect[];
  /** How the days are written, and whether that must be asked; of no meaning where the list has none. */
  dates: DateDecision;
  /** What only the user can decide beside the order of the dates: the end of the list, the unit of t_x and T. */
  questions: LayoutQuestion[];
}

/** Settles what needed all rows. Linear in the rows. */
export function settleSummary(builder: SummaryBuilder): SettledSummary {
  const { rows, form } = builder;
  const dates = decideDates(builder);
  for (let row = 0; row < rows.count; row++) {
    rows.first[row] = builder.dates.resolve(rows.first[row] ?? NO_DATE);
    rows.last[row] = builder.dates.resolve(rows.last[row] ?? NO_DATE);
    if (rows.reason[row] !== null) continue;
    const first = rows.first[row] ?? NO_DATE;
    const last = rows.last[row] ?? NO_DATE;
    const fault = faultOf(form, rows.figures, row * FIGURES, first, last);
    if (fault !== null) builder.refuse(row, fault);
  }
  const customers = joinCustomers(builder);
  const unit = findUnit(builder, customers);
  const summary = columnsOf(builder, customers, unit);
  const questions: LayoutQuestion[] = missingDays(builder, summary, customers);
  if (unit?.ambiguous === true) questions.push(timeUnitQuestion(unit.days, longest(customers)));
  return {
    summary,
    ...tallyRows(builder),
    preview: previewOf(builder),
    fileRows: builder.fileRows,
    ...ledgerOf(builder, customers, summary),
    dates,
    questions
  };
}

/** What has to be asked where the list tells no days: up to when it counts, or which column they are in. */
function missingDays(
  { form, plan }: SummaryBuilder,
  summary: CustomerSummary,
  customers: CustomerRows
): LayoutQuestion[] {
  if (form.firstDay || form.lastDay || plan.observationEnd !== undefined) return [];
  if (summary.age !== null) {
    return [{ kind: 'observation-end', sample: String(longest(customers)) }];
  }
  const taken = new Set([...Object.values(plan.columns), ...plan.keys.map(({ column }) => column)]);
  const candidates = plan.headings.map((_, column) => column).filter((c) => !taken.has(c));
  return [{ kind: 'role', role: 'date', candidates }];
}

/**
 * How the days are written. Where the column alone leaves it open, an order
 * under which last days stand before first ones is none.
 */
function decideDates({ dates, rows, form }: SummaryBuilder): DateDecision {
  const decision = dates.decide();
  if (!decision.ambiguous || !form.firstDay || !form.lastDay) return decision;
  const orders = decision.choices
    .map(({ order }) => order)
    .filter((order): order is OpenOrder => order === 'dmy' || order === 'mdy' || order === 'ymd');
  const reversed = orders.map((order) => {
    let count = 0;
    for (let row = 0; row < rows.count; row++) {
      const first = dates.resolveAs(rows.first[row] ?? NO_DATE, order);
      const last = dates.resolveAs(rows.last[row] ?? NO_DATE, order);
      if (first !== NO_DATE && last !== NO_DATE && last < first) count += 1;
    }
    return count;
  });
  const fewest = Math.min(...reversed);
  const best = orders[reversed.indexOf(fewest)];
  const others = reversed.filter((_, index) => orders[index] !== best);
  const told = others.length > 0 && others.every((count) => count >= 3 && count > 20 * fewest);
  return told && best !== undefined ? dates.settle(best, 'statistics') : decision;
}

/**
 * One row for each customer. A row that repeats another is left out. Rows of
 * one list that spell one customer in two ways add up; but x, t_x, T and m̄
 * cannot be added, and a further file is a later state of the same list.
 */
function joinCustomers(builder: SummaryBuilder): CustomerRows {
  const { rows, form } = builder;
  const first = new Int32Array(builder.customers.count).fill(-1);
  const further = new Map<number, number[]>();
  const addable = !([X, T_X, T, M] as const).some((place) => form.has[place] === true);
  for (let row = 0; row < rows.count; row++) {
    if (rows.reason[row] !== null) continue;
    const customer = rows.customer[row] ?? 0;
    const own = first[customer] ?? -1;
    if (own < 0) {
      first[customer] = row;
      continue;
    }
    const seen = further.get(customer) ?? [];
    const repeats = rows.same(row, own) || seen.some((other) => rows.same(row, other));
    if (repeats && builder.isOn('duplicate-row')) builder.refuse(row, 'duplicate-row');
    else if (!addable || rows.file[row] !== rows.file[own]) {
      builder.refuse(row, 'duplicate-customer');
    } else further.set(customer, [...seen, row]);
  }
  return new CustomerRows(rows, first, further);
}

function findUnit({ plan, form }: SummaryBuilder, customers: CustomerRows): TimeUnit | null {
  if (form.has[T_X] !== true && form.has[T] !== true) return null;
  const values: number[] = [];
  const spanned = { days: 0, units: 0 };
  const dated = form.firstDay && form.lastDay && form.has[T_X] === true;
  for (const customer of customers.used) {
    const tx = customers.figure(customer, T_X);
    const age = customers.figure(customer, T);
    if (tx > 0) values.push(tx);
    if (age > 0) values.push(age);
    if (!dated) continue;
    spanned.days += customers.lastDay(customer) - customers.firstDay(customer);
    spanned.units += tx;
  }
  const headings = [plan.columns.recency, plan.columns.age].map((column) =>
    column === undefined ? '' : (plan.headings[column] ?? '')
  );
  return timeUnitOf(plan.timeUnitDays ?? null, headings, values, spanned);
}

/** The longest time that the list tells, in its unit. */
function longest(customers: CustomerRows): number {
  let most = 0;
  for (const customer of customers.used) {
    const times = [customers.figure(customer, T), customers.figure(customer, T_X)];
    for (const time of times) if (time > most) most = time;
  }
  return most;
}

function columnsOf(
  { form, plan, attributes, customers: { names } }: SummaryBuilder,
  customers: CustomerRows,
  unit: TimeUnit | null
): CustomerSummary {
  const { used } = customers;
  const column = (place: number): Float64Array | null =>
    form.has[place] === true
      ? Float64Array.from(used, (customer) => customers.figure(customer, place))
      : null;
  const frequency = column(X);
  const orders = column(ORDERS);
  const age = column(T);
  const firstDay = form.firstDay ? Int32Array.from(used, (c) => customers.firstDay(c)) : null;
  return {
    customerCount: used.length,
    keys: names.pick(used),
    firstDay,
    lastDay: form.lastDay ? Int32Array.from(used, (c) => customers.lastDay(c)) : null,
    orders: Uint32Array.from(used, (_, i) => orders?.[i] ?? (frequency?.[i] ?? 0) + 1),
    revenue: column(REVENUE) ?? new Float64Array(used.length).fill(Number.NaN),
    frequency,
    recency: column(T_X),
    age,
    monetary: column(M),
    timeUnitDays: unit?.days ?? null,
    observationEnd: plan.observationEnd ?? endOf(firstDay, age, unit),
    attributes: attributes.pick(Int32Array.from(used, (customer) => customers.rowOf(customer)))
  };
}

/** The day that T counts to, where first days are given too. */
function endOf(
  firstDay: Int32Array | null,
  age: Float64Array | null,
  unit: TimeUnit | null
): number | null {
  if (firstDay === null || age === null || unit === null || firstDay.length === 0) return null;
  let end = -Infinity;
  for (let i = 0; i < firstDay.length; i++) {
    end = Math.max(end, (firstDay[i] ?? 0) + Math.round((age[i] ?? 0) * unit.days));
  }
  return end;
}
