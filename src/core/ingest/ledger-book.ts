/** The balance of rows and money: every amount that was read ends in an order or in an entry. */
import type { OrderTable } from '../orders/order-table';
import type { Intake } from './intake';
import type { Ledger, LedgerEntry } from './ledger';
import { MAX_LEDGER_ROWS } from './ledger';
import type { LooseRefunds } from './loose-refunds';
import {
  countsOnce,
  firstRows,
  HAS_SALE,
  IS_ORDER,
  isHead,
  orZero,
  tidySum,
  type FirstRows,
  type Orders
} from './orders';
import type { Settled } from './order-sums';
import { FIRST_REASON, PROFILE, REASONS, reasonOf, REFUND, REFUNDED, SALE } from './row-rules';
import { placesOf, type Tally } from './row-tally';
import type { RepairCode } from './rules';

const REPAIRS: readonly RepairCode[] = ['padded', 'comma-joined', 'undecodable', 'stray-quote'];

/** What the rows of the kept orders have in common. */
export interface Lines {
  /** Further lines of an order. */
  merged: FirstRows;
  /** Lines whose amount repeats their order's. */
  once: FirstRows;
  onceAmount: number;
  /** Refunds, and orders with refunds in a column. */
  lowered: FirstRows;
  loweredAmount: number;
  /** Of the kept orders, and of refunds without order. */
  revenue: number;
}

/** What happened to rows beside their orders. */
export interface Changes {
  joined: FirstRows;
  completed: FirstRows;
  converted: FirstRows;
  convertedAmount: number;
}

export class LedgerBook {
  /** By fate: what leaving out rows adds to the money. */
  readonly dropped = new Float64Array(FIRST_REASON + REASONS.length);
  readonly #intake: Intake;
  #amountRead = 0;

  /** To be made before any amount is changed. */
  constructor(intake: Intake) {
    this.#intake = intake;
    const { amount, count } = intake.rows;
    let sum = 0;
    for (let row = 0; row < count; row++) sum += orZero(amount[row]);
    this.#amountRead = sum;
  }

  /** Takes the amounts of the rows that are left out so far. */
  takeDropped(): void {
    const { amount, fate, count } = this.#intake.rows;
    for (let row = 0; row < count; row++) {
      const rowFate = fate[row] ?? SALE;
      if (rowFate < FIRST_REASON) continue;
      this.dropped[rowFate] = (this.dropped[rowFate] ?? 0) - orZero(amount[row]);
    }
  }

  /**
   * Looks at the lines of the kept orders.
   * @param orders as they were summed
   * @param family as the rows' ids have them, with the totals as they were found
   */
  takeLines(orders: Orders, family: Orders, settled: Settled, loose: LooseRefunds): Lines {
    const { rows } = this.#intake;
    const { fate, amount, refund } = rows;
    const merged = firstRows(MAX_LEDGER_ROWS);
    const once = firstRows(MAX_LEDGER_ROWS);
    const lowered = firstRows(MAX_LEDGER_ROWS);
    const counted = family.of === null ? null : new Uint8Array(family.count);
    let sold = 0;
    let refunded = 0;
    for (let row = 0; row < rows.count; row++) {
      const rowFate = fate[row] ?? SALE;
      if (rowFate >= PROFILE) continue;
      const bits = orders.known[orders.of === null ? row : (orders.of[row] ?? 0)] ?? 0;
      if (rowFate === REFUND || (rowFate === REFUNDED && (bits & HAS_SALE) !== 0)) {
        lowered.add(row);
        if (orders.of !== null && (bits & IS_ORDER) !== 0) refunded += orZero(amount[row]);
        continue;
      }
      if ((refund?.[row] ?? 0) > 0 || rowFate === REFUNDED) lowered.add(row);
      if (family.of === null || counted === null) continue;
      if (!isHead(family, row)) merged.add(row);
      const value = amount[row] ?? Number.NaN;
      if (value !== value) continue;
      sold += value;
      const order = family.of[row] ?? 0;
      if (counted[order] === 1 && countsOnce(family, order)) once.add(row);
      counted[order] = 1;
    }
    const looseAmount = loose.amount.reduce((sum, off, i) => sum + off - (loose.raw[i] ?? 0), 0);
    return {
      merged,
      once,
      onceAmount: orders.of === null ? 0 : settled.gross - sold,
      lowered,
      loweredAmount: settled.net - settled.gross - refunded + looseAmount,
      revenue: settled.net + loose.amount.reduce((sum, off) => sum + off, 0)
    };
  }

  write(
    tally: Tally,
    table: OrderTable,
    spellings: number,
    lines: Lines,
    changes: Changes
  ): Ledger {
    const intake = this.#intake;
    const on = (rule: 'merge-lines' | 'total-once' | 'refund-lowers' | 'guest-contact'): boolean =>
      !intake.disabled.has(rule);
    const entries: LedgerEntry[] = [];
    const add = (
      what: LedgerEntry['what'],
      code: LedgerEntry['code'],
      { count, rows }: FirstRows,
      amount: number
    ): void => {
      const moved = tidySum(amount);
      if (count === 0 && moved === 0) return;
      const places = placesOf(intake, rows);
      entries.push({ what, code, rows: count, amount: moved === 0 ? null : moved, places });
    };
    tally.byFate.forEach((count, fate) => {
      const reason = reasonOf(fate);
      if (reason === null || count === 0) return;
      const amount = tidySum(this.dropped[fate] ?? 0);
      entries.push({
        what: 'dropped',
        code: reason,
        rows: count,
        amount: amount === 0 ? null : amount,
        places: tally.places[fate] ?? []
      });
    });
    const { happenings } = intake.notes;
    if (on('merge-lines')) add('merged', 'merge-lines', lines.merged, 0);
    if (on('total-once')) add('merged', 'total-once', lines.once, lines.onceAmount);
    if (on('refund-lowers')) add('merged', 'refund-lowers', lines.lowered, lines.loweredAmount);
    add('merged', 'same-person', changes.joined, 0);
    const guests = happenings.get('guest-contact');
    if (guests !== undefined && on('guest-contact')) {
      entries.push({ what: 'changed', code: 'guest-contact', amount: null, ...guests });
    }
    for (const code of REPAIRS) {
      const found = happenings.get(code);
      if (found !== undefined) entries.push({ what: 'changed', code, amount: null, ...found });
    }
    add('changed', 'completed', changes.completed, 0);
    add('changed', 'converted', changes.converted, changes.convertedAmount);
    return {
      rowsRead: tally.counts.read,
      rowsAccepted: tally.counts.accepted,
      orders: table.orderCount,
      customers: table.customerCount,
      spellings: Math.max(spellings, table.customerCount),
      amountRead: tidySum(this.#amountRead),
      revenue: tidySum(lines.revenue),
      entries
    };
  }
}
