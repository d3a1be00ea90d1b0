/**
 * Rows of a list with one row for each customer in, a {@link CustomerSummary}
 * out. Each row is read once; what needs the whole list (the order of the
 * date's parts, the unit of t_x and T, customers that come twice) is settled
 * at the end, in settle-summary.ts.
 */
import { parseAmount } from '../ingest/amounts';
import { Customers, DESTROYED } from '../ingest/customers';
import { DateColumn, type DateHint } from '../ingest/dates';
import { NO_DATE } from '../ingest/date-parts';
import { detached } from '../ingest/interner';
import { MAX_ISSUES, PREVIEW_ROWS, type DecimalMark, type Role } from '../ingest/reading';
import { fitRow, isBlankRow, isHeadingRow, triageLine } from '../ingest/row-fields';
import type { PlannedAttribute, PlannedKey } from '../ingest/row-plan';
import type { RepairCode, RowReason, Rule } from '../ingest/rules';
import type { TimeUnitDays } from '../orders/customer-summary';
import { FIGURES, FigureRows, M, ORDERS, REVENUE, T, T_X, X, type ListForm } from './figures';
import { SummaryAttributes } from './summary-attributes';
import { settleSummary, type SettledSummary } from './settle-summary';

/** Where the cells of the list are, and how to read them. The plan of an order layout will do. */
export interface SummaryPlan {
  headings: readonly string[];
  /** Number of fields of a whole row. */
  width: number;
  /** Column by role: firstDate, lastDate, orderCount, revenue, frequency, recency, age, monetary. */
  columns: Partial<Record<Role, number>>;
  /** Columns that name the customer, best first, with what they hold. */
  keys: readonly PlannedKey[];
  decimal: DecimalMark;
  attributes?: readonly PlannedAttribute[] | undefined;
  dateHint: DateHint;
  /** Unit of t_x and T that the user gave. */
  timeUnitDays?: TimeUnitDays | undefined;
  /** Day up to which the list counts, where the user gave it. */
  observationEnd?: number | undefined;
  disabledRules?: readonly Rule[] | undefined;
  /** Rows to make room for. */
  expectedRows: number;
}

/** What is noted of a row that is not used. */
export interface SummaryIssue {
  row: number;
  column: number;
  text: string;
}

const ABSENT = -1;

/** Role of each figure by its place, and why a row is refused whose figure cannot be read. */
const FIGURE_ROLES: readonly { place: number; role: Role; fault: RowReason }[] = [
  { place: ORDERS, role: 'orderCount', fault: 'bad-count' },
  { place: REVENUE, role: 'revenue', fault: 'bad-amount' },
  { place: X, role: 'frequency', fault: 'bad-count' },
  { place: T_X, role: 'recency', fault: 'bad-figures' },
  { place: T, role: 'age', fault: 'bad-figures' },
  { place: M, role: 'monetary', fault: 'bad-amount' }
];

/** What a row names as its customer: one cell, or the first and the last name. */
function keyText(cells: readonly string[], { column, second }: PlannedKey): string {
  const text = cells[column] ?? '';
  const more = second === undefined ? '' : (cells[second] ?? '').trim();
  return more === '' ? text : `${text} ${more}`;
}

export class SummaryBuilder {
  readonly plan: SummaryPlan;
  readonly rows: FigureRows;
  readonly customers: Customers;
  /** First and last days are written alike, so that one settles the other. */
  readonly dates: DateColumn;
  readonly form: ListForm;
  /** Whether the records that come may hold U+FFFD, so that it is looked for. */
  scanLetters = false;
  readonly attributes: SummaryAttributes;
  readonly issues: SummaryIssue[] = [];
  /** What the first rows name as their customer. */
  readonly preview: string[] = [];
  /** Rows whose fields were made to fit. */
  readonly repairs: { row: number; code: RepairCode }[] = [];
  /** Data rows of each file. */
  readonly fileRows: number[] = [];

  readonly #disabled: ReadonlySet<Rule>;
  readonly #first: number;
  readonly #last: number;
  readonly #figures: readonly { place: number; column: number; fault: RowReason }[];
  #otherTable = false;
  /** The record at which the last call stopped. */
  #stoppedAt: readonly string[] | null = null;

  constructor(plan: SummaryPlan) {
    const column = (role: Role): number => plan.columns[role] ?? ABSENT;
    this.plan = plan;
    this.rows = new FigureRows(plan.expectedRows);
    this.customers = new Customers(plan.expectedRows);
    this.customers.zeroIsGuest = plan.keys.length > 1;
    this.dates = new DateColumn(plan.dateHint);
    this.attributes = new SummaryAttributes(
      plan.attributes ?? [],
      plan.expectedRows,
      plan.decimal,
      plan.dateHint
    );
    this.#disabled = new Set(plan.disabledRules);
    this.#first = column('firstDate');
    // The one date of a list of customers is taken for their last order's.
    this.#last = plan.columns.lastDate ?? column('date');
    this.#figures = FIGURE_ROLES.map(({ place, role, fault }) => {
      return { place, column: column(role), fault };
    }).filter(({ column }) => column !== ABSENT);
    this.form = {
      firstDay: this.#first !== ABSENT,
      lastDay: this.#last !== ABSENT,
      has: FIGURE_ROLES.map(({ role }) => column(role) !== ABSENT)
    };
  }

  /** Number of data rows so far. */
  get rowCount(): number {
    return this.rows.count;
  }

  isOn(rule: Rule): boolean {
    return !this.#disabled.has(rule);
  }

  /** The rows that follow are from the next file. */
  startFile(): void {
    this.fileRows.push(0);
    this.#otherTable = false;
  }

  /** The rows that follow are of a further table in the file: of this list again (0), or of none (null), and left out. */
  startTable(layout: number | null): void {
    this.#otherTable = layout === null;
  }

  /**
   * Takes records of the file, without its heading, and returns how many: all,
   * or those before a row of headings of another table.
   * @param firstLine line on which the first one starts
   * @param lines where each starts, or null where each takes one line
   */
  addRows(
    records: readonly string[][],
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

  /** Notes a repair that was made before the rows came here. */
  noteRepair(code: RepairCode): void {
    this.repairs.push({ row: this.rows.count, code });
  }

  /**
   * Settles what needed the whole list. The builder is spent after it.
   */
  finish(): SettledSummary {
    return settleSummary(this);
  }

  /** Takes a record; false where it is the headings of another table. */
  #addRow(record: readonly string[], line: number): boolean {
    if (isBlankRow(record)) return true;
    const { plan, rows } = this;
    if (this.#otherTable) {
      if (record !== this.#stoppedAt && isHeadingRow(record, [], 0)) return false;
      this.#leaveOut(this.#begin(line, record), 'other-table', ABSENT, record);
      return true;
    }
    const fitted = fitRow(record, { width: plan.width, date: this.#last });
    if (fitted === null) {
      if (isHeadingRow(record, plan.headings, plan.width)) return false;
      const row = this.#begin(line, record);
      this.#leaveOut(row, this.#triage(record) ?? 'wrong-field-count', ABSENT, record);
      return true;
    }
    const cells = fitted.row;
    const first = this.#first < 0 ? NO_DATE : this.dates.push(cells[this.#first] ?? '');
    const last = this.#last < 0 ? NO_DATE : this.dates.push(cells[this.#last] ?? '');
    const row = this.#begin(line, cells);
    if (fitted.repair !== null) this.repairs.push({ row, code: fitted.repair });
    if (this.scanLetters && cells.some((cell) => cell.includes('\ufffd'))) {
      this.repairs.push({ row, code: 'undecodable' });
    }
    rows.first[row] = first;
    rows.last[row] = last;
    const found =
      this.#readFigures(row, cells) ??
      this.#findCustomer(row, cells) ??
      this.#missingDay(row, first, last);
    if (found === null) this.attributes.put(row, cells);
    else {
      if (this.#triage(cells) === null && isHeadingRow(cells, plan.headings, plan.width)) {
        this.#undo(row);
        return false;
      }
      this.#leaveOut(row, this.#triage(cells) ?? found.reason, found.column, cells);
    }
    return true;
  }

  #begin(line: number, cells: readonly string[]): number {
    if (this.fileRows.length === 0) this.startFile();
    const file = this.fileRows.length - 1;
    this.fileRows[file] = (this.fileRows[file] ?? 0) + 1;
    const row = this.rows.add(file, line);
    if (row < PREVIEW_ROWS) {
      const key = this.plan.keys.find(({ column }) => (cells[column] ?? '').trim() !== '');
      this.preview.push(key === undefined ? '' : detached(keyText(cells, key).slice(0, 200)));
    }
    return row;
  }

  /** Takes back the row begun last. */
  #undo(row: number): void {
    const file = this.fileRows.length - 1;
    this.fileRows[file] = (this.fileRows[file] ?? 1) - 1;
    this.rows.removeLast();
    this.preview.length = Math.min(this.preview.length, row);
    if (this.repairs.at(-1)?.row === row) this.repairs.pop();
  }

  /** Reads the figures into the row; the first that is none. */
  #readFigures(
    row: number,
    cells: readonly string[]
  ): { reason: RowReason; column: number } | null {
    const { figures } = this.rows;
    let fault: { reason: RowReason; column: number } | null = null;
    for (const { place, column, fault: reason } of this.#figures) {
      const cell = cells[column] ?? '';
      const value = parseAmount(cell, this.plan.decimal);
      figures[row * FIGURES + place] = value;
      if (value !== value && fault === null && cell.trim() !== '') fault = { reason, column };
    }
    // A customer of one transaction has no later one to tell the age or the amount of.
    const x = figures[row * FIGURES + X] ?? Number.NaN;
    if (x === 0) {
      const tx = figures[row * FIGURES + T_X] ?? Number.NaN;
      if (this.form.has[T_X] === true && tx !== tx && fault === null) {
        figures[row * FIGURES + T_X] = 0;
      }
      figures[row * FIGURES + M] = Number.NaN;
    }
    return fault;
  }

  #findCustomer(
    row: number,
    cells: readonly string[]
  ): { reason: RowReason; column: number } | null {
    const { plan, customers } = this;
    let destroyed = false;
    for (const key of plan.keys) {
      const customer = customers.find(keyText(cells, key), key.kind);
      if (customer >= 0) {
        this.rows.customer[row] = customer;
        return null;
      }
      destroyed ||= customer === DESTROYED;
      // The next column would name another spelling of somebody who cannot be told.
      if (destroyed) break;
    }
    const column = plan.keys[0]?.column ?? ABSENT;
    return { reason: destroyed ? 'bad-customer' : 'no-customer', column };
  }

  /** A day that is blank or none, unless the customer has no order that could have one. */
  #missingDay(
    row: number,
    first: number,
    last: number
  ): { reason: RowReason; column: number } | null {
    if (this.rows.figure(row, ORDERS) === 0) return null;
    if (this.form.firstDay && first === NO_DATE) return { reason: 'bad-date', column: this.#first };
    if (this.form.lastDay && last === NO_DATE) return { reason: 'bad-date', column: this.#last };
    return null;
  }

  /** Leaves out a row that was read; its figures tell what is wrong with it. */
  refuse(row: number, reason: RowReason): void {
    this.rows.reason[row] = reason;
    if (this.issues.length >= MAX_ISSUES) return;
    const faulty = this.#figures.find(({ fault }) => fault === reason);
    const text = faulty === undefined ? '' : String(this.rows.figure(row, faulty.place));
    this.issues.push({ row, column: faulty?.column ?? ABSENT, text });
  }

  #triage(cells: readonly string[]): RowReason | null {
    const rule = triageLine(cells, this.plan.headings, this.plan.keys[0]?.column ?? -1, -1, true);
    return rule !== null && this.isOn(rule) ? rule : null;
  }

  #leaveOut(row: number, reason: RowReason, column: number, cells: readonly string[]): void {
    this.rows.reason[row] = reason;
    if (this.issues.length >= MAX_ISSUES) return;
    const text = column < 0 ? cells.join(' ') : (cells[column] ?? '');
    this.issues.push({ row, column, text: detached(text.slice(0, 200)) });
  }
}
