/**
 * Files → orders: what each holds is found from its start, then all bytes are
 * streamed through one builder. A guess that later bytes disprove is revised,
 * and the files are read again.
 */
import type { EncodingGuess } from '../core/ingest/encoding';
import { IngestError, type ReadOptions } from '../core/ingest/reading';
import type { NamedBlob } from './head';
import { blocks, type ProvenDecimals } from './layouts';
import { readOrders } from './order-reader';
import {
  planFiles,
  unread,
  type Attempt,
  type Plan,
  type ReadHooks,
  type ReadOutcome
} from './plan-files';
import type { FileOrigin } from './protocol';
import { EncodingFault } from './stream';
import { readSummary } from './summary-reader';
import { unpack } from './unpack';

export type { NamedBlob } from './head';
export { MAX_COLUMNS } from './head';
export type { ReadHooks, ReadOutcome } from './plan-files';
export { MAX_ROWS } from './stream';

/**
 * Reads files into orders: one layout or several, with the customers that go
 * with them; or a list with one row of figures for each customer.
 * @returns the reading, and the orders unless it has a question that must be answered first
 * @throws IngestError where a file cannot be used
 */
export async function readFiles(
  files: readonly NamedBlob[],
  options: ReadOptions,
  hooks: ReadHooks = {}
): Promise<ReadOutcome> {
  const unpacked: { file: NamedBlob; origin: FileOrigin }[] = [];
  for (const [index, file] of files.entries()) {
    const { file: inner, ...origin } = await unpack(file, options.parts?.[file.name]);
    unpacked.push({ file: inner, origin: hooks.origins?.[index] ?? origin });
  }
  const encodings: (EncodingGuess | undefined)[] = [];
  const attempt = async (decimals: ProvenDecimals): Promise<Attempt> => {
    for (;;) {
      try {
        const plan = await planFiles(unpacked, options, hooks, encodings, decimals);
        return await readPlanned(plan);
      } catch (error) {
        if (!(error instanceof EncodingFault) || encodings[error.file] !== undefined) throw error;
        encodings[error.file] = error.found;
      }
    }
  };
  const first = await attempt(new Map());
  if (first.revised.size === 0) return finished(first);
  const second = await attempt(first.revised);
  return finished(badAmounts(second) < badAmounts(first) ? second : first);
}

/** The outcome without what only the reader needs. */
function finished({ reading, table }: Attempt): ReadOutcome {
  const { rows, questions, files } = reading;
  if (rows.accepted === 0 && rows.read > 0 && !questions.some(blocks)) {
    const file = files[0]?.name ?? '';
    throw new IngestError({ code: 'no-rows-accepted', file, counts: rows, reading });
  }
  return { reading, table };
}

function badAmounts({ reading }: Attempt): number {
  return reading.rows.reasons['bad-amount'] ?? 0;
}

function readPlanned(plan: Plan): Attempt | Promise<Attempt> {
  const asks = plan.layouts.some(({ plan: { questions } }) =>
    questions.some(({ kind }) => kind === 'role')
  );
  if (asks) return { reading: unread(plan), table: null, revised: new Map() };
  return plan.layouts.some((layout) => layout.plan.kind === 'summary')
    ? readSummary(plan)
    : readOrders(plan);
}
