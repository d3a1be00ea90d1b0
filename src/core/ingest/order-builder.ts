/**
 * Rows in, orders out. Each row is read once into typed columns; what can
 * only be known from the whole file (the order of the date's parts, whether
 * line items repeat a total, which refund belongs to which order) is settled
 * at the end, in assemble.ts.
 */
import { parseAmount } from './amounts';
import { assemble, type Assembled } from './assemble';
import { Customers, DESTROYED, NOBODY } from './customers';
import { DateColumn, minuteOf, NO_DATE } from './dates';
import { detached } from './interner';
import { OrderIds } from './order-ids';
import type { KeyKind } from './normalise';
import {
  MAX_ISSUES,
  PREVIEW_ROWS,
  type DateOrder,
  type DecimalMark,
  type IgnoreRule,
  type Role
} from './reading';
import { isBlankRow, repairRow, triageLine } from './row-fields';
import {
  DEFAULT_DISABLED_RULES,
  fateOf,
  fateOfStatus,
  FIRST_REASON,
  REFUND,
  SALE
} from './row-rules';
import { RowStore } from './row-store';
import { classifyStatus } from './status';

/** Where the cells are, and how to read them. */
export interface RowPlan {
  headings: readonly string[];
  /** Number of fields of a whole row. */
  width: number;
  /** Column by role. */
  columns: Partial<Record<Role, number>>;
  /** Columns that name the customer, best first, with what they hold. */
  keys: readonly { column: number; kind: KeyKind }[];
  decimal: DecimalMark;
  dateHint: { order?: DateOrder; calendar?: 'gregory' | 'persian' };
  lineItems: 'once' | 'sum' | 'unknown';
  /** Columns beside the status whose words say what a row is, such as a transaction's type. */
  types?: readonly number[];
  /** Column that is filled only where the order was cancelled. */
  cancelledAt?: number | null;
  disabledRules?: readonly IgnoreRule[];
  /** Rows to make room for. */
  expectedRows: number;
}

/** An issue noted while reading; the line follows from the row. */
export interface EarlyIssue {
  row: number;
  column: number;
  text: string;
}

/** Cells of the first rows, kept for the preview. */
export interface EarlyPreview {
  row: number;
  customer: string;
  orderId: string | null;
  status: string | null;
}

const ABSENT = -1;
const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
const SPARE_STATUS = 64;

export class OrderBuilder {
  readonly rows: RowStore;
  readonly customers: Customers;
  readonly dates: DateColumn;
  readonly plan: RowPlan;
  readonly issues: EarlyIssue[] = [];
  readonly preview: EarlyPreview[] = [];
  /** First row of each file. */
  readonly fileStarts: number[] = [];
  /** Row that stands for each order; null as long as every row is an order of its own. */
  heads: Int32Array | null = null;
  readonly disabled: ReadonlySet<IgnoreRule>;

  #ids: OrderIds;
  #statusTexts: string[] = [];
  #statusFates: number[] = [];
  #fileStart = 0;

  // Columns as plain numbers: the row loop reads them for every row.
  #width: number;
  #date: number;
  #time: number;
  #amount: number;
  #quantity: number;
  #unitPrice: number;
  #refund: number;
  #orderId: number;
  #status: number;
  /** Columns that decide a row's fate, the status first. */
  #words: readonly number[];
  #cancelledAt: number;
  #key: number;
  #kind: KeyKind;
  #decimal: DecimalMark;

  constructor(plan: RowPlan) {
    const column = (role: Role): number => plan.columns[role] ?? ABSENT;
    this.plan = plan;
    this.disabled = new Set(plan.disabledRules ?? DEFAULT_DISABLED_RULES);
    this.rows = new RowStore(plan.expectedRows);
    this.customers = new Customers(Math.ceil(plan.expectedRows / 4), plan.keys.length > 1);
    this.dates = new DateColumn(plan.dateHint);
    this.#width = plan.width;
    this.#date = column('date');
    this.#time = column('time');
    this.#amount = column('amount');
    this.#quantity = column('quantity');
    this.#unitPrice = column('unitPrice');
    this.#refund = column('refund');
    this.#orderId = column('orderId');
    this.#status = column('status');
    this.#words = [this.#status, ...(plan.types ?? [])].filter((word) => word !== ABSENT);
    this.#cancelledAt = this.isOn('cancelled') ? (plan.cancelledAt ?? ABSENT) : ABSENT;
    this.#key = plan.keys[0]?.column ?? ABSENT;
    this.#kind = plan.keys[0]?.kind ?? 'name';
    this.#decimal = plan.decimal;
    this.#ids = new OrderIds(this.#orderId === ABSENT ? 0 : plan.expectedRows);
  }

  /** Number of orders met so far, refunds and orders left out later among them. */
  get orderCount(): number {
    return this.#orderId === ABSENT ? this.rows.count : this.#ids.size;
  }

  isOn = (rule: IgnoreRule): boolean => !this.disabled.has(rule);

  /** The rows that follow are from the next file. */
  startFile(): void {
    this.#fileStart = this.rows.count;
    this.fileStarts.push(this.rows.count);
  }

  /**
   * Takes records of the file, without its heading.
   * @param firstLine line on which the first one starts
   * @param lines where each starts, or null where each takes one line
   */
  addRows(records: readonly string[][], firstLine: number, lines: ArrayLike<number> | null): void {
    for (let i = 0; i < records.length; i++) {
      const record = records[i];
      if (record === undefined) continue;
      this.addRow(record, lines === null ? firstLine + i : (lines[i] ?? firstLine));
    }
  }

  /** Takes one record that starts on the given line. */
  addRow(record: readonly string[], line: number): void {
    let row = record;
    if (row.length !== this.#width) {
      if (isBlankRow(row)) return;
      const repaired = repairRow(row, this.#width, this.#date);
      if (repaired === null) {
        this.#addMisfit(row, line);
        return;
      }
      row = repaired;
    }
    const dateText = row[this.#date] ?? '';
    const date = this.dates.push(dateText);
    const amount =
      this.#amount >= 0
        ? parseAmount(row[this.#amount] ?? '', this.#decimal)
        : parseAmount(row[this.#unitPrice] ?? '', this.#decimal) *
          parseAmount(row[this.#quantity] ?? '', this.#decimal);
    let fate = SALE;
    let issueColumn = ABSENT;
    for (let i = 0; i < this.#words.length && fate === SALE; i++) {
      issueColumn = this.#words[i] ?? ABSENT;
      fate = this.#fateOfStatus(row[issueColumn] ?? '');
    }
    if (fate < FIRST_REASON && this.#cancelledAt >= 0 && isFilled(row[this.#cancelledAt])) {
      fate = fateOf('cancelled');
      issueColumn = this.#cancelledAt;
    }
    if (fate < FIRST_REASON) issueColumn = ABSENT;
    let customer = this.customers.find(row[this.#key] ?? '', this.#kind);
    if (customer < 0) customer = this.#guest(row, customer);
    if (date === NO_DATE || amount !== amount || customer < 0) {
      if (isBlankRow(row)) return;
      if (fate < FIRST_REASON) {
        const found = this.#diagnose(row, date, amount, customer);
        if (found.fate >= FIRST_REASON) {
          fate = found.fate;
          issueColumn = found.column;
        }
      }
      if (customer < 0) customer = NOBODY;
    }
    if (amount < 0 && fate < FIRST_REASON) fate = REFUND;

    const { rows } = this;
    const index = rows.add(line, customer, date, amount, fate);
    if (this.#orderId >= 0) {
      fate = this.#joinOrder(row[this.#orderId] ?? '', index, customer, date, fate);
    }
    if (fate >= FIRST_REASON) {
      const text = issueColumn >= 0 ? (row[issueColumn] ?? '') : '';
      this.#note(index, issueColumn, text);
    } else {
      if (this.#time >= 0) this.#setMinute(index, row[this.#time] ?? '');
      else if (dateText.length > 10) this.#setMinute(index, dateText);
      if (this.#refund >= 0) this.#takeRefund(index, row[this.#refund] ?? '');
    }
    if (index < PREVIEW_ROWS) this.#notePreview(index, row);
  }

  /** Settles what needed the whole file and hands over the orders. The builder is spent after it. */
  finish(): Assembled {
    // Only the rows and the heads are needed from here on.
    const orderCount = this.orderCount;
    this.#ids = new OrderIds(0);
    return assemble(this, orderCount);
  }

  #fateOfStatus(text: string): number {
    // Few statuses, met over and over: a small table of texts by length and ends.
    const length = text.length;
    if (length === 0) return SALE;
    const slot =
      (length * 7 + text.charCodeAt(0) * 3 + text.charCodeAt(length - 1)) & (SPARE_STATUS - 1);
    if (this.#statusTexts[slot] === text) return this.#statusFates[slot] ?? SALE;
    const fate = fateOfStatus(classifyStatus(text), this.isOn);
    this.#statusTexts[slot] = detached(text);
    this.#statusFates[slot] = fate;
    return fate;
  }

  /** The customer by another column, where the first names nobody. */
  #guest(row: readonly string[], first: number): number {
    const { keys } = this.plan;
    for (let i = 1; i < keys.length; i++) {
      const key = keys[i];
      if (key === undefined) break;
      const customer = this.customers.find(row[key.column] ?? '', key.kind);
      if (customer >= 0) return customer;
    }
    return first;
  }

  /** Gives the row its order and returns its fate, which a file read before may change. */
  #joinOrder(id: string, row: number, customer: number, date: number, fate: number): number {
    const ids = this.#ids;
    let found = ids.find(id);
    if (found < 0) {
      this.#setOrder(row, -1 - found);
      return fate;
    }
    let head = this.#headOf(found);
    const other = this.rows.customer[head] ?? NOBODY;
    if (customer >= 0 && other >= 0 && other !== customer) {
      found = ids.findPair(id, customer);
      if (found < 0) {
        this.#setOrder(row, -1 - found);
        return fate;
      }
      head = this.#headOf(found);
    }
    this.#shareOrder(row, found);
    if (head < this.#fileStart && fate === SALE && this.isOn('duplicate-order')) {
      this.rows.fate[row] = fateOf('duplicate-order');
      return fateOf('duplicate-order');
    }
    const headLacks = (this.rows.customer[head] ?? NOBODY) < 0 || this.rows.date[head] === NO_DATE;
    if (headLacks && customer >= 0 && date !== NO_DATE && this.heads !== null) {
      this.heads[found] = row;
    }
    return fate;
  }

  #headOf(order: number): number {
    return this.heads === null ? order : (this.heads[order] ?? 0);
  }

  /** The row begins a new order. */
  #setOrder(row: number, order: number): void {
    if (this.heads === null) return;
    if (order >= this.heads.length) {
      const wider = new Int32Array(Math.ceil(order * 1.5));
      wider.set(this.heads);
      this.heads = wider;
    }
    this.heads[order] = row;
    this.rows.setOrder(row, order);
  }

  /** The row belongs to an order that has begun: from now on rows and orders part company. */
  #shareOrder(row: number, order: number): void {
    this.heads ??= new Int32Array(this.rows.customer.length).map((_, index) => index);
    this.rows.setOrder(row, order);
  }

  #setMinute(row: number, text: string): void {
    // YYYY-MM-DD?HH:MM without a call for what is most common.
    if (text.length > 15 && text.charCodeAt(13) === 58 && text.charCodeAt(4) === 45) {
      const hour = (text.charCodeAt(11) - 48) * 10 + text.charCodeAt(12) - 48;
      const minute = (text.charCodeAt(14) - 48) * 10 + text.charCodeAt(15) - 48;
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
        this.rows.setMinute(row, hour * 60 + minute);
        return;
      }
    }
    const minute = minuteOf(text);
    if (minute >= 0) this.rows.setMinute(row, minute);
  }

  #takeRefund(row: number, text: string): void {
    if (text === '' || text === '0' || text === '0.00') return;
    const refund = Math.abs(parseAmount(text, this.#decimal));
    if (refund > 0) this.rows.setRefund(row, refund);
  }

  #diagnose(
    row: readonly string[],
    date: number,
    amount: number,
    customer: number
  ): { fate: number; column: number } {
    const { headings } = this.plan;
    const rule = triageLine(row, headings, this.#key, this.#orderId, date === NO_DATE);
    if (rule !== null && this.isOn(rule)) return { fate: fateOf(rule), column: ABSENT };
    const amountColumn = this.#amount >= 0 ? this.#amount : this.#unitPrice;
    const dateBlank = (row[this.#date] ?? '').trim() === '';
    const amountBlank = (row[amountColumn] ?? '').trim() === '';
    if (customer === DESTROYED) return { fate: fateOf('bad-customer'), column: this.#key };
    if (date === NO_DATE && !dateBlank) return { fate: fateOf('bad-date'), column: this.#date };
    if (amount !== amount && !amountBlank) {
      return { fate: fateOf('bad-amount'), column: amountColumn };
    }
    // What is blank may stand on another row of the same order.
    if (this.#orderId >= 0 && (row[this.#orderId] ?? '').trim() !== '') {
      return { fate: SALE, column: ABSENT };
    }
    if (customer < 0) return { fate: fateOf('no-customer'), column: this.#key };
    if (dateBlank) return { fate: fateOf('bad-date'), column: this.#date };
    return { fate: fateOf('bad-amount'), column: amountColumn };
  }

  /** A record whose fields do not fit the headings. */
  #addMisfit(row: readonly string[], line: number): void {
    const rule = triageLine(row, this.plan.headings, this.#key, -1, true);
    const reason = rule !== null && this.isOn(rule) ? rule : 'wrong-field-count';
    const index = this.rows.add(line, NOBODY, NO_DATE, Number.NaN, fateOf(reason));
    if (this.#orderId >= 0) this.#setOrder(index, this.#ids.append());
    this.#note(index, ABSENT, row.join(' ').slice(0, 200));
    if (index < PREVIEW_ROWS) this.#notePreview(index, row);
  }

  #note(row: number, column: number, text: string): void {
    if (this.issues.length >= MAX_ISSUES) return;
    this.issues.push({ row, column, text: detached(text.slice(0, 200)) });
  }

  #notePreview(index: number, row: readonly string[]): void {
    const cell = (column: number): string | null =>
      column < 0 ? null : detached((row[column] ?? '').slice(0, 200));
    let customer = cell(this.#key) ?? '';
    for (const key of this.plan.keys) if (customer === '') customer = cell(key.column) ?? '';
    this.preview.push({
      row: index,
      customer,
      orderId: cell(this.#orderId),
      status: cell(this.#status)
    });
  }
}
