import {
  CUSTOMER_COLUMNS,
  FORECAST_COLUMNS,
  FORECAST_LISTS,
  type CustomerColumn,
  type CustomerList
} from '../../../core/schema/customers';
import { remembered, type Remembered } from '../../../state/browser-storage';
import type { Order } from './book.svelte';

const KEY = 'mandegar-customer-columns';

/** Put away until they are wanted: the others are side by side on a screen of 1,280 pixels. */
const HIDDEN_AT_FIRST: ReadonlySet<CustomerColumn> = new Set<CustomerColumn>([
  'firstOrder',
  'averageOrderValue',
  'expectedOrders',
  'overdueDays'
]);

/** By what a list is best read: the longest overdue are those whose next order was expected first. */
const SORTED_BY: Partial<Record<CustomerList, { sort: CustomerColumn; descending: boolean }>> = {
  leaving: { sort: 'revenue', descending: true },
  'leaving-best': { sort: 'revenue', descending: true },
  overdue: { sort: 'nextOrder', descending: false }
};

const FORECAST_ONLY: ReadonlySet<CustomerColumn | CustomerList> = new Set([
  ...FORECAST_COLUMNS,
  ...FORECAST_LISTS
]);
/** Whether a column or a list has nothing in it without a forecast. */
export const isOfForecast = (what: CustomerColumn | CustomerList): boolean =>
  FORECAST_ONLY.has(what);

/** What is shown of the customers. List and order hold while another view is looked at, columns for good. */
export class CustomersChoice {
  list = $state.raw<CustomerList>('all');
  sort = $state.raw<CustomerColumn>('revenue');
  descending = $state.raw(true);
  #hidden = $state.raw<ReadonlySet<CustomerColumn>>(new Set());
  readonly #memory: Remembered;

  constructor(memory: Remembered = remembered) {
    this.#memory = memory;
    this.#hidden = hiddenIn(memory.get(KEY));
  }

  /** Columns that the user has put away; that of the names always stays. */
  get hidden(): ReadonlySet<CustomerColumn> {
    return this.#hidden;
  }

  /**
   * The order of the rows, with part of a name to look for. Without a forecast
   * what rests on it gives way to all customers, by what they have brought;
   * the choice holds until there is one.
   */
  order(search: string, forecast: boolean): Order {
    const list = forecast || !isOfForecast(this.list) ? this.list : 'all';
    if (!forecast && isOfForecast(this.sort)) {
      return { sort: 'revenue', descending: true, list, search };
    }
    return { sort: this.sort, descending: this.descending, list, search };
  }

  /** A second time by the same column turns the order round. */
  sortBy(column: CustomerColumn): void {
    // Names begin with the first, numbers and days with the largest.
    this.descending = this.sort === column ? !this.descending : column !== 'key';
    this.sort = column;
  }

  choose(list: CustomerList): void {
    this.list = list;
    const by = SORTED_BY[list];
    if (!by) return;
    this.sort = by.sort;
    this.descending = by.descending;
  }

  show(column: CustomerColumn, shown: boolean): void {
    const hidden = new Set(this.#hidden);
    if (shown || column === 'key') hidden.delete(column);
    else hidden.add(column);
    this.#hidden = hidden;
    this.#memory.set(KEY, JSON.stringify([...hidden]));
  }
}

/** @param kept null, and what cannot be read, is no choice yet */
function hiddenIn(kept: string | null): ReadonlySet<CustomerColumn> {
  let value: unknown = null;
  try {
    value = JSON.parse(kept ?? 'null');
  } catch {
    // As if nothing had been kept.
  }
  if (!Array.isArray(value)) return HIDDEN_AT_FIRST;
  const names: unknown[] = value;
  return new Set(CUSTOMER_COLUMNS.filter((column) => column !== 'key' && names.includes(column)));
}

export const customersChoice = new CustomersChoice();
