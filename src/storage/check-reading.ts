/** A stored reading: the shape that the check screen, the ledger and the results file walk over. */
import type { Ledger, LedgerEntry } from '../core/ingest/ledger';
import type {
  CurrencyShare,
  FileInfo,
  LayoutReading,
  PreviewRow,
  Question,
  Reading,
  RoleGuess,
  RowCounts,
  RowIssue
} from '../core/ingest/reading';
import type { RuleEffect } from '../core/ingest/rules';
import { checkCurrencies, isLayoutKind, isRole, isRule } from './check-options';
import { isCount, isListOf, isNumber, isText, isTextOrNull } from './check-values';
import { isRecord } from './raw-record';

export function isReading(value: unknown): value is Reading {
  if (!isRecord(value)) return false;
  const { files, layouts, issues, questions, rules, disabledRules } = value;
  if (!isListOf(isLayout)(layouts) || layouts.length === 0) return false;
  if (!Array.isArray(files) || !files.every((file) => isFile(file, layouts.length))) return false;
  if (!Array.isArray(questions)) return false;
  return (
    typeof value.sample === 'boolean' &&
    isTextOrNull(value.currency) &&
    isSettled(value.currencies) &&
    isCounts(value.rows) &&
    isListOf(isIssue)(issues) &&
    questions.every((question) => isQuestion(question, layouts.length)) &&
    isListOf(isEffect)(rules) &&
    isListOf(isRule)(disabledRules) &&
    isLedger(value.ledger)
  );
}

/** How several currencies were settled, where there are several. */
function isSettled(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isRecord(value) || checkCurrencies(value.choice) === null) return false;
  const isShare = (share: unknown): share is CurrencyShare =>
    isRecord(share) && isText(share.currency) && isCount(share.rows) && isNumber(share.amount);
  return isListOf(isShare)(value.found);
}

function isLayout(value: unknown): value is LayoutReading {
  if (!isRecord(value)) return false;
  const { fingerprint, kind, dialect, columns, mapping, currency, preview } = value;
  return (
    isText(fingerprint) &&
    isLayoutKind(kind) &&
    isDialect(dialect) &&
    isListOf(isColumnInfo)(columns) &&
    isMapping(mapping, columns.length) &&
    isTextOrNull(currency) &&
    isListOf(isPreviewRow)(preview)
  );
}

function isDialect(value: unknown): value is LayoutReading['dialect'] {
  if (!isRecord(value)) return false;
  const { encoding, delimiter, dateOrder, dateCalendar, decimal } = value;
  const { encodingEvidence, delimiterEvidence, dateOrderEvidence, decimalEvidence } = value;
  return (
    [encoding, delimiter, dateOrder, dateCalendar, decimal].every(isText) &&
    [encodingEvidence, delimiterEvidence, dateOrderEvidence, decimalEvidence].every(isText) &&
    typeof value.bom === 'boolean' &&
    typeof value.mixedCalendars === 'boolean' &&
    (value.headerRow === null || isCount(value.headerRow)) &&
    isTextOrNull(value.quote) &&
    isTextOrNull(value.platform)
  );
}

function isColumnInfo(value: unknown): value is LayoutReading['columns'][number] {
  return isRecord(value) && isText(value.heading) && isListOf(isText)(value.samples);
}

function isMapping(value: unknown, columns: number): value is LayoutReading['mapping'] {
  const isGuess = (guess: unknown): guess is RoleGuess =>
    isRecord(guess) &&
    isCount(guess.column) &&
    guess.column < columns &&
    isText(guess.confidence) &&
    isText(guess.evidence);
  return (
    isRecord(value) &&
    Object.entries(value).every(([role, guess]) => isRole(role) && isGuess(guess))
  );
}

function isPreviewRow(value: unknown): value is PreviewRow {
  return (
    isRecord(value) &&
    isCount(value.line) &&
    isText(value.customer) &&
    [value.day, value.amount].every((cell) => cell === null || typeof cell === 'number') &&
    [value.orderId, value.status, value.reason].every(isTextOrNull)
  );
}

function isFile(value: unknown, layouts: number): value is FileInfo {
  return (
    isRecord(value) &&
    isText(value.name) &&
    isCount(value.size) &&
    isCount(value.rows) &&
    isCount(value.layout) &&
    value.layout < layouts &&
    isTextOrNull(value.unpackedFrom) &&
    isTextOrNull(value.part) &&
    isListOf(isText)(value.otherParts)
  );
}

function isCounts(value: unknown): value is RowCounts {
  return (
    isRecord(value) &&
    [value.read, value.accepted, value.rejected, value.ignored].every(isCount) &&
    isRecord(value.reasons) &&
    Object.values(value.reasons).every(isCount)
  );
}

function isIssue(value: unknown): value is RowIssue {
  return (
    isRecord(value) &&
    isCount(value.file) &&
    isCount(value.line) &&
    isText(value.reason) &&
    isTextOrNull(value.column) &&
    isText(value.text)
  );
}

function isQuestion(value: unknown, layouts: number): value is Question {
  if (!isRecord(value)) return false;
  const { kind, layout, choices, candidates, found } = value;
  if (kind === 'currencies') return Array.isArray(found) && found.every(isRecord);
  if (!isCount(layout) || layout >= layouts) return false;
  if (kind === 'role') return isListOf(isCount)(candidates);
  // Some can only be answered by typing.
  return isText(kind) && isText(value.sample) && (choices === undefined || Array.isArray(choices));
}

function isEffect(value: unknown): value is RuleEffect {
  return (
    isRecord(value) && isRule(value.rule) && typeof value.on === 'boolean' && isCount(value.rows)
  );
}

function isLedger(value: unknown): value is Ledger {
  if (!isRecord(value)) return false;
  const { rowsRead, rowsAccepted, orders, customers, spellings, amountRead, revenue } = value;
  return (
    [rowsRead, rowsAccepted, orders, customers, spellings].every(isCount) &&
    [amountRead, revenue].every(isNumber) &&
    isListOf(isLedgerEntry)(value.entries)
  );
}

function isLedgerEntry(value: unknown): value is LedgerEntry {
  return (
    isRecord(value) &&
    (value.what === 'dropped' || value.what === 'merged' || value.what === 'changed') &&
    isText(value.code) &&
    isCount(value.rows) &&
    (value.amount === null || isNumber(value.amount)) &&
    isListOf(isPlace)(value.places)
  );
}

function isPlace(value: unknown): value is LedgerEntry['places'][number] {
  return isRecord(value) && isCount(value.file) && isCount(value.line);
}
