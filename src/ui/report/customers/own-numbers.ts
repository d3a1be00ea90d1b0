/** The numbers of the table, for the definitions that it opens. */
import type { Report } from '../../../core/report-schema';
import { proportion } from '../../../core/math/intervals';
import type { CustomersPage } from '../../../core/schema/customers';
import type { Forecast } from '../../../core/schema/forecast';
import type { OwnNumbers } from '../../../i18n/definition';

export function definitionNumbers(
  { settings }: Report,
  forecast: Forecast | null,
  page: CustomersPage | null
): OwnNumbers {
  if (!forecast || !page?.forecast) return {};
  const { orders, low, high, value, valueLow, valueHigh } = forecast.total;
  const months = forecast.settings.horizonMonths;
  const holdouts = forecast.holdout?.origins ?? [];
  return {
    pAlive: proportion(page.lists.active ?? 0, page.all),
    ...(orders === null || low === null || high === null
      ? {}
      : { expectedOrders: { value: orders, low, high, months } }),
    ...(value === null || valueLow === null || valueHigh === null
      ? {}
      : {
          expectedValue: {
            value,
            low: valueLow,
            high: valueHigh,
            months,
            currency: settings.currency
          }
        }),
    ...(holdouts.length === 0
      ? {}
      : {
          forecastInterval: {
            held: holdouts.filter(({ chosen }) => chosen.held).length,
            of: holdouts.length
          }
        })
  };
}
