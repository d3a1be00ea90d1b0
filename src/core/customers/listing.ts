/** Which customers are listed, and in which order. */
import { LIKELY_ALIVE } from '../clv/alive-total';
import { foldWord, toAsciiDigits } from '../ingest/normalise';
import { Memory } from '../memory';
import { unpackStrings } from '../orders/packed-strings';
import {
  CUSTOMER_LISTS,
  type FORECAST_LISTS,
  type CustomerColumn,
  type CustomerList,
  type CustomersPage,
  type CustomersQuestion
} from '../schema/customers';
import { sortedIndices } from './ascending';
import type { CustomerBook } from './book';
import type { KnownCustomers } from './known';
import { nameRanks } from './name-ranks';

/** The part of the customers with the greatest revenue. */
const BEST = 0.2;

/** Entries that a list and a search keep, in order. */
export interface Listing {
  entries: Uint32Array;
  totals: CustomersPage['totals'];
}

// A page that scrolls asks for the same listing again and again.
const listings = new Memory<Listing>(3);
const totals = new Memory<Listing['totals']>(3);
// By what they are made of: another horizon changes neither names nor what has been.
const orders = new Memory<Uint32Array>(4);
const members = new Memory<Uint8Array>(CUSTOMER_LISTS.length);
const counts = new Memory<CustomersPage['lists']>(1);
const folded = new Memory<string[]>(1);
const ranks = new Memory<Float64Array>(1);

/** The customers that the list and the search keep, sorted; the last listings of a book are remembered. */
export function listingOf(book: CustomerBook, question: CustomersQuestion): Listing {
  const { sort, descending, list, search } = question;
  const wanted = fold(search.trim());
  const key = JSON.stringify([sort, descending, list, wanted]);
  return listings.recall(book, key, () => {
    const sorted = sortedBy(book, sort, descending);
    const kept = keptOf(book, list, wanted);
    return {
      entries: kept ? sorted.filter((entry) => kept[entry] === 1) : sorted,
      totals: totals.recall(book, JSON.stringify([list, wanted]), () => totalsOf(book, kept))
    };
  });
}

/** 1 for each entry that a list and a search keep; null for all. */
function keptOf(book: CustomerBook, list: CustomerList, wanted: string): Uint8Array | null {
  const inList = list === 'all' ? null : membersOf(book, list);
  if (wanted === '') return inList;
  const names = namesOf(book.known);
  return marked(
    book.known.count,
    (entry) => (!inList || inList[entry] === 1) && names[entry]?.includes(wanted) === true
  );
}

/** How many customers each list holds. */
export function listCounts(book: CustomerBook): CustomersPage['lists'] {
  return counts.recall(book, '', () => {
    const size = (list: Exclude<CustomerList, 'all'>): number =>
      membersOf(book, list).reduce((sum, member) => sum + member, 0);
    const likely = (list: (typeof FORECAST_LISTS)[number]): number | null =>
      book.expected ? size(list) : null;
    return {
      all: book.known.count,
      once: size('once'),
      repeat: size('repeat'),
      active: likely('active'),
      leaving: likely('leaving'),
      'leaving-best': likely('leaving-best'),
      overdue: likely('overdue')
    };
  });
}

/** 1 for each entry that is in the list. What is not known (NaN) puts nobody in one. */
function membersOf(book: CustomerBook, list: Exclude<CustomerList, 'all'>): Uint8Array {
  return members.recall(book, list, () => {
    const { count, orders, revenue } = book.known;
    if (list === 'once') return marked(count, (i) => orders[i] === 1);
    if (list === 'repeat') return marked(count, (i) => (orders[i] ?? 0) > 1);
    if (!book.expected) return new Uint8Array(count);
    const { pAlive, overdueDays } = book.expected;
    const best = list === 'leaving-best' ? bestRevenue(revenue) : 0;
    const tests: Record<typeof list, (i: number) => boolean> = {
      active: (i) => (pAlive[i] ?? NaN) >= LIKELY_ALIVE,
      leaving: (i) => (pAlive[i] ?? NaN) < LIKELY_ALIVE,
      'leaving-best': (i) => (pAlive[i] ?? NaN) < LIKELY_ALIVE && (revenue[i] ?? NaN) >= best,
      overdue: (i) => (overdueDays[i] ?? NaN) > 0
    };
    return marked(count, tests[list]);
  });
}

/** 1 for each entry of which it is so. */
function marked(count: number, isSo: (entry: number) => boolean): Uint8Array {
  const marks = new Uint8Array(count);
  for (let i = 0; i < count; i++) if (isSo(i)) marks[i] = 1;
  return marks;
}

/** The revenue that the best fifth of the customers have or exceed, those with an equal one included. */
function bestRevenue(revenue: Float64Array): number {
  const sorted = revenue.filter((value) => value > 0).sort();
  return sorted[sorted.length - Math.ceil(BEST * sorted.length)] ?? Infinity;
}

/** What is not known (NaN) adds nothing. In the order of the book: it is the same however the list is sorted. */
function totalsOf(
  { known, expected, asked }: CustomerBook,
  kept: Uint8Array | null
): CustomersPage['totals'] {
  const sum = (values: Float64Array): number => {
    let total = 0;
    for (let entry = 0; entry < values.length; entry++) {
      const value = values[entry] ?? NaN;
      if ((kept === null || kept[entry] === 1) && !Number.isNaN(value)) total += value;
    }
    return total;
  };
  const spent = expected !== null && expected.forecasts.spendFit.populationMean !== null;
  return {
    orders: sum(known.orders),
    revenue: sum(known.revenue),
    expectedOrders:
      expected === null || asked.horizonMonths === null ? null : sum(expected.expectedOrders),
    expectedValue: spent ? sum(expected.expectedValue) : null
  };
}

/**
 * All entries in the order of a column. What is not known comes last whether
 * ascending or descending, and equals keep the order of the book.
 */
function sortedBy(
  { known, expected }: CustomerBook,
  sort: CustomerColumn,
  descending: boolean
): Uint32Array {
  const by = (owner: object, values: () => Float64Array): Uint32Array =>
    orders.recall(owner, `${sort} ${descending}`, () => sortedIndices(values(), descending));
  switch (sort) {
    case 'key':
      return by(known, () => ranks.recall(known, '', () => nameRanks(namesOf(known))));
    case 'firstOrder':
      return by(known, () => known.first);
    case 'lastOrder':
      return by(known, () => known.last);
    case 'averageOrderValue':
      return by(known, () => known.revenue.map((value, i) => value / (known.orders[i] ?? NaN)));
    case 'orders':
    case 'revenue':
      return by(known, () => known[sort]);
    default:
      // Where nothing is expected all are equal.
      return expected
        ? by(expected, () => expected[sort])
        : Uint32Array.from(known.customer.keys());
  }
}

/** Names as they are searched and sorted: any case, any digits, Arabic and Persian letters alike. */
function namesOf(known: KnownCustomers): string[] {
  return folded.recall(known, '', () => {
    const all = unpackStrings(known.source.keys);
    return Array.from(known.customer, (customer) => fold(all[customer] ?? ''));
  });
}

const fold = (text: string): string => foldWord(toAsciiDigits(text));
