/** The table of customers as a file: all that match, read in stretches. */
import type { Report } from '../../../core/report-schema';
import type { CustomerList } from '../../../core/schema/customers';
import { app } from '../../../state/app.svelte';
import { i18n } from '../../../state/i18n.svelte';
import { toasts } from '../../shared/toasts.svelte';
import { loadExport, save } from '../files';
import type { Order } from './book.svelte';

/** The most that is answered at once, and what of it is written without a pause for the page. */
const STRETCH = 5000;
const PIECE = 1250;
const TYPE = 'text/csv;charset=utf-8';

/** The part of the file's name that says who is in it; what was searched for may be a name, and stays out. */
export function partOf({ list, search }: { list: CustomerList; search: string }): string {
  return ['customers', list === 'all' ? '' : list, search === '' ? '' : 'search']
    .filter((word) => word !== '')
    .join('-');
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Writes the file, tells how far it is, and can be given up. */
export class CustomersFile {
  #progress = $state.raw<{ done: number; of: number } | null>(null);
  #run: AbortController | null = null;

  /** Customers written so far, of all; null while nothing is written. */
  get progress(): { done: number; of: number } | null {
    return this.#progress;
  }

  /** @param forecast whether with what is expected of each */
  async save(report: Report, order: Order, forecast: boolean, of: number): Promise<void> {
    this.cancel();
    const run = new AbortController();
    this.#run = run;
    this.#progress = { done: 0, of };
    try {
      const pieces = await this.#read(run, report, { ...order, forecast });
      if (run.signal.aborted) return;
      await save('csv', TYPE, partOf(order), () =>
        Promise.resolve(new Blob(pieces, { type: TYPE }))
      );
    } catch {
      if (!run.signal.aborted) toasts.show({ text: i18n.m.exports.status.failed });
    } finally {
      if (this.#run === run) this.#progress = null;
    }
  }

  cancel(): void {
    this.#run?.abort();
    this.#progress = null;
  }

  async #read(
    run: AbortController,
    report: Report,
    what: Order & { forecast: boolean }
  ): Promise<Blob[]> {
    const { customersCsvHead, customersCsvRows } = await loadExport();
    const pieces = [new Blob([customersCsvHead(what.forecast)])];
    for (let from = 0; ; from += STRETCH) {
      const question = { ...what, from, count: STRETCH };
      const page = await app.ask(run.signal, { kind: 'customers', ...question });
      // Half of one selection and half of another would be a file of neither.
      if (app.report !== report) throw new Error('the selection has changed');
      for (let start = 0; start < page.rows.length; start += PIECE) {
        const rows = page.rows.slice(start, start + PIECE);
        pieces.push(new Blob([customersCsvRows(rows, page.horizonMonths, what.forecast)]));
        await pause();
        run.signal.throwIfAborted();
      }
      const done = from + page.rows.length;
      this.#progress = { done, of: page.matching };
      if (done >= page.matching || page.rows.length === 0) return pieces;
    }
  }
}
