/** The sentences round the table of customers. */
import { MIN_REPEAT_BUYERS } from '../../../core/clv/models/fit';
import type { Report } from '../../../core/report-schema';
import type { CustomersPage } from '../../../core/schema/customers';
import type { NoForecast } from '../../../core/schema/forecast';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

/** Why nothing is expected of anybody. */
export function noForecastText(
  { reason, repeatBuyers }: NoForecast,
  m: Pick<Messages, 'forecast'>
): string {
  const words = m.forecast.none;
  const why = {
    'few-repeat-buyers': words.few(repeatBuyers, MIN_REPEAT_BUYERS),
    'no-time': words.noTime,
    'no-days': words.noDays,
    'no-model': words.noModel
  }[reason];
  return `${words.title(reason)}. ${why}`;
}

/** How many customers are listed, what they have brought, and what they may bring yet. */
export function shownText(
  { matching, all, totals, horizonMonths }: CustomersPage,
  money: (amount: number) => string,
  m: Pick<Messages, 'customers'>,
  f: Formatter
): string {
  const words = m.customers;
  const shown = words.shown(matching, all);
  if (matching === 0) return shown;
  const { orders, revenue, expectedOrders, expectedValue } = totals;
  const toCome = words.totalsToCome(
    // Of a few customers there is less than one order to expect, and that is not none.
    expectedOrders === null
      ? null
      : expectedOrders < 10
        ? f.decimal(expectedOrders, 1)
        : f.integer(Math.round(expectedOrders)),
    expectedValue === null ? null : money(expectedValue),
    horizonMonths
  );
  return [shown, words.totals(orders, revenue > 0 ? money(revenue) : null), toCome]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What a value to come is of: revenue or margin, discounted or not. */
export function valueBasis(
  { settings }: Report,
  m: Pick<Messages, 'customers'>,
  f: Formatter
): string {
  const { grossMargin, annualDiscountRate } = settings;
  const rate = annualDiscountRate > 0 ? f.percent(annualDiscountRate) : '';
  const words = m.customers.basis;
  return grossMargin === null ? words.revenue(rate) : words.margin(f.percent(grossMargin), rate);
}
