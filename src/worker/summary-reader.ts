/** A list with one row of figures for each customer, from its bytes to its columns. */
import { SummaryBuilder } from '../core/summary/summary-builder';
import type { Question, Reading } from '../core/ingest/reading';
import { blocks, columnsOf, dateHintOf, layoutQuestions, layoutReading } from './layouts';
import { expectedRows, streamAll, unread, type Attempt, type Plan } from './plan-files';

/** Reads the files of a plan whose one layout is a list of customers' figures. */
export async function readSummary(plan: Plan): Promise<Attempt> {
  const [layout] = plan.layouts;
  if (layout === undefined) throw new RangeError('a plan has a layout');
  const { shape, options, plan: columns } = layout;
  const { disabledRules } = plan.options;
  const builder = new SummaryBuilder({
    headings: shape.headings,
    width: shape.width,
    columns: columnsOf(columns),
    keys: columns.keys,
    decimal: columns.decimal,
    dateHint: dateHintOf(options),
    attributes: columns.attributes,
    timeUnitDays: options.timeUnitDays,
    observationEnd: options.observationEnd,
    disabledRules,
    expectedRows: expectedRows(plan.sources)
  });
  await streamAll(plan, builder, () => {
    builder.startTable(null);
    return null;
  });
  const result = builder.finish();
  const questions: Question[] = [
    ...layoutQuestions(layout, 0, result.dates),
    ...result.questions.map((question) => ({ ...question, layout: 0 }))
  ];
  const reading: Reading = {
    ...unread(plan),
    files: plan.infos.map((info, index) => ({ ...info, rows: result.fileRows[index] ?? 0 })),
    layouts: [layoutReading(layout, result.dates, result.preview)],
    rows: result.counts,
    issues: result.issues,
    questions,
    rules: result.rules,
    ledger: result.ledger
  };
  const open = questions.some(blocks) || result.summary.customerCount === 0;
  return { reading, table: open ? null : result.summary, revised: new Map() };
}
