/** Files by the layout that they share, and how each layout is read. */
import { fingerprintOf } from '../core/ingest/fingerprint';
import { planColumns, type ColumnPlan, type TableShape } from '../core/ingest/plan';
import { columnKinds, type ColumnKind } from '../core/ingest/row-fields';
import type { DateDecision } from '../core/ingest/dates';
import type {
  DecimalMark,
  Dialect,
  LayoutReading,
  LayoutOptions,
  PreviewRow,
  Question,
  ReadOptions,
  Role
} from '../core/ingest/reading';
import { readProbes, type FileHead, type NamedBlob } from './head';

/** A file with what its start says. */
export interface Source {
  file: NamedBlob;
  head: FileHead;
  /** Index among the files as they were given. */
  place: number;
}

/** How files with one row of headings are read. */
export interface Layout {
  /** Depends on the headings as they are read, the user's decisions included. */
  key: string;
  shape: TableShape;
  /** Of the first file. */
  head: FileHead;
  options: LayoutOptions;
  plan: ColumnPlan;
  /** What each column's cells are; null where too few rows tell. */
  kinds: ColumnKind[] | null;
}

/** Marks that a first reading proved, by the layout's key. */
export type ProvenDecimals = ReadonlyMap<string, DecimalMark>;

const PLANNED_ROWS = 300;

export function keyOf(shape: TableShape): string {
  return fingerprintOf(shape.headings, shape.width);
}

/** Plans each layout from its first file, in the order of these. */
export async function planLayouts(
  sources: readonly Source[],
  decimals: ProvenDecimals
): Promise<Layout[]> {
  const layouts = new Map<string, Layout>();
  for (const { file, head } of sources) {
    const key = keyOf(head.shape);
    if (layouts.has(key)) continue;
    const { shape, rows, options } = head;
    const probes = await readProbes(file, head);
    layouts.set(key, makeLayout({ key, shape, head, options }, rows, probes, decimals));
  }
  return [...layouts.values()];
}

/**
 * Figures by customer beside orders tell of the customers; the orders tell the
 * figures. Where the user said what the file holds, that stays.
 */
export function besideOrders(layout: Layout, decimals: ProvenDecimals): Layout {
  const { plan, options, head } = layout;
  if (plan.kind !== 'summary' || options.kind !== undefined) return layout;
  return makeLayout(
    { ...layout, options: { ...options, kind: 'customers' } },
    head.rows,
    [],
    decimals
  );
}

/** Plans a table that stands below another one in a file. */
export function planTable(
  head: FileHead,
  headings: readonly string[],
  below: readonly string[][],
  options: ReadOptions,
  decimals: ProvenDecimals
): Layout {
  const shape: TableShape = {
    headerRow: null,
    headings: headings.map((cell) => cell.trim()),
    width: headings.length
  };
  const key = keyOf(shape);
  const own = options.layouts?.[key] ?? options.layouts?.['*'] ?? {};
  const rows = below.slice(0, PLANNED_ROWS);
  const remembered = options.remembered?.includes(key) === true;
  const ownHead: FileHead = { ...head, shape, fingerprint: key, options: own, remembered };
  return makeLayout({ key, shape, head: ownHead, options: own }, rows, [], decimals);
}

function makeLayout(
  layout: Omit<Layout, 'plan' | 'kinds'>,
  rows: readonly string[][],
  probes: readonly string[][],
  decimals: ProvenDecimals
): Layout {
  const { key, shape, head, options } = layout;
  const decimal = options.decimal === undefined ? decimals.get(key) : undefined;
  const chosen = decimal === undefined ? options : { ...options, decimal };
  const plan = planColumns(shape, rows, probes, chosen, head.remembered);
  return {
    key,
    shape,
    head,
    options,
    kinds: columnKinds(rows, shape.width),
    plan: decimal === undefined ? plan : { ...plan, decimalEvidence: 'revised' }
  };
}

/** Column by role. */
export function columnsOf({ mapping }: ColumnPlan): Partial<Record<Role, number>> {
  const columns: Partial<Record<Role, number>> = {};
  for (const [role, guess] of Object.entries(mapping) as [Role, { column: number }][]) {
    columns[role] = guess.column;
  }
  return columns;
}

/** What the user decided of the dates, for the column that reads them. */
export function dateHintOf({ dateOrder, dateCalendar }: LayoutOptions): {
  order?: NonNullable<LayoutOptions['dateOrder']>;
  calendar?: NonNullable<LayoutOptions['dateCalendar']>;
} {
  return {
    ...(dateOrder === undefined ? {} : { order: dateOrder }),
    ...(dateCalendar === undefined ? {} : { calendar: dateCalendar })
  };
}

/** What the check screen shows of a layout; `dates` is null where it was not read to its end. */
export function layoutReading(
  layout: Layout,
  dates: DateDecision | null,
  preview: PreviewRow[]
): LayoutReading {
  const { plan, head, options } = layout;
  const dialect: Dialect = {
    encoding: head.encoding.encoding,
    encodingEvidence: head.encoding.evidence,
    bom: head.encoding.bom,
    delimiter: head.dialect.delimiter,
    delimiterEvidence: head.dialect.evidence,
    quote: head.dialect.quote,
    headerRow: layout.shape.headerRow,
    dateOrder: dates?.order ?? options.dateOrder ?? 'ymd',
    dateOrderEvidence: decided(options.dateOrder, head) ?? dates?.evidence ?? 'default',
    dateCalendar: dates?.calendar ?? options.dateCalendar ?? 'gregory',
    mixedCalendars: dates?.mixedCalendars ?? false,
    decimal: plan.decimal,
    decimalEvidence: plan.decimalEvidence,
    platform: plan.platform
  };
  return {
    fingerprint: head.fingerprint,
    kind: plan.kind,
    dialect,
    columns: plan.columns,
    mapping: plan.mapping,
    currency: plan.currency,
    preview
  };
}

function decided(choice: unknown, head: FileHead): 'user' | 'remembered' | undefined {
  if (choice === undefined) return undefined;
  return head.remembered ? 'remembered' : 'user';
}

/** What is open about a layout once its rows are read. */
export function layoutQuestions(
  layout: Layout,
  index: number,
  dates: DateDecision | null
): Question[] {
  const questions: Question[] = layout.plan.questions.map((question) => ({
    ...question,
    layout: index
  }));
  const dated = ['date', 'firstDate', 'lastDate'].some((role) => role in layout.plan.mapping);
  const open = dates !== null && dates.ambiguous && dates.choices.length > 1;
  const { dateOrder, dateCalendar } = layout.options;
  // Where the readings differ in calendar, the answer names it too.
  const byCalendar = dates?.choices.some(({ calendar }) => calendar !== undefined) === true;
  const answered = dateOrder !== undefined && (!byCalendar || dateCalendar !== undefined);
  if (dated && open && !answered) {
    const { sample, choices } = dates;
    questions.unshift({ kind: 'date-order', sample, choices, layout: index });
  }
  return questions;
}

/** The unit of money changes no number; every other question does. */
export function blocks(question: Question): boolean {
  return question.kind !== 'currency-unit';
}
