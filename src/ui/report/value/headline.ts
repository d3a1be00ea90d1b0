/** The forecast in two sentences. Pure. */
import type { Report } from '../../../core/report-schema';
import type { Forecast } from '../../../core/schema/forecast';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

/**
 * What the present customers are likely to do, and what that is worth.
 * @example ['Your 2,357 customers will likely place 1,240 orders in the next 12 months (1,150 to 1,330).', 'These are worth …']
 */
export function headlineSentences(
  { customers, settings, total }: Forecast,
  report: Report,
  m: Pick<Messages, 'forecast'>,
  f: Formatter
): string[] {
  const text = m.forecast.sentence;
  const { money } = dress(report, f);
  const { horizonMonths: months, annualDiscountRate, grossMargin } = settings;
  const whole = (value: number): string => f.integer(Math.round(value));
  const { orders, low, high, value, valueLow, valueHigh } = total;
  const margin = grossMargin !== null;
  const range = [money(valueLow ?? value ?? 0), money(valueHigh ?? value ?? 0)] as const;
  if (orders === null) {
    return value === null
      ? [text.none]
      : [text.lifetime(customers, money(value), ...range, margin)];
  }
  return [
    text.orders(customers, Math.round(orders), whole(low ?? orders), whole(high ?? orders), months),
    value === null
      ? text.noValue
      : text.worth(money(value), ...range, margin, annualDiscountRate > 0)
  ];
}
