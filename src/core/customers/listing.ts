/** Which customers are listed, and in which order. */
import { foldWord, toAsciiDigits } from '../ingest/normalise';
import { Memory } from '../memory';
import {
  CUSTOMER_LISTS,
  type CustomerColumn,
  type CustomerList,
  type CustomersPage,
  type CustomersQuestion
} from '../schema/customers';
import { keyOf, type CustomerBook } from './book';

/** P(alive) from which a customer counts as active. */
const ACTIVE = 0.5;
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
const orders = new Memory<Uint32Array>(4);
const members = new Memory<Uint8Array>(CUSTOMER_LISTS.length);
const counts = new Memory<Record<CustomerList, number>>(1);
const folded = new Memory<string[]>(1);

/** The customers that the list and the search keep, sorted; the last listings of a book are remembered. */
export function listingOf(book: CustomerBook, question: CustomersQuestion): Listing {
  const { sort, descending, list, search } = question;
  const wanted = fold(search.trim());
  const key = JSON.stringify([sort, descending, list, wanted]);
  return listings.recall(book, key, () => {
    const sorted = orders.recall(book, `${sort} ${descending}`, () =>
      sortedBy(book, sort, descending)
    );
    const inList = list === 'all' ? null : membersOf(book, list);
    const names = wanted === '' ? null : namesOf(book);
    const isKept = (entry: number): boolean =>
      (!inList || inList[entry] === 1) && (!names || names[entry]?.includes(wanted) === true);
    return {
      entries: inList || names ? sorted.filter(isKept) : sorted,
      totals: totals.recall(book, JSON.stringify([list, wanted]), () => totalsOf(book, isKept))
    };
  });
}

/** How many customers each list holds. */
export function listCounts(book: CustomerBook): Record<CustomerList, number> {
  return counts.recall(book, '', () => {
    const size = (list: CustomerList): number =>
      list === 'all' ? book.count : membersOf(book, list).reduce((sum, member) => sum + member, 0);
    return {
      all: size('all'),
      once: size('once'),
      repeat: size('repeat'),
      active: size('active'),
      leaving: size('leaving'),
      'leaving-best': size('leaving-best'),
      overdue: size('overdue')
    };
  });
}

/** 1 for each entry that is in the list. What is not known (NaN) puts nobody in one. */
function membersOf(book: CustomerBook, list: Exclude<CustomerList, 'all'>): Uint8Array {
  return members.recall(book, list, () => {
    const { count, pAlive, revenue, overdueDays } = book;
    const best = list === 'leaving-best' ? bestRevenue(revenue) : 0;
    const tests: Record<typeof list, (i: number) => boolean> = {
      once: (i) => book.orders[i] === 1,
      repeat: (i) => (book.orders[i] ?? 0) > 1,
      active: (i) => (pAlive[i] ?? NaN) >= ACTIVE,
      leaving: (i) => (pAlive[i] ?? NaN) < ACTIVE,
      'leaving-best': (i) => (pAlive[i] ?? NaN) < ACTIVE && (revenue[i] ?? NaN) >= best,
      overdue: (i) => (pAlive[i] ?? NaN) >= ACTIVE && (overdueDays[i] ?? NaN) > 0
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
function totalsOf(book: CustomerBook, isKept: (entry: number) => boolean): CustomersPage['totals'] {
  const kept = marked(book.count, isKept);
  const sum = (values: Float64Array): number => {
    let total = 0;
    for (let entry = 0; entry < values.length; entry++) {
      const value = values[entry] ?? NaN;
      if (kept[entry] === 1 && !Number.isNaN(value)) total += value;
    }
    return total;
  };
  const { forecasts, asked } = book;
  const spent = forecasts !== null && forecasts.spendFit.populationMean !== null;
  return {
    orders: sum(book.orders),
    revenue: sum(book.revenue),
    expectedOrders:
      forecasts === null || asked.horizonMonths === null ? null : sum(book.expectedOrders),
    expectedValue: spent ? sum(book.expectedValue) : null
  };
}

/**
 * All entries in the order of a column. What is not known comes last whether
 * ascending or descending, and equals keep the order of the book.
 */
function sortedBy(book: CustomerBook, sort: CustomerColumn, descending: boolean): Uint32Array {
  const values = sort === 'key' ? keyRanks(book) : valuesOf(book, sort);
  const entries = new Uint32Array(book.count);
  let known = 0;
  for (let i = 0; i < book.count; i++) if (!Number.isNaN(values[i])) entries[known++] = i;
  let blank = known;
  for (let i = 0; i < book.count; i++) if (Number.isNaN(values[i])) entries[blank++] = i;
  const sign = descending ? -1 : 1;
  entries.subarray(0, known).sort((i, j) => sign * ((values[i] ?? 0) - (values[j] ?? 0)) || i - j);
  return entries;
}

function valuesOf(book: CustomerBook, sort: Exclude<CustomerColumn, 'key'>): Float64Array {
  switch (sort) {
    case 'firstOrder':
      return book.first;
    case 'lastOrder':
      return book.last;
    case 'averageOrderValue':
      return book.revenue.map((value, i) => value / (book.orders[i] ?? NaN));
    default:
      return book[sort];
  }
}

const ranks = new Memory<Float64Array>(1);
/** Digits of the longest number that names are compared by. */
const LONGEST_NUMBER = 15;

/** Place of each name in the order of names, in which numbers within them count by size: c9 before c10. */
function keyRanks(book: CustomerBook): Float64Array {
  return ranks.recall(book, '', () => {
    const names = namesOf(book).map((name) =>
      name.replace(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0'))
    );
    const order = Uint32Array.from(names.keys());
    order.sort((i, j) => {
      const one = names[i] ?? '';
      const other = names[j] ?? '';
      return one < other ? -1 : one > other ? 1 : i - j;
    });
    const rank = new Float64Array(names.length);
    order.forEach((entry, place) => (rank[entry] = place));
    return rank;
  });
}

/** Names as they are searched and sorted: any case, any digits, Arabic and Persian letters alike. */
function namesOf(book: CustomerBook): string[] {
  return folded.recall(book, '', () =>
    Array.from({ length: book.count }, (_, i) => fold(keyOf(book, i)))
  );
}

const fold = (text: string): string => foldWord(toAsciiDigits(text));
