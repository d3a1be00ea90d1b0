import {
  CUSTOMER_COLUMNS,
  type CustomerColumn,
  type CustomerList
} from '../../../core/schema/customers';
import { remembered, type Remembered } from '../../../state/browser-storage';
import type { Order } from './book.svelte';

const KEY = 'mandegar-customer-columns';

/** By what a list is best read. */
const SORTED_BY: Partial<Record<CustomerList, CustomerColumn>> = {
  leaving: 'revenue',
  'leaving-best': 'revenue',
  overdue: 'overdueDays'
};

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

  /** The order of the rows, with part of a name to look for. */
  order(search: string): Order {
    return { sort: this.sort, descending: this.descending, list: this.list, search };
  }

  /** A second time by the same column turns the order round. */
  sortBy(column: CustomerColumn): void {
    // Names begin with the first, numbers and days with the largest.
    this.descending = this.sort === column ? !this.descending : column !== 'key';
    this.sort = column;
  }

  choose(list: CustomerList): void {
    this.list = list;
    const column = SORTED_BY[list];
    if (!column) return;
    this.sort = column;
    this.descending = true;
  }

  show(column: CustomerColumn, shown: boolean): void {
    const hidden = new Set(this.#hidden);
    if (shown || column === 'key') hidden.delete(column);
    else hidden.add(column);
    this.#hidden = hidden;
    this.#memory.set(KEY, JSON.stringify([...hidden]));
  }
}

function hiddenIn(kept: string | null): ReadonlySet<CustomerColumn> {
  let value: unknown;
  try {
    value = JSON.parse(kept ?? '[]');
  } catch {
    return new Set();
  }
  const names: unknown[] = Array.isArray(value) ? value : [];
  return new Set(CUSTOMER_COLUMNS.filter((column) => column !== 'key' && names.includes(column)));
}

export const customersChoice = new CustomersChoice();
