/** What the view of value derives from the forecast: definitions, tables, what needs a word. Pure. */
import type { FanPoint } from '../../../charts/fan-series';
import type { FitConcern } from '../../../core/clv/models/fit';
import type { Report } from '../../../core/report-schema';
import type { Forecast, NewCustomerForecast } from '../../../core/schema/forecast';
import type { Cell } from '../../../export/csv';
import type { OwnNumbers } from '../../../i18n/definition';
import { dress } from '../../../i18n/dress';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import { NO_NUMBER } from '../../../i18n/numbers';
import type { TableContent } from '../chart-tables';

/** Months that a fan shows of a lifetime. */
const LONGEST = 36;

export const fanMonths = ({ settings }: Forecast): number => settings.horizonMonths ?? LONGEST;

/** The forecast's own numbers, for the definitions of this view. */
export function ownNumbers(forecast: Forecast | null, report: Report): OwnNumbers {
  if (!forecast) return {};
  const { alive, customers, holdout, money, newCustomer, settings, total } = forecast;
  const { currency } = report.settings;
  const { horizonMonths: months, annualDiscountRate } = settings;
  const origins = holdout?.origins ?? [];
  return {
    pAlive: {
      rate: customers > 0 ? alive.expected / customers : null,
      numerator: Math.round(alive.expected),
      denominator: customers
    },
    expectedOrders:
      total.orders === null
        ? null
        : {
            value: total.orders,
            low: total.low ?? total.orders,
            high: total.high ?? total.orders,
            months
          },
    expectedValue:
      total.value === null
        ? null
        : {
            value: total.value,
            low: total.valueLow ?? total.value,
            high: total.valueHigh ?? total.value,
            months,
            currency
          },
    customerEquity: money.equity && { ...money.equity, currency },
    newCustomerValue: {
      firstOrder: newCustomer.firstOrder,
      value: newCustomer.value,
      months,
      currency
    },
    expectedSpend: { mean: forecast.spend.populationMean, currency },
    forecastInterval:
      origins.length === 0
        ? null
        : { held: origins.filter(({ chosen }) => chosen.held).length, of: origins.length },
    discountRate: { yearly: annualDiscountRate }
  };
}

/** What a newcomer is worth within the horizon, the first order included; null where nothing of it is known. */
export function newcomerWorth({ firstOrder, value }: NewCustomerForecast): number | null {
  if (firstOrder === null && value === null) return null;
  return (firstOrder ?? 0) + (value ?? 0);
}

/** Sentences on what the data lack, where it changes how the forecast is to be read. */
export function forecastNotes(forecast: Forecast, m: Pick<Messages, 'forecast'>): string[] {
  const text = m.forecast;
  const { method } = forecast.spend;
  return [
    ...concernsOf(forecast).map((code) => text.concern(code)),
    ...(method === 'gamma-gamma' ? [] : [text.spend[method]]),
    ...(forecast.settings.grossMargin === null && forecast.total.value !== null
      ? [text.sentence.noMargin]
      : [])
  ];
}

/** Of the model that is used; where it is none or a mean of all, of the one that says who is still there. */
function concernsOf({ models, selected }: Forecast): Exclude<FitConcern, 'few-repeat-buyers'>[] {
  const model =
    models.find(({ name }) => name === selected.name) ??
    models.find(({ name }) => name === selected.aliveFrom);
  return (model?.concerns ?? []).filter((concern) => concern !== 'few-repeat-buyers');
}

export function fanTable(
  points: readonly FanPoint[],
  show: (value: number) => string,
  report: Report,
  m: Pick<Messages, 'forecast'>,
  f: Formatter
): TableContent {
  const text = m.forecast;
  const { columns } = text.fan;
  const { date } = dress(report, f);
  return {
    columns: [
      { label: columns.month, text: true },
      { label: columns.came },
      { label: columns.expected },
      { label: columns.half },
      { label: columns.most }
    ],
    rows: points.map(({ end, actual, expected }) => [
      date(end),
      actual === null ? NO_NUMBER : show(actual),
      expected === null ? NO_NUMBER : show(expected.value),
      expected === null ? NO_NUMBER : text.range(show(expected.low50), show(expected.high50)),
      expected === null ? NO_NUMBER : text.range(show(expected.low), show(expected.high))
    ])
  };
}

export function fanRows(points: readonly FanPoint[]): Cell[][] {
  return [
    ['end', 'months', 'actual', 'expected', 'low', 'low50', 'high50', 'high'],
    ...points.map(({ end, months, actual, expected }): Cell[] => [
      end,
      months,
      actual,
      expected?.value ?? null,
      expected?.low ?? null,
      expected?.low50 ?? null,
      expected?.high50 ?? null,
      expected?.high ?? null
    ])
  ];
}

type Course = NewCustomerForecast['course'];

export function courseTable(
  course: Course,
  report: Report,
  m: Pick<Messages, 'forecast'>,
  f: Formatter
): TableContent {
  const { columns, month } = m.forecast.newcomer;
  const { money } = dress(report, f);
  return {
    columns: [{ label: columns.month, text: true }, { label: columns.value }],
    rows: course.map(({ months, value }) => [month(months), money(value)])
  };
}

export function courseRows(course: Course): Cell[][] {
  return [['months', 'value'], ...course.map(({ months, value }): Cell[] => [months, value])];
}
