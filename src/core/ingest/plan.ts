/** From a sample of a file to a plan of reading it: headings, roles, decimal mark, open questions. */
import { currencyIn, detectAmountFormat, parseAmount } from './amounts';
import { findHeader, modalWidth } from './header';
import type { KeyKind } from './normalise';
import type {
  ColumnInfo,
  DecimalMark,
  Evidence,
  Mapping,
  Question,
  ReadOptions,
  Role,
  RoleGuess
} from './reading';
import { guessRoles, scoreHeader } from './roles';
import { isBlankRow, repairRow } from './row-fields';

/** Where the table begins in a file and how wide it is. */
export interface TableShape {
  /** Index of the headings among the non-blank records, null without headings. */
  headerRow: number | null;
  /** As written; empty strings for a file without headings. */
  headings: string[];
  width: number;
}

export interface ColumnPlan {
  platform: string | null;
  mapping: Mapping;
  columns: ColumnInfo[];
  keys: { column: number; kind: KeyKind }[];
  lineItems: 'once' | 'sum' | 'unknown';
  /** Columns beside the status whose words say what a row is, such as a transaction's type. */
  types: readonly number[];
  /** Column that is filled only where the order was cancelled, or null. */
  cancelledAt: number | null;
  decimal: DecimalMark;
  decimalEvidence: Evidence;
  currency: string | null;
  questions: Question[];
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
  return { headerRow: found, headings: header.map((cell) => cell.trim()), width: header.length };
}

const SAMPLE_VALUES = 3;
const ROLE_ROWS = 300;

/**
 * Decides what each column is for.
 * @param rows records below the headings
 * @param spread further records from all over the file, for the decimal mark
 */
export function planColumns(
  shape: TableShape,
  rows: readonly (readonly string[])[],
  spread: readonly (readonly string[])[],
  options: ReadOptions
): ColumnPlan {
  const { headings, width } = shape;
  const fit = (row: readonly string[]): readonly string[] =>
    row.length === width ? row : (repairRow(row, width, -1) ?? []);
  const whole = rows
    .map(fit)
    .filter((row) => row.length === width && !isBlankRow(row))
    .slice(0, ROLE_ROWS);
  const guess = guessRoles(headings, whole);
  const mapping = withChoices(guess.mapping, options.roles);
  const columnOf = (role: Role): number => mapping[role]?.column ?? -1;

  const amountColumn = columnOf('amount') >= 0 ? columnOf('amount') : columnOf('unitPrice');
  const amounts = [...whole, ...spread.filter((row) => row.length === width)]
    .map((row) => row[amountColumn] ?? '')
    .filter((cell) => cell.trim() !== '');
  const format = detectAmountFormat(amounts);
  const decimal = options.decimal ?? format.decimal;
  const questions = roleQuestions(mapping, guess.alternatives, width);
  if (format.ambiguous && options.decimal === undefined) {
    const question = decimalQuestion(amounts);
    if (question !== null) questions.push(question);
  }
  const currency = options.currency ?? findCurrency(headings, mapping, amountColumn, whole);
  if (currency === null && isPersian(headings)) {
    const sample = amounts[0] ?? '';
    questions.push({ kind: 'currency-unit', sample, choices: ['IRT', 'IRR'] });
  }
  const keys = keyColumns(mapping, whole);
  return {
    platform: guess.platform,
    mapping,
    columns: headings.map((heading, column) => ({ heading, samples: samplesOf(whole, column) })),
    keys,
    lineItems: guess.lineItems,
    types: guess.types,
    cancelledAt: guess.cancelledAt,
    decimal,
    decimalEvidence: options.decimal === undefined ? format.evidence : 'user',
    currency,
    questions,
    customerless: keys.length === 0 && (guess.alternatives.customer ?? []).length === 0
  };
}

function withChoices(mapping: Mapping, roles: ReadOptions['roles']): Mapping {
  const chosen = new Map(Object.entries(mapping) as [Role, RoleGuess][]);
  for (const [role, column] of Object.entries(roles ?? {}) as [Role, number | null][]) {
    if (column === null) chosen.delete(role);
    else chosen.set(role, { column, confidence: 'sure', evidence: 'user' });
  }
  return Object.fromEntries(chosen);
}

/** What has to be asked about the three columns without which there is no reading. */
function roleQuestions(
  mapping: Mapping,
  alternatives: Partial<Record<Role, number[]>>,
  width: number
): Question[] {
  const questions: Question[] = [];
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

function decimalQuestion(amounts: readonly string[]): Question | null {
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
function keyColumns(
  mapping: Mapping,
  rows: readonly (readonly string[])[]
): { column: number; kind: KeyKind }[] {
  const keys: { column: number; kind: KeyKind }[] = [];
  const add = (column: number | undefined, kind: KeyKind): void => {
    if (column !== undefined && !keys.some((key) => key.column === column)) {
      keys.push({ column, kind });
    }
  };
  const { customer, email, phone, name } = mapping;
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
    first(amountColumn)
  );
}

/** Whether most headings are in the Arabic script: there the unit may be toman or rial. */
function isPersian(headings: readonly string[]): boolean {
  const filled = headings.filter((heading) => heading !== '');
  return filled.filter((heading) => /[\u0600-\u06ff]/.test(heading)).length * 2 > filled.length;
}
