import type { LedgerEntry } from '../core/ingest/ledger';
import type { Reading } from '../core/ingest/reading';
import type { ChangeCode, RowReason } from '../core/ingest/rules';
import type { Messages } from '../i18n/messages';
import { csvFile, type Cell } from './csv';

/** Without the last digits, which are only rounding. */
const money = (amount: number | null): Cell => (amount === null ? null : Number(amount.toFixed(6)));

/** Words for what became of a row. */
type LabelOf = (code: RowReason | ChangeCode) => string;

/**
 * The ledger as a table for a spreadsheet, with headings and names in the
 * user's language and a code beside each name. Its columns add up: the rows
 * and the amounts above a result come to the result, as every entry puts its
 * amount on its first line and one row on each line that follows, and a
 * closing line stands for the rows whose places were not kept.
 *
 * @param labelOf name of a reason, rule or repair
 * @returns columns: what, code, file, line, rows (signed), rows touched, amount (signed)
 */
export function ledgerCsv(
  { files, ledger }: Pick<Reading, 'files' | 'ledger'>,
  words: Messages['ledger'],
  labelOf: LabelOf
): string {
  const { csv } = words;
  const dropped = ledger.entries.filter((entry) => entry.what === 'dropped');
  const others = ledger.entries.filter((entry) => entry.what !== 'dropped');

  const ofEntry = (entry: LedgerEntry): Cell[][] => {
    const label = labelOf(entry.code);
    const isDropped = entry.what === 'dropped';
    const count = (rows: number): Cell[] => (isDropped ? [-rows, null] : [null, rows]);
    const unplaced = entry.rows - entry.places.length;
    return [
      [label, entry.code, null, null, null, null, money(entry.amount)],
      ...entry.places.map(({ file, line }) => [
        label,
        entry.code,
        files[file]?.name ?? null,
        line,
        ...count(1),
        null
      ]),
      ...(unplaced > 0
        ? [[csv.more(unplaced), entry.code, null, null, ...count(unplaced), null]]
        : [])
    ];
  };

  return csvFile([
    [csv.what, csv.code, csv.file, csv.line, csv.rows, csv.touched, csv.amount],
    [words.read, 'read', null, null, ledger.rowsRead, null, money(ledger.amountRead)],
    ...dropped.flatMap(ofEntry),
    [words.accepted, 'accepted', null, null, ledger.rowsAccepted, null, null],
    ...others.flatMap(ofEntry),
    [words.revenue, 'revenue', null, null, null, null, money(ledger.revenue)]
  ]);
}
