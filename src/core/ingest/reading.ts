/**
 * How a file was read: the choices, why they were made, what was left out,
 * and what only the user can decide. Codes and numbers only; the sentences
 * are made in i18n.
 */

export type EncodingId =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1256'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1250'
  | 'iso-8859-9';

export type Delimiter = ',' | ';' | '\t' | '|' | '؛' | '،';

/**
 * Order of the parts of a numeric date, or what else the column holds.
 * `text` are dates with a month name; `excel` are serial day numbers;
 * `unix` are seconds or milliseconds since 1970.
 */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'text' | 'excel' | 'unix';

export type DecimalMark = '.' | ',';

/** What a column is used for. */
export type Role =
  | 'customer'
  | 'email'
  | 'phone'
  | 'name'
  | 'date'
  | 'time'
  | 'amount'
  | 'quantity'
  | 'unitPrice'
  | 'refund'
  | 'orderId'
  | 'status'
  | 'currency';

/** How sure a guess is: `sure` needs no look, `check` is likely, `unsure` must be asked. */
export type Confidence = 'sure' | 'check' | 'unsure';

/** Why a choice was made, for the check screen. */
export type Evidence =
  'platform' | 'heading' | 'values' | 'bom' | 'user' | 'default' | 'statistics';

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
  quote: '"';
  /** Index of the heading row among the non-blank records, from 0; null for a file without one. */
  headerRow: number | null;
  dateOrder: DateOrder;
  dateCalendar: 'gregory' | 'persian';
  decimal: DecimalMark;
  /** Name of a recognised platform's export (a key such as `shopify_orders`), or null. */
  platform: string | null;
}

export interface ColumnInfo {
  /** Heading as written; '' where it is empty. */
  heading: string;
  /** Up to three different non-empty values, as written. */
  samples: string[];
}

/** Why a row could not be used. */
export type RejectReason =
  'no-customer' | 'bad-customer' | 'bad-date' | 'bad-amount' | 'wrong-field-count';

/** A named rule by which a readable row is left out; the user can switch each. */
export type IgnoreRule =
  | 'cancelled'
  | 'unpaid'
  | 'test'
  | 'refunded-in-full'
  | 'zero-amount'
  | 'totals-line'
  | 'group-line'
  | 'repeated-header'
  | 'not-an-order'
  | 'duplicate-order';

export type RowReason = RejectReason | IgnoreRule;

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

/** What only the user can decide. */
export type Question =
  | { kind: 'date-order'; sample: string; choices: { order: DateOrder; day: number }[] }
  | { kind: 'decimal'; sample: string; choices: { decimal: DecimalMark; amount: number }[] }
  | { kind: 'role'; role: 'customer' | 'date' | 'amount'; candidates: number[] }
  | { kind: 'currency-unit'; sample: string; choices: ('IRT' | 'IRR')[] };

export interface FileInfo {
  name: string;
  /** Bytes. */
  size: number;
  /** Data rows read from it. */
  rows: number;
}

/** Everything the check screen shows and the results file keeps of the source. */
export interface Reading {
  files: FileInfo[];
  /** Whether the orders are the built-in sample shop. */
  sample: boolean;
  dialect: Dialect;
  columns: ColumnInfo[];
  mapping: Mapping;
  /** Currency code found in a heading, a column or the amounts; 'IRT' is toman. */
  currency: string | null;
  rows: RowCounts;
  /** The first rows that were not used, in file order, at most {@link MAX_ISSUES}. */
  issues: RowIssue[];
  preview: PreviewRow[];
  questions: Question[];
  /** Rules that are switched off, so that their rows count. */
  disabledRules: IgnoreRule[];
}

export const MAX_ISSUES = 50_000;
export const PREVIEW_ROWS = 20;

/** What the user decided; anything absent is found from the file. */
export interface ReadOptions {
  encoding?: EncodingId;
  delimiter?: Delimiter;
  headerRow?: number | null;
  dateOrder?: DateOrder;
  dateCalendar?: 'gregory' | 'persian';
  decimal?: DecimalMark;
  currency?: string;
  /** Column by role; null says that the file has none. */
  roles?: Partial<Record<Role, number | null>>;
  disabledRules?: IgnoreRule[];
}

/** Why a file as a whole cannot be used. The screens turn each into words that say what to do. */
export type FileProblem =
  | { code: 'empty-file'; file: string }
  | {
      code: 'binary-file';
      file: string;
      looksLike: 'image' | 'pdf' | 'excel' | 'old-excel' | 'zip' | 'gzip' | 'unknown';
    }
  | { code: 'header-only'; file: string }
  | { code: 'no-table'; file: string }
  | { code: 'line-too-long'; file: string; line: number; limit: number }
  | { code: 'too-many-columns'; file: string; columns: number; limit: number }
  | { code: 'too-many-rows'; file: string; limit: number }
  | { code: 'unreadable-file'; file: string }
  | { code: 'different-layout'; file: string; first: string }
  | { code: 'no-customer-column'; file: string; platform: string | null }
  | { code: 'no-rows-accepted'; file: string; counts: RowCounts };

/** A file problem as an exception, so that it can end a reading from any depth. */
export class IngestError extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.name = 'IngestError';
    this.problem = problem;
  }
}
