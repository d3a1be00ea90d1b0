/**
 * Rows in, orders out. Each row is read once into typed columns; what can
 * only be known from all rows (the order of the date's parts, whether line
 * items repeat a total, which refund belongs to which order, who is the same
 * person) is settled at the end, in assemble.ts.
 */
import { parseAmount } from './amounts';
import { assemble } from './assemble';
import { AttributeSet } from './attribute-set';
import { CustomerLinks, isLinkable } from './customer-links';
import { Customers, DESTROYED, NOBODY } from './customers';
import { minuteOf, NO_DATE } from './dates';
import type { Intake, Span } from './intake';
import { ABSENT, joined, keyText, Layout } from './layout';
import { OrderJoin } from './order-join';
import { Profiles } from './profiles';
import { PREVIEW_ROWS, type CurrencyChoice } from './reading';
import { RecordSet } from './record-set';
import { RowCurrencies, UNNAMED } from './row-currencies';
import { fitRow, isBlankRow, isHeadingRow, triageLine } from './row-fields';
import { RowNotes } from './row-notes';
import type { Assembled, BuildOptions, RowPlan } from './row-plan';
import {
  DEFAULT_DISABLED_RULES,
  fateOf,
  FIRST_REASON,
  GIFT,
  MINUS,
  PROFILE,
  REASONS,
  REFUND,
  REFUNDED,
  SALE
} from './row-rules';
import { RowStore } from './row-store';
import type { RepairCode, Rule } from './rules';

export type { Assembled, BuildOptions, RowPlan } from './row-plan';

const CANCELLED = fateOf('cancelled');
const GIFT_CARD = fateOf('gift-card');
const NO_CUSTOMER = fateOf('no-customer');
const OTHER_TABLE = fateOf('other-table');
const DUPLICATE_ROW = fateOf('duplicate-row');
const REPEATED_ROW = fateOf('repeated-row');
const LAST_FATE = FIRST_REASON + REASONS.length;

/** The order that a row belongs to: on a refund's row, that of the sale where the layout names it. */
function idOf(layout: Layout, row: readonly string[], fate: number): string {
  if (layout.refundOf >= 0 && (fate === MINUS || fate === REFUND || fate === REFUNDED)) {
    const sale = row[layout.refundOf] ?? '';
    if (sale !== '') return sale;
  }
  return row[layout.orderId] ?? '';
}

/** Lines of one order among which a line is looked for that repeats. */
const MAX_RUN = 64;

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
  readonly spared = new Uint32Array(LAST_FATE);
  readonly disabled: ReadonlySet<Rule>;
  /** Whether the records that come may hold U+FFFD, so that it is looked for. */
  scanLetters = false;

  readonly #attributes: AttributeSet;
  readonly #expected: number;
  /** By fate: 1 where its rule is off. */
  readonly #off = new Uint8Array(LAST_FATE);
  readonly #guestsTold: boolean;
  #layout: Layout | null = null;
  #file = -1;
  #fileStart = 0;
  /** The record at which the last call stopped. */
  #stoppedAt: readonly string[] | null = null;
  /** Lines so far of the order that is being read. */
  #run: (readonly string[])[] = [];
  #runOrder = ABSENT;

  constructor(options: BuildOptions) {
    this.disabled = new Set(options.disabledRules ?? DEFAULT_DISABLED_RULES);
    for (const reason of REASONS) {
      for (const rule of this.disabled) if (rule === reason) this.#off[fateOf(reason)] = 1;
    }
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

  /** Number of data rows so far. */
  get rowCount(): number {
    return this.rows.count;
  }

  /** Makes a layout known and returns its number. */
  addLayout(plan: RowPlan): number {
    const layout = new Layout(plan, this.layouts.length);
    layout.defaultCurrency = this.currencies.numberOf(plan.currency ?? null);
    layout.lastCurrency = layout.defaultCurrency;
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
    if (layout === null && this.#off[OTHER_TABLE] === 1) return;
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
    this.#run = [];
    return assemble(this);
  }

  #layoutAt(index: number): Layout {
    const layout = this.layouts[index];
    if (layout === undefined) throw new RangeError(`no layout ${index}`);
    return layout;
  }

  #start(layout: Layout | null): void {
    this.#layout = layout;
    this.#runOrder = ABSENT;
    this.#stoppedAt = null;
    this.customers.zeroIsGuest = layout !== null && layout.plan.keys.length > 1;
    this.spans.push({ start: this.rows.count, file: this.#file, layout });
  }

  /** Takes one record that starts on the given line; false where it may head another table. */
  #addRow(record: readonly string[], line: number): boolean {
    const layout = this.#layout;
    if (layout === null) {
      if (!isBlankRow(record)) this.#leaveOut(record, line, OTHER_TABLE);
      return true;
    }
    let row = record;
    if (row.length !== layout.width) {
      if (isBlankRow(row)) return true;
      const fitted = fitRow(row, layout.shape);
      if (fitted === null) return this.#addMisfit(layout, row, line);
      row = fitted.row;
      if (fitted.repair !== null) this.noteRepair(fitted.repair, line);
    }
    if (layout.isCustomers) {
      this.#addProfile(layout, row, line);
      return true;
    }
    const dateText = row[layout.date] ?? '';
    const date = layout.dates.push(dateText);
    let amount: number;
    if (layout.amount >= 0) {
      const text = row[layout.amount] ?? '';
      amount = parseAmount(text, layout.decimal);
      layout.noteMark(text);
      if (layout.adjusted >= 0) {
        const adjusted = parseAmount(row[layout.adjusted] ?? '', layout.decimal);
        if (adjusted > 0) amount = adjusted;
      }
    } else {
      const price = row[layout.unitPrice] ?? '';
      amount =
        parseAmount(price, layout.decimal) *
        parseAmount(row[layout.quantity] ?? '', layout.decimal);
      layout.noteMark(price);
    }
    let fate = SALE;
    let issueColumn = ABSENT;
    for (let i = 0; i < layout.words.length && fate === SALE; i++) {
      const column = layout.words[i] ?? ABSENT;
      fate = layout.fateOf(row[column] ?? '');
      // A type says what the row itself is; a status, what became of its order.
      if (fate === REFUNDED && column !== layout.status) fate = REFUND;
      if (fate < FIRST_REASON) continue;
      if (this.#off[fate] === 1) fate = this.#spare(fate);
      else issueColumn = column;
    }
    if (fate < FIRST_REASON && layout.cancelledAt >= 0) {
      if ((row[layout.cancelledAt] ?? '').trim() !== '') {
        if (this.#off[CANCELLED] === 1) this.#spare(CANCELLED);
        else {
          fate = CANCELLED;
          issueColumn = layout.cancelledAt;
        }
      }
    }
    let customer =
      layout.second < 0
        ? this.customers.find(row[layout.key] ?? '', layout.kind)
        : this.customers.find(joined(row[layout.key] ?? '', row[layout.second] ?? ''), layout.kind);
    if (customer < 0) customer = this.#guest(layout, row, customer, line);
    else if (layout.linked) this.#link(layout, row, customer, 0);
    if (date === NO_DATE || amount !== amount || customer < 0) {
      if (isBlankRow(row)) return true;
      if (fate < FIRST_REASON) {
        const found = this.#diagnose(layout, row, date, amount, customer);
        if (found.fate >= FIRST_REASON) {
          if (this.#isHeadings(layout, row, date, amount)) return false;
          fate = found.fate;
          issueColumn = found.column;
        }
      }
      if (customer < 0) customer = NOBODY;
    }
    if (amount < 0 && fate < FIRST_REASON) fate = fate === SALE ? MINUS : REFUND;
    if (fate < FIRST_REASON && layout.goods.length > 0 && layout.sellsGift(row)) {
      // Whether the whole order is a gift card is settled at the end.
      if (this.#off[GIFT_CARD] === 1) this.#spare(GIFT_CARD);
      else fate = fate === SALE ? GIFT : GIFT_CARD;
    }

    const { rows } = this;
    const index = rows.add(line, customer, date, amount, fate);
    let minute = -1;
    if (fate < FIRST_REASON) {
      if (layout.time >= 0) minute = this.#setMinute(index, row[layout.time] ?? '');
      else if (dateText.length > 10) minute = this.#setMinute(index, dateText);
    }
    let repeats = false;
    if (layout.orderId >= 0) {
      const known = this.orders.place(
        idOf(layout, row, fate),
        index,
        customer,
        date,
        this.#fileStart
      );
      repeats = this.#repeatsLine(row, known);
    } else {
      this.orders.placeAlone(index);
      if (fate < FIRST_REASON) {
        layout.records ??= new RecordSet(this.#expected);
        repeats = layout.records.has(row);
      }
    }
    if (repeats && fate < FIRST_REASON) {
      const timed = layout.orderId < 0 && minute > 0;
      fate = this.#repeat(index, fate, timed ? DUPLICATE_ROW : REPEATED_ROW);
    }
    if (fate >= FIRST_REASON) {
      this.notes.blame(index, issueColumn, issueColumn >= 0 ? (row[issueColumn] ?? '') : '');
    } else {
      if (layout.refund >= 0) this.#takeRefund(layout, index, row[layout.refund] ?? '');
      this.#takeCurrency(layout, index, row);
      for (const { column, rows: codes } of layout.categories) codes.put(index, row[column] ?? '');
      if (layout.numbers.length > 0 || layout.days.length > 0) {
        this.#attributes.takeNumbersAndDays(layout, index, row);
      }
    }
    if (this.scanLetters) this.#scan(row, line);
    if (layout.previews < PREVIEW_ROWS) this.#preview(layout, index, row);
    return true;
  }

  /** Counts a row that a rule would leave out that is off. */
  #spare(fate: number): number {
    this.spared[fate] = (this.spared[fate] ?? 0) + 1;
    return SALE;
  }

  /** The row repeats another; returns what becomes of it. */
  #repeat(row: number, fate: number, reason: number): number {
    if (this.#off[reason] === 1) {
      this.#spare(reason);
      return fate;
    }
    this.rows.fate[row] = reason;
    return reason;
  }

  /** Whether the row is the same as a line of its order before, among the rows read just now. */
  #repeatsLine(row: readonly string[], known: boolean): boolean {
    const { last } = this.orders;
    const run = this.#run;
    if (!known || last !== this.#runOrder) {
      this.#runOrder = last;
      run.length = 1;
      run[0] = row;
      return false;
    }
    for (const line of run) if (isSame(line, row)) return true;
    if (run.length < MAX_RUN) run.push(row);
    return false;
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
      if (layout.linked && isLinkable(key.kind)) this.#link(layout, row, customer, i);
      return customer;
    }
    return first;
  }

  /** Notes which keys stand beside the one that named the row's customer. */
  #link(layout: Layout, row: readonly string[], customer: number, at: number): void {
    const { keys } = layout.plan;
    const kind = keys[at]?.kind ?? 'name';
    for (let i = at + 1; i < keys.length; i++) {
      const key = keys[i];
      if (key === undefined || !isLinkable(key.kind)) continue;
      const text = row[key.column] ?? '';
      if (text === '' || !this.links.isNews(customer, i, text)) continue;
      const contact = this.customers.find(text, key.kind);
      if (contact >= 0) this.links.add(customer, kind, contact, key.kind);
    }
  }

  #setMinute(row: number, text: string): number {
    // YYYY-MM-DD?HH:MM without a call for what is most common.
    if (text.length > 15 && text.charCodeAt(13) === 58 && text.charCodeAt(4) === 45) {
      const hour = (text.charCodeAt(11) - 48) * 10 + text.charCodeAt(12) - 48;
      const minute = (text.charCodeAt(14) - 48) * 10 + text.charCodeAt(15) - 48;
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
        this.rows.setMinute(row, hour * 60 + minute);
        return hour * 60 + minute;
      }
    }
    const minute = minuteOf(text);
    if (minute >= 0) this.rows.setMinute(row, minute);
    return minute;
  }

  #takeRefund(layout: Layout, row: number, text: string): void {
    if (text === '' || text === '0' || text === '0.00') return;
    const refund = Math.abs(parseAmount(text, layout.decimal));
    if (refund > 0) this.rows.setRefund(row, refund);
  }

  #takeCurrency(layout: Layout, row: number, record: readonly string[]): void {
    let currency = UNNAMED;
    if (layout.currency >= 0) {
      const text = record[layout.currency] ?? '';
      if (text === layout.lastCurrencyText) {
        currency = layout.lastCurrency;
      } else {
        currency = this.currencies.inCell(text);
        layout.lastCurrencyText = text;
        layout.lastCurrency = currency;
      }
    }
    if (currency === UNNAMED) {
      const text = record[layout.amount >= 0 ? layout.amount : layout.unitPrice] ?? '';
      const first = text.charCodeAt(0);
      const last = text.charCodeAt(text.length - 1);
      // Digits at both ends, perhaps after a minus, leave no room for a currency.
      const bare = last >= 48 && last <= 57 && ((first >= 48 && first <= 57) || first === 45);
      if (!bare && text !== '') currency = this.currencies.besideAmount(text);
      if (currency === UNNAMED) currency = layout.defaultCurrency;
    }
    this.currencies.set(row, currency, this.rows.customer.length);
  }

  #diagnose(
    layout: Layout,
    row: readonly string[],
    date: number,
    amount: number,
    customer: number
  ): { fate: number; column: number } {
    const { headings } = layout.plan;
    const rule = triageLine(row, headings, layout.key, layout.orderId, date === NO_DATE);
    if (rule !== null) {
      const fate = fateOf(rule);
      if (this.#off[fate] !== 1) return { fate, column: ABSENT };
      this.#spare(fate);
    }
    const amountColumn = layout.amount >= 0 ? layout.amount : layout.unitPrice;
    const amountText = row[amountColumn] ?? '';
    const dateBlank = (row[layout.date] ?? '').trim() === '';
    const amountBlank = amountText.trim() === '';
    if (amount !== amount && !amountBlank && layout.readsOtherwise(amountText)) {
      layout.otherMarked += 1;
    }
    if (customer === DESTROYED) return { fate: fateOf('bad-customer'), column: layout.key };
    if (date === NO_DATE && !dateBlank) return { fate: fateOf('bad-date'), column: layout.date };
    if (amount !== amount && !amountBlank) {
      return { fate: fateOf('bad-amount'), column: amountColumn };
    }
    // What is blank may stand on another row of the same order.
    if (layout.orderId >= 0 && (row[layout.orderId] ?? '').trim() !== '') {
      return { fate: SALE, column: ABSENT };
    }
    if (customer < 0) return { fate: NO_CUSTOMER, column: layout.key };
    if (dateBlank) return { fate: fateOf('bad-date'), column: layout.date };
    return { fate: fateOf('bad-amount'), column: amountColumn };
  }

  /** Whether a record without date and amount heads another table. */
  #isHeadings(layout: Layout, row: readonly string[], date: number, amount: number): boolean {
    return (
      date === NO_DATE &&
      amount !== amount &&
      row !== this.#stoppedAt &&
      isWordy(row) &&
      isHeadingRow(row, layout.plan.headings, layout.width)
    );
  }

  /** A record whose fields do not fit the headings; false where it may head another table. */
  #addMisfit(layout: Layout, row: readonly string[], line: number): boolean {
    const rule = triageLine(row, layout.plan.headings, layout.key, -1, true);
    let fate = fateOf('wrong-field-count');
    if (rule !== null) {
      if (this.#off[fateOf(rule)] === 1) this.#spare(fateOf(rule));
      else fate = fateOf(rule);
    } else if (this.#isHeadings(layout, row, NO_DATE, Number.NaN)) {
      return false;
    }
    this.#leaveOut(row, line, fate);
    return true;
  }

  /** A record that is not read any further. */
  #leaveOut(row: readonly string[], line: number, fate: number): void {
    const index = this.rows.add(line, NOBODY, NO_DATE, Number.NaN, fate);
    this.orders.placeAlone(index);
    this.notes.blame(index, ABSENT, row.join(' '));
    const layout = this.#layout;
    if (layout !== null && layout.previews < PREVIEW_ROWS) this.#preview(layout, index, row);
  }

  /** A row that tells of a customer. */
  #addProfile(layout: Layout, row: readonly string[], line: number): void {
    if (isBlankRow(row)) return;
    const { keys } = layout.plan;
    const found = keys.map((key) => this.customers.find(keyText(row, key), key.kind));
    const at = found.findIndex((customer) => customer >= 0);
    const customer = found[at] ?? NOBODY;
    const kind = keys[at]?.kind ?? 'name';
    const index = this.rows.add(
      line,
      customer,
      NO_DATE,
      Number.NaN,
      customer < 0 ? NO_CUSTOMER : PROFILE
    );
    this.orders.placeAlone(index);
    if (customer < 0) {
      this.notes.blame(index, layout.key, row[layout.key] ?? '');
    } else {
      this.profiles.add(
        index,
        found,
        keys.findIndex((key) => key.kind === 'name')
      );
      found.forEach((contact, i) => {
        const contactKind = keys[i]?.kind ?? 'name';
        if (i > at && contact >= 0 && isLinkable(kind) && isLinkable(contactKind)) {
          this.links.add(customer, kind, contact, contactKind);
        }
      });
      for (const { column, rows: codes } of layout.categories) codes.put(index, row[column] ?? '');
      this.#attributes.takeNumbersAndDays(layout, index, row);
    }
    if (this.scanLetters) this.#scan(row, line);
    if (layout.previews < PREVIEW_ROWS) this.#preview(layout, index, row);
  }

  #scan(row: readonly string[], line: number): void {
    for (const cell of row) {
      if (!cell.includes('\ufffd')) continue;
      this.noteRepair('undecodable', line);
      return;
    }
  }

  #preview(layout: Layout, index: number, row: readonly string[]): void {
    const cell = (column: number): string | null => (column < 0 ? null : (row[column] ?? ''));
    let customer = '';
    for (const key of layout.plan.keys) if (customer.trim() === '') customer = keyText(row, key);
    layout.previews += 1;
    this.notes.preview({
      row: index,
      layout: layout.index,
      customer,
      orderId: cell(layout.orderId),
      status: cell(layout.status)
    });
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let i = 0; i < other.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Whether at least two cells are filled and few hold a digit, as in a row of headings. */
function isWordy(row: readonly string[]): boolean {
  let filled = 0;
  let digits = 0;
  for (const cell of row) {
    if (cell === '') continue;
    filled += 1;
    if (/\p{Nd}/u.test(cell)) digits += 1;
  }
  return filled > 1 && digits * 4 <= filled;
}
