/** The ledger as the page shows it: two columns that add up, and what cannot be accounted for. */
import type { Ledger, LedgerEntry } from '../../core/ingest/ledger';
import type { FileInfo, RowIssue } from '../../core/ingest/reading';

export interface LedgerBalance {
  dropped: LedgerEntry[];
  /** Merged first, then changed. */
  changed: LedgerEntry[];
  /** Money on the rows that count, before what the changes do to it. */
  amountAccepted: number;
  /** Rows that are neither accepted nor left out; 0 where the ledger balances. */
  rowsOff: number;
  /** Money that no entry explains; 0 where the ledger balances. */
  amountOff: number;
  /** Decimals with which the amounts are written: 0 where all are whole. */
  decimals: 0 | 2;
}

/** What rounding may add up to, relative to the money that went through. */
const ROUNDING = 1e-9;

/** Sorts the entries and tries whether both columns add up. */
export function balanceLedger(ledger: Ledger): LedgerBalance {
  const { entries, amountRead, revenue, rowsRead, rowsAccepted } = ledger;
  const bySize = (a: LedgerEntry, b: LedgerEntry): number => b.rows - a.rows;
  const of = (what: LedgerEntry['what']): LedgerEntry[] =>
    entries.filter((entry) => entry.what === what).sort(bySize);
  const dropped = of('dropped');
  const changed = [...of('merged'), ...of('changed')];
  const money = (list: readonly LedgerEntry[]): number =>
    list.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const amountAccepted = amountRead + money(dropped);
  const off = amountAccepted + money(changed) - revenue;
  const moved = entries.reduce((sum, { amount }) => sum + Math.abs(amount ?? 0), 0);
  const size = Math.abs(amountRead) + Math.abs(revenue) + moved;
  const amounts = [
    amountRead,
    revenue,
    amountAccepted,
    ...entries.map(({ amount }) => amount ?? 0)
  ];
  return {
    dropped,
    changed,
    amountAccepted,
    rowsOff: rowsRead - rowsAccepted - dropped.reduce((sum, { rows }) => sum + rows, 0),
    amountOff: Math.abs(off) <= Math.max(0.005, size * ROUNDING) ? 0 : off,
    decimals: amounts.every((amount) => Math.abs(amount - Math.round(amount)) < 0.005) ? 0 : 2
  };
}

/** Lines that the page shows of an entry; the CSV file holds the rest. */
export const LINES_SHOWN = 24;

export interface FileLines {
  file: string;
  lines: { line: number; text: string }[];
}

/** The first lines of an entry by file, with the offending text where it was kept. */
export function entryLines(
  entry: LedgerEntry,
  files: readonly Pick<FileInfo, 'name'>[],
  issues: readonly RowIssue[]
): FileLines[] {
  const shown = entry.places.slice(0, LINES_SHOWN);
  const texts = new Map<string, string>();
  if (entry.what === 'dropped') {
    const wanted = new Set(shown.map(({ file, line }) => `${file}:${line}`));
    for (const { file, line, reason, text } of issues) {
      const key = `${file}:${line}`;
      if (reason === entry.code && wanted.has(key)) texts.set(key, text);
      if (texts.size === wanted.size) break;
    }
  }
  const byFile = new Map<number, FileLines>();
  for (const { file, line } of shown) {
    let lines = byFile.get(file);
    if (!lines) {
      lines = { file: files[file]?.name ?? '', lines: [] };
      byFile.set(file, lines);
    }
    lines.lines.push({ line, text: texts.get(`${file}:${line}`) ?? '' });
  }
  return [...byFile.values()];
}
