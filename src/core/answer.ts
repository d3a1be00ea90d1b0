/** Answers what the page asks beside the report. */
import { cellCustomers } from './retention/cell-customers';
import { dimensionsOf } from './filter/dimensions';
import { groupsBy } from './groups/groups';
import type { ShopData } from './orders/customer-summary';
import { isCustomerSummary } from './orders/customer-summary';
import type { Answers, Question, QuestionKind } from './questions';
import type { Settings } from './settings';

/**
 * The answer to a question on a shop's orders, of the question's own kind.
 * @throws RangeError for a list of customers, which has no single orders, and
 *   where the question names what is not there.
 */
export function answerQuestion(
  data: ShopData,
  settings: Settings,
  question: Question
): Answers[QuestionKind] {
  if (isCustomerSummary(data)) throw new RangeError('a list of customers has no single orders');
  switch (question.kind) {
    case 'dimensions':
      return dimensionsOf(data, settings);
    case 'groups':
      return groupsBy(data, settings, question.dimension);
    case 'cell':
      return cellCustomers(data, settings, question);
  }
}
