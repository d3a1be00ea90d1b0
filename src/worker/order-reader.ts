/** Files of orders, and of customers that are joined to them, from their bytes to the order table. */
import { OrderBuilder } from '../core/ingest/order-builder';
import type { DecimalMark, Question, Reading } from '../core/ingest/reading';
import type { RowPlan } from '../core/ingest/row-plan';
import {
  blocks,
  columnsOf,
  dateHintOf,
  layoutQuestions,
  layoutReading,
  planTable,
  type Layout
} from './layouts';
import { expectedRows, streamAll, unread, type Attempt, type Plan } from './plan-files';

/** Reads the files of a plan whose layouts are orders and customers. */
export async function readOrders(plan: Plan): Promise<Attempt> {
  const { sources, options } = plan;
  const layouts = [...plan.layouts];
  const builder = new OrderBuilder({
    expectedRows: expectedRows(sources),
    ...(options.disabledRules === undefined ? {} : { disabledRules: options.disabledRules }),
    ...(options.currencies === undefined ? {} : { currencies: options.currencies })
  });
  for (const layout of layouts) builder.addLayout(rowPlanOf(layout));
  const tablesCount = options.disabledRules?.includes('other-table') === true;
  await streamAll(plan, builder, ({ head }, headings, below) => {
    const table = planTable(head, headings, below, options, plan.decimals);
    const known = layouts.findIndex(({ key }) => key === table.key);
    const joins = table.plan.kind === 'customers' || tablesCount;
    const readable =
      !table.plan.customerless && !table.plan.questions.some(({ kind }) => kind === 'role');
    if (known < 0 && joins && readable) {
      layouts.push(table);
      builder.startTable(builder.addLayout(rowPlanOf(table)));
      return headings.length;
    }
    builder.startTable(known < 0 ? null : known);
    return known < 0 ? null : headings.length;
  });
  const result = builder.finish();
  const questions: Question[] = layouts.flatMap((layout, index) =>
    layoutQuestions(layout, index, result.dates[index] ?? null)
  );
  const { currencies: found, currenciesOpen } = result;
  const choice = currenciesOpen ? undefined : options.currencies;
  if (currenciesOpen) questions.push({ kind: 'currencies', found });
  const reading: Reading = {
    ...unread(plan),
    files: plan.infos.map((info, index) => ({ ...info, rows: result.fileRows[index] ?? 0 })),
    layouts: layouts.map((layout, index) =>
      layoutReading(layout, result.dates[index] ?? null, result.previews[index] ?? [])
    ),
    currency: result.currency ?? layouts[0]?.plan.currency ?? null,
    ...(choice !== undefined && found.length > 0 ? { currencies: { found, choice } } : {}),
    rows: result.counts,
    issues: result.issues,
    questions,
    rules: result.rules,
    ledger: result.ledger
  };
  const revised = new Map<string, DecimalMark>();
  for (const [index, revision] of result.revise.entries()) {
    const layout = layouts[index];
    if (revision === null || layout === undefined || layout.options.decimal !== undefined) continue;
    revised.set(layout.key, revision.decimal);
  }
  const open = questions.some(blocks) || result.table.orderCount === 0;
  return { reading, table: open ? null : result.table, revised };
}

function rowPlanOf({ shape, plan, options, kinds }: Layout): RowPlan {
  return {
    kind: plan.kind === 'customers' ? 'customers' : 'orders',
    headings: shape.headings,
    width: shape.width,
    columns: columnsOf(plan),
    keys: plan.keys,
    decimal: plan.decimal,
    dateHint: dateHintOf(options),
    lineItems: plan.lineItems,
    types: plan.types,
    cancelledAt: plan.cancelledAt,
    classify: plan.classify,
    adjusted: plan.adjusted,
    refundOf: plan.refundOf,
    kinds,
    attributes: plan.attributes,
    currency: plan.currency
  };
}
