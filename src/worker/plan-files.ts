/** What the files hold and how they are read, from the start of each. */
import type { EncodingGuess } from '../core/ingest/encoding';
import type { Ledger } from '../core/ingest/ledger';
import {
  IngestError,
  type DecimalMark,
  type FileInfo,
  type Reading,
  type ReadOptions,
  type RowCounts
} from '../core/ingest/reading';
import { DEFAULT_DISABLED_RULES } from '../core/ingest/row-rules';
import type { ShopData } from '../core/orders/customer-summary';
import { readHead, type NamedBlob } from './head';
import {
  besideOrders,
  keyOf,
  layoutQuestions,
  layoutReading,
  planLayouts,
  type Layout,
  type ProvenDecimals,
  type Source
} from './layouts';
import type { FileOrigin, Progress } from './protocol';
import { MAX_ROWS, streamFile, type RowTaker } from './stream';

export interface ReadHooks {
  onProgress?: (progress: Progress) => void;
  /** What each file was unpacked from before it came here. */
  origins?: readonly (FileOrigin | null)[];
  /** Bytes that are read at once. */
  sliceBytes?: number;
  /** Bytes that are decoded and parsed at once. */
  pieceBytes?: number;
}

export interface ReadOutcome {
  reading: Reading;
  /** null while a question is open without whose answer there are no orders. */
  table: ShopData | null;
}

/** Files with what their starts say, orders before what is joined to them. */
export interface Plan {
  sources: Source[];
  infos: FileInfo[];
  layouts: Layout[];
  options: ReadOptions;
  decimals: ProvenDecimals;
  hooks: ReadHooks;
}

/** A reading with what it says of its own guesses. */
export interface Attempt extends ReadOutcome {
  revised: Map<string, DecimalMark>;
}

/** Looks at the start of each file and decides how each layout is read. */
export async function planFiles(
  files: readonly { file: NamedBlob; origin: FileOrigin }[],
  options: ReadOptions,
  hooks: ReadHooks,
  encodings: readonly (EncodingGuess | undefined)[] = [],
  decimals: ProvenDecimals = new Map()
): Promise<Plan> {
  if (files.length === 0) throw new RangeError('no files');
  const found: { source: Source; origin: FileOrigin }[] = [];
  for (const [place, { file, origin }] of files.entries()) {
    const head = await readHead(file, options, encodings[place]);
    found.push({ source: { file, head, place }, origin });
  }
  let layouts = await planLayouts(
    found.map(({ source }) => source),
    decimals
  );
  if (layouts.some(({ plan }) => plan.kind === 'orders')) {
    layouts = layouts.map((layout) => besideOrders(layout, decimals));
  }
  const layoutOf = ({ head }: Source): Layout | undefined =>
    layouts.find((layout) => layout.key === keyOf(head.shape));
  checkKinds(found.map(({ source }) => ({ name: source.file.name, layout: layoutOf(source) })));
  // What is joined to the orders comes after them.
  const isJoined = (layout: Layout | undefined): boolean => layout?.plan.kind === 'customers';
  const last = <T>(list: readonly T[], joined: (entry: T) => boolean): T[] => [
    ...list.filter((entry) => !joined(entry)),
    ...list.filter(joined)
  ];
  const ranked = last(layouts, isJoined);
  const ordered = last(found, ({ source }) => isJoined(layoutOf(source)));
  const infos = ordered.map(({ source, origin }): FileInfo => {
    const { name, size } = source.file;
    const key = keyOf(source.head.shape);
    const layout = ranked.findIndex((one) => one.key === key);
    return { name, size, rows: 0, layout, ...origin };
  });
  const sources = ordered.map(({ source }) => source);
  return { sources, infos, layouts: ranked, options, decimals, hooks };
}

/** @throws IngestError where the files do not go together */
function checkKinds(files: readonly { name: string; layout: Layout | undefined }[]): void {
  for (const { name, layout } of files) {
    if (layout?.plan.customerless !== true) continue;
    const { platform } = layout.plan;
    throw new IngestError({ code: 'no-customer-column', file: name, platform });
  }
  const [first] = files;
  if (first === undefined) return;
  const summary = files.find(({ layout }) => layout?.plan.kind === 'summary');
  if (summary !== undefined) {
    const other = files.find(({ layout }) => layout !== summary.layout);
    if (other === undefined) return;
    throw new IngestError({ code: 'mixed-kinds', file: other.name, first: summary.name });
  }
  if (files.every(({ layout }) => layout?.plan.kind === 'customers')) {
    throw new IngestError({ code: 'no-orders-file', file: first.name });
  }
}

const NO_ROWS: RowCounts = { read: 0, accepted: 0, rejected: 0, ignored: 0, reasons: {} };
const EMPTY_LEDGER: Ledger = {
  rowsRead: 0,
  rowsAccepted: 0,
  orders: 0,
  customers: 0,
  spellings: 0,
  amountRead: 0,
  revenue: 0,
  entries: []
};

/** What can be said before any row is read. */
export function unread({ infos, layouts, options }: Plan): Reading {
  return {
    files: infos,
    sample: false,
    layouts: layouts.map((layout) => layoutReading(layout, null, [])),
    currency: layouts[0]?.plan.currency ?? null,
    rows: NO_ROWS,
    issues: [],
    questions: layouts.flatMap((layout, index) => layoutQuestions(layout, index, null)),
    rules: [],
    disabledRules: [...(options.disabledRules ?? DEFAULT_DISABLED_RULES)],
    ledger: EMPTY_LEDGER
  };
}

/** Rows to make room for, from the length of an average one in each file. */
export function expectedRows(sources: readonly Source[]): number {
  const rows = sources.reduce((sum, { file, head }) => sum + file.size / head.bytesPerRow, 0);
  return Math.min(MAX_ROWS, Math.ceil(rows * 1.02) + 16);
}

/** Streams the files one after the other; a file without a row is refused. */
export async function streamAll(
  plan: Plan,
  taker: RowTaker & { startFile(layout: number): void },
  onTable: (
    source: Source,
    headings: readonly string[],
    below: readonly string[][]
  ) => number | null
): Promise<void> {
  const { sources, infos, hooks } = plan;
  const totalBytes = sources.reduce((sum, { file }) => sum + file.size, 0);
  let bytesBefore = 0;
  for (const [index, source] of sources.entries()) {
    const { file, head, place } = source;
    const rowsBefore = taker.rowCount;
    taker.startFile(infos[index]?.layout ?? 0);
    await streamFile(file, place, head, taker, {
      ...(hooks.sliceBytes === undefined ? {} : { sliceBytes: hooks.sliceBytes }),
      ...(hooks.pieceBytes === undefined ? {} : { pieceBytes: hooks.pieceBytes }),
      onBytes: (bytes) => {
        const read = { bytes: bytesBefore + bytes, totalBytes, rows: taker.rowCount };
        hooks.onProgress?.({ phase: 'reading', ...read });
      },
      onTable: (headings, below) => onTable(source, headings, below)
    });
    if (taker.rowCount === rowsBefore) {
      throw new IngestError({ code: 'header-only', file: file.name });
    }
    bytesBefore += file.size;
  }
}
