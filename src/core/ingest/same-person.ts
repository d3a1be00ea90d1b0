/** Rows of one person under different keys become rows of one customer. */
import type { Intake } from './intake';
import type { FirstRows } from './orders';
import { FIRST_REASON, PROFILE, SALE } from './row-rules';

/**
 * Gives the rows the customer that their key belongs to.
 * @param apply whether the rows are changed, or only counted
 * @param joined takes the rows that another customer takes over
 * @returns customer that each key belongs to; null where each is its own
 */
export function joinPersons(intake: Intake, apply: boolean, joined: FirstRows): Int32Array | null {
  const { links, customers, rows } = intake;
  if (!links.any) return null;
  const hasRows = new Uint8Array(customers.count);
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row] ?? -1;
    if (customer >= 0 && rows.fate[row] !== PROFILE) hasRows[customer] = 1;
  }
  const of = links.resolve(customers, hasRows);
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row] ?? -1;
    if (customer < 0) continue;
    const person = of[customer] ?? customer;
    if (person === customer) continue;
    const fate = rows.fate[row] ?? SALE;
    if (fate < FIRST_REASON && fate !== PROFILE) joined.add(row);
    if (apply) rows.customer[row] = person;
  }
  return apply ? of : null;
}

/** Orders of one id that proved to be one person's become one order. */
export function joinTwins({ orders, rows }: Intake): void {
  const { twins } = orders;
  const headOf = (order: number): number => orders.heads?.[order] ?? order;
  const target = new Map<number, number>();
  // By the first order of an id: the order of each person that has it.
  const persons = new Map<number, Map<number, number>>();
  const customerOf = (order: number): number => rows.customer[headOf(order)] ?? -1;
  for (let i = 0; i < twins.length; i += 2) {
    const first = twins[i] ?? 0;
    const twin = twins[i + 1] ?? 0;
    let known = persons.get(first);
    if (known === undefined) persons.set(first, (known = new Map([[customerOf(first), first]])));
    const customer = customerOf(twin);
    const same = known.get(customer);
    if (same === undefined || customer < 0) known.set(customer, twin);
    else target.set(twin, same);
  }
  if (target.size === 0) return;
  const identity = (): Int32Array => new Int32Array(rows.customer.length).map((_, row) => row);
  orders.heads ??= identity();
  rows.order ??= identity();
  for (let row = 0; row < rows.count; row++) {
    const joined = target.get(rows.order[row] ?? row);
    if (joined !== undefined) rows.order[row] = joined;
  }
  orders.crossesFiles = true;
}
