import type { Report } from '../core/report-schema';
import type { SpendTrend } from '../core/schema/forecast';
import { isoToDay } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

type Periods = SpendTrend['periods'];
type MoneyWords = Pick<Messages, 'money'>;

/**
 * The average order by period, as paid, and in the prices of a month where the report has an index.
 * @param prices the month, by its name; null without an index
 */
export function spendChart(
  periods: Periods,
  prices: string | null,
  report: Report,
  look: ChartLook,
  m: MoneyWords,
  f: Formatter
): LineConfiguration {
  const { granularity, calendar, currency } = report.settings;
  const { colours } = look;
  const text = m.money.trend;
  const line = (label: string, colour: string, data: (number | null)[], dash: number[]) => ({
    label,
    data,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    borderDash: dash,
    pointRadius: periods.length > 40 ? 0 : 2.5,
    pointHoverRadius: 5,
    pointStyle: 'circle' as const,
    fill: false as const
  });
  return {
    type: 'line',
    data: {
      labels: periods.map(({ start }) => f.periodShort(isoToDay(start), granularity, calendar)),
      datasets: [
        ...(prices === null
          ? []
          : [
              line(
                text.realSeries(prices),
                colours.accent,
                periods.map(({ meanReal }) => meanReal),
                []
              )
            ]),
        line(
          text.paid,
          prices === null ? colours.accent : colours.fresh,
          periods.map(({ mean }) => mean),
          prices === null ? [] : [6, 3]
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), offset: periods.length === 1 },
        y: {
          ...valueAxis(look, (value, largest) => f.moneyCompact(value, currency, largest)),
          min: 0
        }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => {
              const start = periods[items[0]?.dataIndex ?? -1]?.start;
              return start === undefined ? '' : f.period(isoToDay(start), granularity, calendar);
            },
            label: (item) =>
              `${item.dataset.label ?? ''}: ${f.money(item.parsed.y ?? NaN, currency)}`,
            footer: (items) => {
              const orders = periods[items[0]?.dataIndex ?? -1]?.orders;
              return orders === undefined ? '' : `${text.columns.orders}: ${f.integer(orders)}`;
            }
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** The chart in one sentence: where it begins and where it ends. */
export function describeSpend(
  periods: Periods,
  report: Report,
  m: MoneyWords,
  f: Formatter
): string {
  const { granularity, calendar, currency } = report.settings;
  const point = (one: Periods[number] | undefined): string =>
    one === undefined
      ? ''
      : `${f.money(one.mean, currency)} (${f.period(isoToDay(one.start), granularity, calendar)})`;
  return m.money.trend.alt(point(periods[0]), point(periods.at(-1)));
}
