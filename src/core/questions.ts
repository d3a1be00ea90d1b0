/** What the page can ask of the orders at hand beside the report. */
import type { DimensionId } from './filter/condition';
import type { CellCustomers, CellQuestion } from './schema/cell';
import type { GroupsReport } from './schema/groups';
import type { Dimension } from './schema/selection';

export type Question =
  /** What the orders can be filtered and broken down by. */
  | { kind: 'dimensions' }
  /** The customers of the selection by a dimension. */
  | { kind: 'groups'; dimension: DimensionId }
  /** The customers behind a cell of the cohort table. */
  | ({ kind: 'cell' } & CellQuestion);

export interface Answers {
  dimensions: Dimension[];
  groups: GroupsReport;
  cell: CellCustomers;
}

export type QuestionKind = Question['kind'];
export type AnswerTo<Q extends Question> = Answers[Q['kind']];
