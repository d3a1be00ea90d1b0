/**
 * Rows in, orders out. Each row is read once into typed columns; what can
 * only be known from all rows (the order of the date's parts, whether line
 * items repeat a total, which refund belongs to which order, who is the same
 * person) is settled at the end, in assemble.ts.
 */
import { assemble } from './assemble';
import { AttributeSet, takeAttributes } from './attribute-set';
import { CustomerLinks, isLinkable } from './customer-links';
import { Customers, NOBODY } from './customers';
import { NO_DATE } from './dates';
import type { Intake, Span } from './intake';
import { ABSENT, Layout } from './layout';
import { LineRun } from './line-run';
import { OrderJoin } from './order-join';
import { Profiles } from './profiles';
import { PREVIEW_ROWS, type CurrencyChoice } from './reading';
import { RecordSet } from './record-set';
import { orderIdOf, readAmount, readCurrency, readMinute, readRefund } from './row-cells';
import { RowCurrencies, UNNAMED } from './row-currencies';
import { diagnoseMisfit, diagnoseRow, headsTable } from './row-diagnosis';
import { fitRow, isBlankRow, isHeadingRow } from './row-fields';
import { joined, keyText, linkKeys, previewOf, readKeys } from './row-keys';
import { RowNotes } from './row-notes';
import type { Assembled, BuildOptions, RowPlan } from './row-plan';
import {
  DEFAULT_DISABLED_RULES,
  fateOf,
  FIRST_REASON,
  GIFT,
  MINUS,
  PROFILE,
  REFUND,
  REFUNDED,
  SALE
} from './row-rules';
import { RowStore } from './row-store';
import { RuleSwitch } from './rule-switch';
import type { RepairCode, Rule } from './rules';

export type { Assembled, BuildOptions, RowPlan } from './row-plan';

const CANCELLED = fateOf('cancelled');
const GIFT_CARD = fateOf('gift-card');
const NO_CUSTOMER = fateOf('no-customer');
const OTHER_TABLE = fateOf('other-table');
const DUPLICATE_ROW = fateOf('duplicate-row');
const REPEATED_ROW = fateOf('repeated-row');
const WRONG_FIELD_COUNT = fateOf('wrong-field-count');

export class OrderBuilder implements Intake {
  readonly rows: RowStore;
  readonly customers: Customers;
  readonly orders: OrderJoin;
  readonly layouts: Layout[] = [];
  readonly spans: Span[] = [];
  /** First row of each file. */
  readonly fileStarts: number[] = [];
  readonly links = new CustomerLinks();
  readonly profiles = new Profiles();
  readonly currencies = new RowCurrencies();
  readonly choice: CurrencyChoice | null;
  readonly notes = new RowNotes();
  unsettled = false;
  /** Whether the records that come may hold U+FFFD, so that it is looked for. */
  scanLetters = false;

  readonly #attributes: AttributeSet;
  readonly #expected: number;
  readonly #rules: RuleSwitch;
  readonly #guestsTold: boolean;
  #layout: Layout | null = null;
  #file = -1;
  #fileStart = 0;
  /** The record at which the last call stopped. */
  #stoppedAt: readonly string[] | null = null;
  readonly #run = new LineRun();
  /** Column for which the row is left out. */
  #fault = ABSENT;

  constructor(options: BuildOptions) {
    this.#rules = new RuleSwitch(options.disabledRules ?? DEFAULT_DISABLED_RULES);
    this.#guestsTold = !this.disabled.has('guest-contact');
    this.#expected = options.expectedRows;
    this.choice = options.currencies ?? null;
    this.rows = new RowStore(options.expectedRows);
    this.customers = new Customers(Math.ceil(options.expectedRows / 4));
    this.orders = new OrderJoin(this.rows, options.expectedRows);
    this.#attributes = new AttributeSet(options.expectedRows);
  }

  get attributes(): Intake['attributes'] {
    return this.#attributes.columns;
  }

  get disabled(): ReadonlySet<Rule> {
    return this.#rules.disabled;
  }

  get spared(): Uint32Array {
    return this.#rules.spared;
  }

  /** Number of data rows so far. */
  get rowCount(): number {
    return this.rows.count;
  }

  /** Makes a layout known and returns its number. */
  addLayout(plan: RowPlan): number {
    const layout = new Layout(plan, this.layouts.length);
    layout.defaultCurrency = this.currencies.numberOf(plan.currency ?? null);
    this.#attributes.bind(layout);
    if (layout.linked) this.orders.keepsTwins = true;
    this.layouts.push(layout);
    return layout.index;
  }

  /** The rows that follow are from the next file. */
  startFile(layout: number): void {
    this.#file += 1;
    this.#fileStart = this.rows.count;
    this.fileStarts.push(this.rows.count);
    this.#start(this.#layoutAt(layout));
  }

  /**
   * The rows that follow are of a further table in the same file; of one
   * without orders where the layout is null.
   */
  startTable(layout: number | null): void {
    // Switched off, the rule leaves such rows to the layout before.
    if (layout === null && this.#rules.isOff(OTHER_TABLE)) return;
    this.#start(layout === null ? null : this.#layoutAt(layout));
  }

  /**
   * Takes records of the file, without its heading.
   * @param firstLine line on which the first one starts
   * @param lines where each starts, or null where each takes one line
   * @returns how many were taken: fewer than given where the next one looks
   * like the headings of another table. Handed over again as the first record,
   * it is taken as a row.
   */
  addRows(
    records: readonly (readonly string[])[],
    firstLine: number,
    lines: ArrayLike<number> | null
  ): number {
    for (let i = 0; i < records.length; i++) {
      const record = records[i];
      if (record === undefined) continue;
      const line = lines === null ? firstLine + i : (lines[i] ?? firstLine);
      if (!this.#addRow(record, line)) {
        this.#stoppedAt = record;
        return i;
      }
    }
    return records.length;
  }

  /** Notes a repair of the parser's to the record on a line of the current file. */
  noteRepair(code: RepairCode, line: number): void {
    this.notes.happened(code, this.#file, line);
  }

  /** Settles what needed all rows and hands over the orders. The builder is spent after it. */
  finish(): Assembled {
    this.#run.clear();
    return assemble(this);
  }

  #layoutAt(index: number): Layout {
    const layout = this.layouts[index];
    if (layout === undefined) throw new RangeError(`no layout ${index}`);
    return layout;
  }

  #start(layout: Layout | null): void {
    this.#layout = layout;
    this.#run.clear();
    this.customers.zeroIsGuest = layout !== null && layout.plan.keys.length > 1;
    this.spans.push({ start: this.rows.count, file: this.#file, layout });
  }

  /** Takes one record that starts on the given line; false where it may head another table. */
  #addRow(record: readonly string[], line: number): boolean {
    const layout = this.#layout;
    if (layout === null) return this.#addOther(record, line);
    let row = record;
    if (row.length !== layout.width) {
      const fitted = this.#fit(layout, record, line);
      if (typeof fitted === 'boolean') return fitted;
      row = fitted;
    }
    for (const texts of layout.texts) texts.read(row);
    if (layout.isCustomers) {
      this.#addProfile(layout, row, line);
      return true;
    }
    const dateText = row[layout.date] ?? '';
    const date = layout.dates.push(dateText);
    const amount = readAmount(layout, row);
    let fate = this.#readWords(layout, row);
    let customer = this.customers.find(
      layout.second < 0
        ? (row[layout.key] ?? '')
        : joined(row[layout.key] ?? '', row[layout.second] ?? ''),
      layout.kind
    );
    if (customer < 0) customer = this.#guest(layout, row, customer, line);
    else if (layout.linked) linkKeys(layout, row, customer, 0, this.customers, this.links);
    if (date === NO_DATE || amount !== amount || customer < 0) {
      if (isBlankRow(row)) return true;
      if (fate < FIRST_REASON) {
        const found = diagnoseRow(layout, row, date, amount, customer, this.#rules);
        if (found.fate >= FIRST_REASON) {
          const unreadable = date === NO_DATE && amount !== amount;
          if (unreadable && record !== this.#stoppedAt && headsTable(layout, row)) return false;
          fate = found.fate;
          this.#fault = found.column;
        }
      }
      if (customer < 0) customer = NOBODY;
    }
    if (amount < 0 && fate < FIRST_REASON) {
      fate = fate === SALE ? MINUS : REFUND;
      this.unsettled = true;
    }
    if (fate < FIRST_REASON && layout.goods.length > 0 && layout.sellsGift(row)) {
      // Whether the whole order is a gift card is settled at the end.
      if (this.#rules.isOff(GIFT_CARD)) this.#rules.spare(GIFT_CARD);
      else fate = fate === SALE ? GIFT : GIFT_CARD;
      this.unsettled = true;
    }

    const index = this.rows.add(line, customer, date, amount, fate);
    let minute = -1;
    if (fate < FIRST_REASON) {
      if (layout.time >= 0) minute = readMinute(row[layout.time] ?? '');
      else if (dateText.length > 10) minute = readMinute(dateText);
      if (minute >= 0) this.rows.setMinute(index, minute);
    }
    if (this.#place(layout, row, index, fate) && fate < FIRST_REASON) {
      const timed = layout.orderId < 0 && minute > 0;
      fate = this.#repeat(index, fate, timed ? DUPLICATE_ROW : REPEATED_ROW);
    }
    if (fate < FIRST_REASON) this.#takeCells(layout, row, index);
    else this.notes.blame(index, this.#fault, row[this.#fault] ?? '');
    if (this.scanLetters) this.#scan(row, line);
    if (layout.previews < PREVIEW_ROWS) this.notes.preview(previewOf(layout, index, row));
    return true;
  }

  /** A record of a table that is left out; false where it may head another one. */
  #addOther(record: readonly string[], line: number): boolean {
    if (isBlankRow(record)) return true;
    if (record !== this.#stoppedAt && isHeadingRow(record, [], 0)) return false;
    this.#leaveOut(record, line, OTHER_TABLE);
    return true;
  }

  /** The record with as many fields as its layout; else whether it was dealt with. */
  #fit(layout: Layout, record: readonly string[], line: number): readonly string[] | boolean {
    if (isBlankRow(record)) return true;
    const fitted = fitRow(record, layout.shape);
    if (fitted === null) return this.#addMisfit(layout, record, line);
    if (fitted.repair !== null) this.noteRepair(fitted.repair, line);
    return fitted.row;
  }

  /** What the row's words say of it: a fate. */
  #readWords(layout: Layout, row: readonly string[]): number {
    const { words } = layout;
    let fate = SALE;
    this.#fault = ABSENT;
    for (const word of words) {
      if (fate !== SALE) break;
      fate = layout.fateOf(word, row);
      // A type says what the row itself is; a status, what became of its order.
      if (fate === REFUNDED && word.column !== layout.status) fate = REFUND;
      if (fate < FIRST_REASON) continue;
      if (this.#rules.isOff(fate)) fate = this.#rules.spare(fate);
      else this.#fault = word.column;
    }
    if (layout.cancelledAt < 0 || fate >= FIRST_REASON) return fate;
    if ((row[layout.cancelledAt] ?? '').trim() === '') return fate;
    if (this.#rules.isOff(CANCELLED)) {
      this.#rules.spare(CANCELLED);
      return fate;
    }
    this.#fault = layout.cancelledAt;
    return CANCELLED;
  }

  /** Gives the row its order; returns whether the record repeats another. */
  #place(layout: Layout, row: readonly string[], index: number, fate: number): boolean {
    if (layout.orderId >= 0) {
      const id = orderIdOf(layout, row, fate);
      const known = this.orders.place(id, index, this.#fileStart);
      if (known) return this.#run.repeats(row, this.orders.last);
      this.#run.begin(row, this.orders.last);
      return false;
    }
    this.orders.placeAlone(index);
    if (fate >= FIRST_REASON) return false;
    layout.records ??= new RecordSet(this.#expected);
    return layout.records.has(row);
  }

  #takeCells(layout: Layout, row: readonly string[], index: number): void {
    const { rows, currencies } = this;
    if (layout.refund >= 0) {
      const refund = readRefund(row[layout.refund] ?? '', layout.decimal);
      if (refund > 0) rows.setRefund(index, refund);
    }
    const currency =
      layout.lastCurrency !== UNNAMED && row[layout.currency] === layout.lastCurrencyText
        ? layout.lastCurrency
        : readCurrency(layout, currencies, row);
    if (currency !== currencies.only || currencies.of !== null) {
      currencies.set(index, currency, rows.customer.length);
    }
    takeAttributes(layout, index, row);
  }

  /** The row repeats another; returns what becomes of it. */
  #repeat(row: number, fate: number, reason: number): number {
    if (!this.#rules.isOff(reason)) return (this.rows.fate[row] = reason);
    this.#rules.spare(reason);
    return fate;
  }

  /** The customer by another column, where the first names nobody. */
  #guest(layout: Layout, row: readonly string[], first: number, line: number): number {
    const { keys } = layout.plan;
    for (let i = 1; i < keys.length; i++) {
      const key = keys[i];
      if (key === undefined) break;
      const customer = this.customers.find(keyText(row, key), key.kind);
      if (customer < 0) continue;
      this.notes.happened('guest-contact', this.#file, line);
      if (!this.#guestsTold) return first;
      if (layout.linked && isLinkable(key.kind))
        linkKeys(layout, row, customer, i, this.customers, this.links);
      return customer;
    }
    return first;
  }

  /** A record whose fields do not fit the headings; false where it may head another table. */
  #addMisfit(layout: Layout, row: readonly string[], line: number): boolean {
    const fate = diagnoseMisfit(layout, row, this.#rules);
    const misfit = fate === WRONG_FIELD_COUNT;
    if (misfit && row !== this.#stoppedAt && headsTable(layout, row)) return false;
    this.#leaveOut(row, line, fate);
    return true;
  }

  /** A record that is not read any further. */
  #leaveOut(row: readonly string[], line: number, fate: number): void {
    const index = this.rows.add(line, NOBODY, NO_DATE, Number.NaN, fate);
    this.orders.placeAlone(index);
    this.notes.blame(index, ABSENT, row.join(' '));
    const layout = this.#layout;
    if (layout !== null && layout.previews < PREVIEW_ROWS)
      this.notes.preview(previewOf(layout, index, row));
  }

  /** A row that tells of a customer. */
  #addProfile(layout: Layout, row: readonly string[], line: number): void {
    if (isBlankRow(row)) return;
    const keys = readKeys(layout, this.customers, row);
    const customer = keys.find((key) => key >= 0) ?? NOBODY;
    const fate = customer < 0 ? NO_CUSTOMER : PROFILE;
    const index = this.rows.add(line, customer, NO_DATE, Number.NaN, fate);
    this.orders.placeAlone(index);
    if (customer < 0) {
      this.notes.blame(index, layout.key, row[layout.key] ?? '');
    } else {
      const { keys: planned } = layout.plan;
      this.profiles.add(
        index,
        keys,
        planned.findIndex(({ kind }) => kind === 'name')
      );
      this.links.addAll(
        keys,
        planned.map(({ kind }) => kind)
      );
      takeAttributes(layout, index, row);
    }
    if (this.scanLetters) this.#scan(row, line);
    if (layout.previews < PREVIEW_ROWS) this.notes.preview(previewOf(layout, index, row));
  }

  #scan(row: readonly string[], line: number): void {
    if (row.some((cell) => cell.includes('\ufffd'))) this.noteRepair('undecodable', line);
  }
}
