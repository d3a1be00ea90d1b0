/** From a sample of a file to a plan of reading it: headings, roles, decimal mark, open questions. */
import { currencyIn, detectAmountFormat, parseAmount } from './amounts';
import { planAttributes, type AttributePlan } from './attribute-plan';
import { findHeader, headingsAt, modalWidth } from './header';
import type { KeyKind } from './normalise';
import { columnsNamed } from './platforms';
import type { ColumnProfile } from './profile';
import type {
  ColumnInfo,
  DecimalMark,
  Evidence,
  LayoutKind,
  LayoutOptions,
  LayoutQuestion,
  Mapping,
  Role,
  RoleGuess
} from './reading';
import { guessRoles, scoreHeader, type RoleGuesses } from './roles';
import { isBlankRow, repairRow } from './row-fields';
import { hasSettlements, isArabic, statusClassifier, type StatusClass } from './status';
import { meaningsOf } from './vocabulary';

/** Where the table begins in a file and how wide it is. */
export interface TableShape {
  /** Index of the headings among the non-blank records, null without headings. */
  headerRow: number | null;
  /** As written; empty strings for a file without headings. */
  headings: string[];
  width: number;
  /** Records below the headings that explain them and hold no data; 0 where absent. */
  notes?: number;
}

/** A column that names the customer. */
export interface KeyColumn {
  column: number;
  kind: KeyKind;
  /** Column of the last name, where the name stands in two. */
  second?: number;
}

export interface ColumnPlan {
  platform: string | null;
  kind: LayoutKind;
  mapping: Mapping;
  columns: ColumnInfo[];
  /** Columns that name the customer, best first, with what they hold. */
  keys: KeyColumn[];
  lineItems: 'once' | 'sum' | 'unknown';
  /** Columns beside the status whose words say what a row is, such as a transaction's type. */
  types: readonly number[];
  /** What the words of the status and the types say in this file. */
  classify: (text: string) => StatusClass;
  /** Column that is filled only where the order was cancelled, or null. */
  cancelledAt: number | null;
  /** Column that, where it is filled and not zero, stands for the amount, or null. */
  adjusted: number | null;
  /** Column that, on a refund's row, holds the order id of the sale, or null. */
  refundOf: number | null;
  decimal: DecimalMark;
  decimalEvidence: Evidence;
  currency: string | null;
  /** What else is kept of the rows, in the order of the columns. */
  attributes: AttributePlan[];
  questions: LayoutQuestion[];
  /** No column names or could name the customer. */
  customerless: boolean;
}

/**
 * Finds the headings among the first records.
 * @param records the first records of the file, blank ones left out
 */
export function shapeOf(
  records: readonly (readonly string[])[],
  headerRow: number | null | undefined
): TableShape {
  const found = headerRow === undefined ? findHeader(records, scoreHeader) : headerRow;
  const header = found === null ? undefined : records[found];
  if (header === undefined) {
    const width = modalWidth(records);
    return { headerRow: null, headings: Array<string>(width).fill(''), width };
  }
  const shape = {
    headerRow: found,
    headings: headingsAt(records, found ?? 0),
    width: header.length
  };
  const below = records.slice((found ?? 0) + 1, (found ?? 0) + 3);
  return explainsHeadings(below[0], below[1]) ? { ...shape, notes: 1 } : shape;
}

/** Number of non-blank records above the first row of data. */
export function rowsBefore({ headerRow, notes = 0 }: TableShape): number {
  return headerRow === null ? 0 : headerRow + 1 + notes;
}

/** Whether a record tells in words what the columns hold, as the one below shows by holding numbers. */
function explainsHeadings(
  record: readonly string[] | undefined,
  next: readonly string[] | undefined
): boolean {
  if (record === undefined || next === undefined) return false;
  const filled = record.filter((cell) => cell.trim() !== '');
  if (filled.length < 3 || filled.some((cell) => /\p{Nd}/u.test(cell))) return false;
  const sentences = filled.filter((cell) => /\S\s+\S+\s+\S/.test(cell));
  const numbers = record.filter((cell, i) => cell !== '' && /\p{Nd}/u.test(next[i] ?? ''));
  return sentences.length >= 0.7 * filled.length && numbers.length >= 2;
}

const SAMPLE_VALUES = 3;
const ROLE_ROWS = 300;
/** Different texts that a column of types has at most. */
const MAX_TYPES = 60;

/**
 * Decides what each column is for.
 * @param rows records below the headings
 * @param spread further records from all over the file, for the decimal mark and the types
 * @param options what the user decided
 * @param remembered whether the decisions are from an earlier session
 */
export function planColumns(
  shape: TableShape,
  rows: readonly (readonly string[])[],
  spread: readonly (readonly string[])[],
  options: LayoutOptions,
  remembered = false
): ColumnPlan {
  const { headings, width } = shape;
  const dateColumn = headings.findIndex((heading) =>
    meaningsOf(heading).some(({ meaning }) => meaning === 'date')
  );
  const whole: (readonly string[])[] = [];
  for (const row of rows) {
    const fitted = row.length === width ? row : repairRow(row, width, dateColumn);
    if (fitted !== null && !isBlankRow(fitted)) whole.push(fitted);
    if (whole.length === ROLE_ROWS) break;
  }
  const guess = guessRoles(headings, whole, options.kind);
  const decided: Evidence = remembered ? 'remembered' : 'user';
  const mapping = withChoices(guess.mapping, options.roles, decided);
  const { platform, kind } = guess;
  const columnOf = (role: Role): number => mapping[role]?.column ?? -1;

  const all = [...whole, ...spread.filter((row) => row.length === width)];
  const amountColumn = moneyColumn(mapping);
  const amounts = all.map((row) => row[amountColumn] ?? '').filter((cell) => cell.trim() !== '');
  const format = detectAmountFormat(amounts);
  const questions =
    kind === 'orders'
      ? roleQuestions(mapping, guess.alternatives, width)
      : keyQuestion(mapping, kind, width);
  if (format.ambiguous && options.decimal === undefined && amountColumn >= 0) {
    const question = decimalQuestion(amounts);
    if (question !== null) questions.push(question);
  }
  const currency = options.currency ?? findCurrency(headings, mapping, amountColumn, whole);
  if (currency === null && amountColumn >= 0 && isPersian(headings) && !isArabic(headings)) {
    const sample = amounts[0] ?? '';
    questions.push({ kind: 'currency-unit', sample, choices: ['IRT', 'IRR'] });
  }
  const keys = keyColumns(mapping, whole);
  const types = guess.types.filter((column) => column !== columnOf('status'));
  return {
    platform: platform?.id ?? null,
    kind,
    mapping,
    columns: headings.map((heading, column) => ({ heading, samples: samplesOf(whole, column) })),
    keys,
    lineItems: guess.lineItems,
    types,
    classify: classifierFor(guess, headings, all, [columnOf('status'), ...types]),
    cancelledAt: columnsNamed(platform?.cancelledAt, headings)[0] ?? null,
    adjusted: columnsNamed(platform?.adjusted, headings)[0] ?? null,
    refundOf: refundColumn(platform, headings, columnOf('orderId')),
    decimal: options.decimal ?? format.decimal,
    decimalEvidence: options.decimal === undefined ? format.evidence : decided,
    currency,
    attributes: planAttributes(headings, mapping, guess.profiles),
    questions,
    customerless:
      kind === 'orders' && keys.length === 0 && (guess.alternatives.customer ?? []).length === 0
  };
}

/** The column that tells a refund's sale, which helps only where the orders go by the ids that it repeats. */
function refundColumn(
  platform: RoleGuesses['platform'],
  headings: readonly string[],
  orderId: number
): number | null {
  const { sale, id } = platform?.refundOf ?? {};
  if (!columnsNamed(id, headings).includes(orderId)) return null;
  return columnsNamed(sale, headings)[0] ?? null;
}

/** The column whose amounts show how numbers are written, −1 where there is none. */
function moneyColumn(mapping: Mapping): number {
  const { amount, unitPrice, revenue, monetary } = mapping;
  return (amount ?? unitPrice ?? revenue ?? monetary)?.column ?? -1;
}

/** What the words of the status and the types mean in this file. */
function classifierFor(
  { platform, profiles }: RoleGuesses,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly number[]
): (text: string) => StatusClass {
  const texts = new Set<string>();
  for (const column of columns) {
    // A column of many different texts is none of types.
    const { distinct = 0 }: Partial<ColumnProfile> = profiles[column] ?? {};
    if (distinct > MAX_TYPES) continue;
    for (const row of rows) {
      const text = (row[column] ?? '').trim();
      if (text !== '') texts.add(text);
    }
  }
  const classify = statusClassifier({
    arabic: isArabic(headings),
    settled: hasSettlements(texts),
    own: platform?.words
  });
  if (platform !== null || texts.size === 0) return classify;
  // Where every row is a "purchase" or a "transfer", the rows are what the shop calls its orders.
  for (const text of texts) if (classify(text) !== 'not-an-order') return classify;
  return (text) => {
    const status = classify(text);
    return status === 'not-an-order' && texts.has(text.trim()) ? 'ok' : status;
  };
}

const WHO: ReadonlySet<Role> = new Set<Role>(['customer', 'email', 'phone', 'name', 'lastName']);

function withChoices(mapping: Mapping, roles: LayoutOptions['roles'], evidence: Evidence): Mapping {
  const choices = Object.entries(roles ?? {}) as [Role, number | null][];
  const columns = new Set(choices.map(([, column]) => column));
  // A column that the user gives a role loses the one that was guessed, unless it names the customer.
  const chosen = new Map(
    (Object.entries(mapping) as [Role, RoleGuess][]).filter(
      ([role, { column }]) => WHO.has(role) || !columns.has(column)
    )
  );
  for (const [role, column] of choices) {
    if (column === null) chosen.delete(role);
    else chosen.set(role, { column, confidence: 'sure', evidence });
  }
  return Object.fromEntries(chosen);
}

/** Customers without a key cannot be joined to orders; figures can stand without one. */
function keyQuestion(mapping: Mapping, kind: LayoutKind, width: number): LayoutQuestion[] {
  const named = [mapping.customer, mapping.email, mapping.phone, mapping.name];
  if (kind === 'summary' || named.some((guess) => guess !== undefined)) return [];
  const candidates = Array.from({ length: width }, (_, column) => column);
  return [{ kind: 'role', role: 'customer', candidates }];
}

/** What has to be asked about the three columns without which there is no reading. */
function roleQuestions(
  mapping: Mapping,
  alternatives: Partial<Record<Role, number[]>>,
  width: number
): LayoutQuestion[] {
  const questions: LayoutQuestion[] = [];
  const all = Array.from({ length: width }, (_, column) => column);
  const ask = (role: 'customer' | 'date' | 'amount', open: boolean): void => {
    if (!open) return;
    const own = mapping[role]?.column;
    const likely = [...(own === undefined ? [] : [own]), ...(alternatives[role] ?? [])];
    const candidates = [...new Set(likely.length > 0 ? likely : all)];
    questions.push({ kind: 'role', role, candidates });
  };
  const unsure = (role: Role): boolean => mapping[role]?.confidence === 'unsure';
  const named =
    mapping.customer !== undefined ||
    mapping.email !== undefined ||
    mapping.phone !== undefined ||
    mapping.name !== undefined;
  const priced = mapping.unitPrice !== undefined && mapping.quantity !== undefined;
  ask('customer', !named || unsure('customer'));
  ask('date', mapping.date === undefined || unsure('date'));
  ask('amount', (mapping.amount === undefined && !priced) || unsure('amount'));
  return questions;
}

function decimalQuestion(amounts: readonly string[]): LayoutQuestion | null {
  for (const sample of amounts) {
    const point = parseAmount(sample, '.');
    const comma = parseAmount(sample, ',');
    if (point === comma || Number.isNaN(point) || Number.isNaN(comma)) continue;
    return {
      kind: 'decimal',
      sample,
      choices: [
        { decimal: '.', amount: point },
        { decimal: ',', amount: comma }
      ]
    };
  }
  return null;
}

/** Columns that name the customer: the mapped one, then e-mail, phone and name for guests. */
function keyColumns(mapping: Mapping, rows: readonly (readonly string[])[]): KeyColumn[] {
  const keys: KeyColumn[] = [];
  const { customer, email, phone, name, lastName } = mapping;
  const add = (column: number | undefined, kind: KeyKind): void => {
    if (column === undefined || keys.some((key) => key.column === column)) return;
    const joined = kind === 'name' && column === name?.column ? lastName?.column : undefined;
    keys.push(
      joined === undefined || joined === column
        ? { column, kind }
        : { column, kind, second: joined }
    );
  };
  if (customer !== undefined) {
    const { column } = customer;
    if (column === email?.column) add(column, 'email');
    else if (column === phone?.column) add(column, 'phone');
    else if (column === name?.column) add(column, 'name');
    else add(column, kindOf(rows.map((row) => row[column] ?? '')));
  }
  add(email?.column, 'email');
  add(phone?.column, 'phone');
  add(name?.column, 'name');
  return keys;
}

function kindOf(cells: readonly string[]): KeyKind {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const share = (test: RegExp): number =>
    filled.filter((cell) => test.test(cell)).length / Math.max(1, filled.length);
  if (share(/^\s*\S+@\S+\s*$/) > 0.5) return 'email';
  return share(/^\s*[\p{L}\p{Nd}#№_.:-]*\p{Nd}[\p{L}\p{Nd}#№_.:-]*\s*$/u) > 0.5 ? 'code' : 'name';
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const cell = (row[column] ?? '').slice(0, 200);
    if (cell.trim() === '' || samples.includes(cell)) continue;
    samples.push(cell);
    if (samples.length === SAMPLE_VALUES) break;
  }
  return samples;
}

function findCurrency(
  headings: readonly string[],
  mapping: Mapping,
  amountColumn: number,
  rows: readonly (readonly string[])[]
): string | null {
  const first = (column: number): string | null => {
    for (const row of rows) {
      const found = currencyIn(row[column] ?? '');
      if (found !== null) return found;
    }
    return null;
  };
  const column = mapping.currency?.column;
  return (
    (column === undefined ? null : first(column)) ??
    currencyIn(headings[amountColumn] ?? '') ??
    first(amountColumn) ??
    commonCurrency(headings)
  );
}

/** The one currency that other headings name, null where they name none or several. */
function commonCurrency(headings: readonly string[]): string | null {
  const named = new Set(headings.filter((heading) => /[([]/.test(heading)).map(currencyIn));
  named.delete(null);
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

/** Whether most headings are in the Arabic script: there the unit may be toman or rial. */
function isPersian(headings: readonly string[]): boolean {
  const filled = headings.filter((heading) => heading !== '');
  return filled.filter((heading) => /[\u0600-\u06ff]/.test(heading)).length * 2 > filled.length;
}
