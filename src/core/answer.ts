/** Answers what the page asks beside the report. */
import { forecastOf } from './clv/forecast-question';
import { membersReport } from './clv/members';
import { valueByGroup } from './clv/value-groups';
import { customerPage } from './customers/customer';
import { customersPage } from './customers/customers';
import { cellCustomers } from './retention/cell-customers';
import { dimensionsOf } from './filter/dimensions';
import { groupsBy } from './groups/groups';
import { isCustomerSummary, type ShopData } from './orders/customer-summary';
import type { OrderTable } from './orders/order-table';
import type { Answers, OnForecastProgress, Question, QuestionKind } from './questions';
import type { Settings } from './settings';

/**
 * The answer to a question on a shop's orders, of the question's own kind.
 * @param onProgress told how far a forecast is
 * @throws RangeError where the question names what is not there, or needs
 *   single orders and the data are a list of customers.
 */
export function answerQuestion(
  data: ShopData,
  settings: Settings,
  question: Question,
  onProgress: OnForecastProgress = () => undefined
): Answers[QuestionKind] {
  switch (question.kind) {
    case 'dimensions':
      return dimensionsOf(ordersOf(data), settings);
    case 'groups':
      return groupsBy(ordersOf(data), settings, question.dimension);
    case 'cell':
      return cellCustomers(ordersOf(data), settings, question);
    case 'forecast':
      return forecastOf(data, settings, onProgress);
    case 'customers':
      return customersPage(data, settings, question, onProgress);
    case 'customer':
      return customerPage(data, settings, question, onProgress);
    case 'value-groups':
      return valueByGroup(data, settings, question.dimension, onProgress);
    case 'members':
      return membersReport(data, settings, question);
  }
}

function ordersOf(data: ShopData): OrderTable {
  if (isCustomerSummary(data)) throw new RangeError('a list of customers has no single orders');
  return data;
}
