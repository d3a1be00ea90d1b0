/** Answers to the questions on single customers. */
import type { ShopData } from '../orders/customer-summary';
import type { OnForecastProgress } from '../questions';
import type {
  CustomerPage,
  CustomerQuestion,
  CustomersPage,
  CustomersQuestion
} from '../schema/customers';
import type { Settings } from '../settings';

/** A stretch of the table of all customers. */
export function customersPage(
  _data: ShopData,
  _settings: Settings,
  _question: CustomersQuestion,
  _onProgress: OnForecastProgress
): CustomersPage {
  throw new RangeError('no customers yet');
}

/** One customer, or null where nobody has that name. */
export function customerPage(
  _data: ShopData,
  _settings: Settings,
  _question: CustomerQuestion,
  _onProgress: OnForecastProgress
): CustomerPage | null {
  throw new RangeError('no customers yet');
}
