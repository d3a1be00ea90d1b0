/**
 * How a file was read: the choices, why they were made, what was left out,
 * and what only the user can decide. Codes and numbers only; the sentences
 * are made in i18n.
 */

import type { TimeUnitDays } from '../orders/customer-summary';
import type { AttributeRole } from '../orders/order-table';
import type { Ledger } from './ledger';
import type { Rule, RuleEffect, RowReason } from './rules';

export type EncodingId =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1256'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1250'
  | 'iso-8859-9';

export type Quote = '"' | "'";

export type Delimiter = ',' | ';' | '\t' | '|' | '؛' | '،';

/**
 * Order of the parts of a numeric date, or what else the column holds.
 * `text` are dates with a month name; `excel` are serial day numbers, which
 * `excel-1904` counts from 1904 (only the user can know); `unix` are seconds or milliseconds since 1970.
 */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'text' | 'excel' | 'excel-1904' | 'unix';

export type DecimalMark = '.' | ',';

/**
 * What a column is used for. `firstDate` to `monetary` are of a list with one
 * row for each customer. A column with another role or none stays available
 * as an attribute of the orders.
 */
export type Role =
  // Who
  | 'customer'
  | 'email'
  | 'phone'
  | 'name'
  | 'lastName'
  // When and how much
  | 'date'
  | 'time'
  | 'amount'
  | 'unitPrice'
  | 'refund'
  | 'currency'
  | 'orderId'
  // One row for each customer
  | 'firstDate'
  | 'lastDate'
  | 'orderCount'
  | 'revenue'
  | 'frequency'
  | 'recency'
  | 'age'
  | 'monetary'
  // What else is known of the order or the customer
  | AttributeRole;

/** How sure a guess is: `sure` needs no look, `check` is likely, `unsure` must be asked. */
export type Confidence = 'sure' | 'check' | 'unsure';

/** Why a choice was made, for the check screen. */
export type Evidence =
  | 'platform'
  | 'heading'
  | 'values'
  | 'bom'
  | 'user'
  /** The user's own decision on an earlier file with the same headings. */
  | 'remembered'
  | 'default'
  | 'statistics'
  /** A first guess that later rows disproved. */
  | 'revised';

export interface RoleGuess {
  /** Index of the column in the file, from 0. */
  column: number;
  confidence: Confidence;
  evidence: Evidence;
}

/** Columns by role; a role without a column is absent. */
export type Mapping = Partial<Record<Role, RoleGuess>>;

export interface Dialect {
  encoding: EncodingId;
  encodingEvidence: Evidence;
  bom: boolean;
  delimiter: Delimiter;
  delimiterEvidence: Evidence;
  /** null where quotes are letters like any other. */
  quote: Quote | null;
  /** Index of the heading row among the non-blank records, from 0; null for a file without one. */
  headerRow: number | null;
  dateOrder: DateOrder;
  dateOrderEvidence: Evidence;
  dateCalendar: 'gregory' | 'persian';
  /** Whether the dates are of both calendars, each told by its year. */
  mixedCalendars: boolean;
  decimal: DecimalMark;
  decimalEvidence: Evidence;
  /** Name of a recognised platform's export (a key such as `shopify_orders`), or null. */
  platform: string | null;
}

export interface ColumnInfo {
  /** Heading as written; '' where it is empty. */
  heading: string;
  /** Up to three different non-empty values, as written. */
  samples: string[];
}

/** Rows by what became of them; `read = accepted + rejected + ignored`. */
export interface RowCounts {
  read: number;
  accepted: number;
  rejected: number;
  ignored: number;
  /** Count of rows by reason; a reason without rows is absent. */
  reasons: Partial<Record<RowReason, number>>;
}

/** A row that was not used. `text` is the record as read, kept for the first ones only. */
export interface RowIssue {
  /** Index into `files`. */
  file: number;
  /** Line of the file on which the record starts, from 1. */
  line: number;
  reason: RowReason;
  /** Heading of the column at fault, where one is. */
  column: string | null;
  /** The offending value or the start of the record, at most 200 characters. */
  text: string;
}

/** One row of the preview: the record as it was understood. */
export interface PreviewRow {
  line: number;
  customer: string;
  /** Day number, or null where the row was not accepted. */
  day: number | null;
  amount: number | null;
  orderId: string | null;
  status: string | null;
  /** null for an accepted row. */
  reason: RowReason | null;
}

/** How a doubtful date could be read. */
export interface DateReading {
  order: DateOrder;
  /** Day number. */
  day: number;
  /** Given where the readings differ in the calendar of a year in two digits: it belongs to the answer. */
  calendar?: 'gregory' | 'persian';
}

/** What only the user can decide about a layout. */
export type LayoutQuestion =
  | { kind: 'date-order'; sample: string; choices: DateReading[] }
  | { kind: 'decimal'; sample: string; choices: { decimal: DecimalMark; amount: number }[] }
  | { kind: 'role'; role: 'customer' | 'date' | 'amount'; candidates: number[] }
  /** Toman or rial: 1 toman is 10 rial. */
  | { kind: 'currency-unit'; sample: string; choices: ('IRT' | 'IRR')[] }
  /** Up to which day a list of customers counts that tells their ages, but no days; the longest age as written. */
  | { kind: 'observation-end'; sample: string }
  /** Whether t_x and T of a list of customers are in days, weeks or months; each choice with the longest T in days. */
  | { kind: 'time-unit'; sample: string; choices: { unit: TimeUnitDays; days: number }[] };

/** What only the user can decide. `layout` is an index into the reading's layouts. */
export type Question =
  | (LayoutQuestion & { layout: number })
  /** Orders in several currencies: which one counts, or by what rates are they added? */
  | { kind: 'currencies'; found: CurrencyShare[] };

/** How much of the orders is in one currency. */
export interface CurrencyShare {
  /** ISO 4217 code, IRT for toman, '' for rows of a file that names none. */
  currency: string;
  rows: number;
  /** Sum of the amounts, in the currency. */
  amount: number;
}

/** What a file holds: orders, customers with what is known of them, or one row of figures for each customer. */
export type LayoutKind = 'orders' | 'customers' | 'summary';

export interface FileInfo {
  name: string;
  /** Bytes. */
  size: number;
  /** Data rows read from it. */
  rows: number;
  /** Index into the reading's layouts. */
  layout: number;
  /** What it was unpacked from: `gzip`, `zip` or `xlsx`; null for plain text. */
  unpackedFrom: 'gzip' | 'zip' | 'xlsx' | null;
  /** Name of the sheet or of the file inside, and the others that could be read. */
  part: string | null;
  otherParts: string[];
}

/** How the files with one row of headings were read. */
export interface LayoutReading {
  /** Depends on the headings alone; decisions are kept under it. */
  fingerprint: string;
  kind: LayoutKind;
  dialect: Dialect;
  columns: ColumnInfo[];
  mapping: Mapping;
  /** Currency code found in a heading, a column or the amounts; 'IRT' is toman. */
  currency: string | null;
  preview: PreviewRow[];
}

/** Everything the check screen shows and the results file keeps of the source. */
export interface Reading {
  files: FileInfo[];
  /** Whether the orders are the built-in sample shop. */
  sample: boolean;
  /** In the order of their first files; at least one. */
  layouts: LayoutReading[];
  /** Unit of the amounts in the orders. */
  currency: string | null;
  /** What the files hold where the user settled how several currencies count; absent else. */
  currencies?: { found: CurrencyShare[]; choice: CurrencyChoice };
  rows: RowCounts;
  /** The first rows that were not used, in file order, at most {@link MAX_ISSUES}. */
  issues: RowIssue[];
  questions: Question[];
  /** Every rule that touched a row, and every rule that is not as by default. */
  rules: RuleEffect[];
  /** Rules that are switched off. */
  disabledRules: Rule[];
  ledger: Ledger;
}

export const MAX_ISSUES = 50_000;
export const PREVIEW_ROWS = 20;

/** What the user decided about the files with one row of headings; anything absent is found from the file. */
export interface LayoutOptions {
  encoding?: EncodingId;
  delimiter?: Delimiter;
  quote?: Quote | null;
  headerRow?: number | null;
  kind?: LayoutKind;
  dateOrder?: DateOrder;
  dateCalendar?: 'gregory' | 'persian';
  decimal?: DecimalMark;
  /** Unit of the layout's amounts. */
  currency?: string;
  /** Unit of t_x and T in a list of customers. */
  timeUnitDays?: TimeUnitDays;
  /** Day number up to which a list of customers counts. */
  observationEnd?: number;
  /** Column by role; null says that the file has none. */
  roles?: Partial<Record<Role, number | null>>;
}

/** How amounts in several currencies become one sum. */
export type CurrencyChoice =
  /** Rows in others are left out. */
  | { keep: string }
  /** One unit of each currency in units of `into`, whose own rate is 1; '' is that of rows without one. */
  | { into: string; rates: Record<string, number> };

/** What the user decided; anything absent is found from the files. */
export interface ReadOptions {
  /** By the layout's fingerprint; `*` holds for every layout that has none of its own. */
  layouts?: Record<string, LayoutOptions>;
  /** Fingerprints of those layouts whose options come from an earlier session. */
  remembered?: string[];
  currencies?: CurrencyChoice;
  disabledRules?: Rule[];
  /** Sheet or inner file to read, by the name of the file. */
  parts?: Record<string, string>;
}

/** Why a file as a whole cannot be used. The screens turn each into words that say what to do. */
export type FileProblem =
  | { code: 'empty-file'; file: string }
  | {
      code: 'binary-file';
      file: string;
      looksLike: 'image' | 'pdf' | 'excel' | 'old-excel' | 'zip' | 'gzip' | 'unknown';
    }
  /** A compressed file or workbook that cannot be opened: damaged, or behind a password. */
  | { code: 'damaged-archive'; file: string; format: 'gzip' | 'zip' | 'xlsx' }
  | { code: 'encrypted-file'; file: string; format: 'zip' | 'xlsx' }
  /** It unpacks to more than the limit, in bytes. */
  | { code: 'unpacks-too-large'; file: string; limit: number }
  /** No table inside the archive or workbook. */
  | { code: 'nothing-inside'; file: string; format: 'zip' | 'xlsx' }
  | { code: 'header-only'; file: string }
  | { code: 'no-table'; file: string }
  | { code: 'line-too-long'; file: string; line: number; limit: number }
  | { code: 'too-many-columns'; file: string; columns: number; limit: number }
  | { code: 'too-many-rows'; file: string; limit: number }
  | { code: 'unreadable-file'; file: string }
  /** Customers or per-customer figures came without a file that they go with. */
  | { code: 'no-orders-file'; file: string }
  /** Orders and per-customer figures cannot be added up. */
  | { code: 'mixed-kinds'; file: string; first: string }
  | { code: 'no-customer-column'; file: string; platform: string | null }
  | { code: 'no-rows-accepted'; file: string; counts: RowCounts; reading: Reading };

/** A file problem as an exception, so that it can end a reading from any depth. */
export class IngestError extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.name = 'IngestError';
    this.problem = problem;
  }
}
