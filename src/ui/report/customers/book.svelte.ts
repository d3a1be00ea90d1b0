/** The table of all customers, a stretch at a time. */
import type { Report } from '../../../core/report-schema';
import type { CustomerRow, CustomersPage, CustomersQuestion } from '../../../core/schema/customers';
import { app } from '../../../state/app.svelte';

/** Rows asked for at once. */
export const STRETCH = 100;
/** Stretches that are kept; the farthest from what is looked at go first. */
const MOST_KEPT = 80;
/** So long, in milliseconds, the rows of one forecast wait for those of the next before they give way to rows without. */
const PATIENCE = 300;

/** Which customers, in what order. */
export type Order = Pick<CustomersQuestion, 'sort' | 'descending' | 'list' | 'search'>;

/** What is to be in the table. */
interface Wanted {
  report: Report;
  order: Order;
  /** Whether with the forecast: without it the rows are there at once. */
  forecast: boolean;
}

/** One order of customers of one report. Another takes its place when its first rows are there. */
interface Listing extends Wanted {
  run: AbortController;
  /** Whether rows of it are shown. */
  shown: boolean;
}

interface Stretch {
  rows: readonly CustomerRow[];
  /** What it was read for. */
  of: Listing;
}

/** Whether two listings have the same customers in the same order, so that rows of one stand well among those of the other. */
function isSameOrder(one: Listing, other: Listing): boolean {
  const [a, b] = [one.order, other.order];
  return (
    one.report === other.report &&
    a.sort === b.sort &&
    a.descending === b.descending &&
    a.list === b.list &&
    a.search === b.search
  );
}

/**
 * What has been read of the table. Make it while a component is made: it asks
 * for as long as that is there, one stretch at a time and the one in sight
 * first, so that fast scrolling leaves nothing to wait for.
 */
export class CustomerBook {
  #page = $state.raw<CustomersPage | null>(null);
  #stretches = $state.raw<ReadonlyMap<number, Stretch>>(new Map());
  /** That of the newest rows. */
  #shown = $state.raw<Listing | null>(null);
  #pending = $state.raw(false);
  #failed = $state.raw(false);
  #listing: Listing | null = null;
  /** Rows in sight. */
  #first = 0;
  #last = 0;
  #busy = false;

  constructor(what: () => Wanted) {
    $effect(() => {
      const listing = { ...what(), run: new AbortController(), shown: false };
      void this.#begin(listing);
      return () => listing.run.abort();
    });
  }

  /** The newest answer: how many match, and their sums. null until the first. */
  get page(): CustomersPage | null {
    return this.#page;
  }
  /** The order of the rows in view. */
  get shown(): Order | null {
    return this.#shown?.order ?? null;
  }
  /** Whether the rows in view are of an order that another is about to replace. */
  get pending(): boolean {
    return this.#pending;
  }
  get failed(): boolean {
    return this.#failed;
  }

  /** A row, or undefined until it has been read. */
  row(index: number): CustomerRow | undefined {
    return this.#stretches.get(Math.floor(index / STRETCH))?.rows[index % STRETCH];
  }

  /** Whether the forecast of a row is yet to be read, or to be made. */
  isWithout(index: number): boolean {
    return this.#stretches.get(Math.floor(index / STRETCH))?.of.forecast !== true;
  }

  /** Tells which rows are in sight, and asks for what is missing of them. */
  want(first: number, last: number): void {
    this.#first = first;
    this.#last = Math.max(first, last);
    if (this.#listing?.shown) void this.#read(this.#listing);
  }

  /** A row that may be out of sight; null where there is none, or it could not be read. */
  async find(index: number): Promise<CustomerRow | null> {
    const known = this.row(index);
    if (known) return known;
    const listing = this.#listing;
    if (!listing || index < 0) return null;
    try {
      const question = { ...questionOf(listing), from: index, count: 1 };
      const { rows } = await app.ask(listing.run.signal, { kind: 'customers', ...question });
      return rows[0] ?? null;
    } catch {
      return null;
    }
  }

  async #begin(listing: Listing): Promise<void> {
    // Not within the effect itself, which would wait for what is read and written here.
    await Promise.resolve();
    if (listing.run.signal.aborted) return;
    this.#listing = listing;
    this.#busy = false;
    this.#pending = true;
    this.#failed = false;
    // Most changes of the forecast are there in an instant: the table need not turn to another order and back.
    if (this.#page?.forecast && !listing.forecast) {
      await new Promise((done) => setTimeout(done, PATIENCE));
    }
    await this.#read(listing);
  }

  async #read(listing: Listing): Promise<void> {
    const { signal } = listing.run;
    // What other turns change while this one waits.
    const isOver = (): boolean => signal.aborted;
    while (!this.#busy && !isOver()) {
      const next = listing.shown ? this.#missing() : Math.floor(this.#first / STRETCH);
      if (next === null) return;
      this.#busy = true;
      try {
        const question = { ...questionOf(listing), from: next * STRETCH, count: STRETCH };
        const page = await app.ask(signal, { kind: 'customers', ...question });
        if (isOver()) return;
        this.#take(listing, next, page);
      } catch {
        // Given up by another order or by the user, or failed: the state of the forecast tells the last two apart.
        if (isOver()) return;
        this.#failed = true;
        this.#pending = false;
        this.#busy = false;
        return;
      }
      this.#busy = false;
    }
  }

  #take(listing: Listing, stretch: number, page: CustomersPage): void {
    // The forecast arrives: what has been read without it stays until it is read anew.
    const isKept = listing.shown || (this.#shown !== null && isSameOrder(this.#shown, listing));
    const kept = isKept ? [...this.#stretches].filter(([each]) => each !== stretch) : [];
    const middle = (this.#first + this.#last) / 2 / STRETCH;
    if (kept.length >= MOST_KEPT) {
      kept.sort(([a], [b]) => Math.abs(a - middle) - Math.abs(b - middle));
      kept.length = MOST_KEPT - 1;
    }
    this.#stretches = new Map([...kept, [stretch, { rows: page.rows, of: listing }]]);
    this.#page = page;
    this.#shown = listing;
    this.#pending = false;
    this.#failed = false;
    listing.shown = true;
  }

  /** The stretch to read next: of those in sight first, then one to either side. */
  #missing(): number | null {
    const end = Math.ceil((this.#page?.matching ?? 0) / STRETCH);
    const first = Math.floor(this.#first / STRETCH);
    const last = Math.floor(this.#last / STRETCH);
    const wanted: number[] = [];
    for (let stretch = first; stretch <= last; stretch++) wanted.push(stretch);
    wanted.push(last + 1, first - 1);
    const open = (stretch: number): boolean =>
      stretch >= 0 && stretch < end && this.#stretches.get(stretch)?.of !== this.#shown;
    return wanted.find(open) ?? null;
  }
}

const questionOf = ({ order, forecast }: Listing) => ({ ...order, forecast });
