/** What the page can ask of the orders at hand beside the report. */
import type { DimensionId } from './filter/condition';
import type {
  CustomerPage,
  CustomerQuestion,
  CustomersPage,
  CustomersQuestion
} from './schema/customers';
import type { Forecast, NoForecast } from './schema/forecast';
import type { MembersQuestion, MembersReport, NoMembers } from './schema/members';
import type { ValueGroups } from './schema/value-groups';
import type { CellCustomers, CellQuestion } from './schema/cell';
import type { GroupsReport } from './schema/groups';
import type { Dimension } from './schema/selection';

export type Question =
  /** What the orders can be filtered and broken down by. */
  | { kind: 'dimensions' }
  /** The customers of the selection by a dimension. */
  | { kind: 'groups'; dimension: DimensionId }
  /** The customers behind a cell of the cohort table. */
  | ({ kind: 'cell' } & CellQuestion)
  /** The table of customers and the page of one: both can be asked for without the forecast. */
  | ({ kind: 'customers' } & CustomersQuestion)
  | ({ kind: 'customer' } & CustomerQuestion)
  | ForecastQuestion;

/** What rests on the forecast: the first of them takes a while, and tells how far it is. */
export type ForecastQuestion =
  | { kind: 'forecast' }
  | ({ kind: 'customers'; forecast: true } & CustomersQuestion)
  | ({ kind: 'customer'; forecast: true } & CustomerQuestion)
  /** What customers are worth by a dimension. */
  | { kind: 'value-groups'; dimension: DimensionId }
  | ({ kind: 'members' } & MembersQuestion);

/** How far a forecast is. */
export interface ForecastProgress {
  phase: 'forecasting';
  step: 'fit' | 'holdout' | 'ahead' | 'customers' | 'groups';
  done: number;
  of: number;
}
export type OnForecastProgress = (progress: ForecastProgress) => void;

export interface Answers {
  dimensions: Dimension[];
  groups: GroupsReport;
  cell: CellCustomers;
  forecast: Forecast | NoForecast;
  customers: CustomersPage;
  /** null where nobody has that name. */
  customer: CustomerPage | null;
  'value-groups': ValueGroups;
  members: MembersReport | NoMembers;
}

export type QuestionKind = Question['kind'];
export type AnswerTo<Q extends Question> = Answers[Q['kind']];

const FORECAST_KINDS: ReadonlySet<QuestionKind> = new Set<ForecastQuestion['kind']>([
  'forecast',
  'customers',
  'customer',
  'value-groups',
  'members'
]);

/** Whether a question needs the forecast, which can take a while. */
export function restsOnForecast<Q extends Question>(question: Q): question is Q & ForecastQuestion {
  return 'forecast' in question ? question.forecast : FORECAST_KINDS.has(question.kind);
}
