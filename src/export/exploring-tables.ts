/** Tables of when customers come back, of churn by window, of other tools and of events. */
import type { PeriodRow, Proportion, Report } from '../core/report-schema';
import type { ChurnCurve } from '../core/schema/churn-curve';
import type { EventEffect } from '../core/schema/event-effect';
import type { NextOrder } from '../core/schema/next-order';
import type { OtherTools } from '../core/schema/other-tools';
import { dayToIso } from '../core/time/calendar';
import { csvFile, type Cell } from './csv';

/** A share as five cells, under the headings of {@link SHARE}. */
const SHARE = ['rate', 'numerator', 'denominator', 'low', 'high', 'thin'] as const;
const share = (proportion: Proportion): Cell[] => SHARE.map((key) => proportion[key]);

const ratio = (part: number, whole: number): Cell => (whole > 0 ? part / whole : null);

/** Days from one order to the next, one row a step: how many made it, the median, within 30 to 365 days, the reminder. */
export function nextOrderCsv({ steps }: NextOrder): string {
  const within = steps[0]?.within.map(({ days }) => days) ?? [];
  return csvFile([
    [
      'order',
      'customers',
      'reached',
      'medianDays',
      ...within.flatMap((days) => [
        `within${String(days)}`,
        `within${String(days)}Low`,
        `within${String(days)}High`
      ]),
      'horizonDays',
      'returning',
      'halfBy',
      'mostBy'
    ],
    ...steps.map((step): Cell[] => [
      step.order,
      step.customers,
      step.reached,
      step.medianDays,
      ...step.within.flatMap((each): Cell[] => [each.share, each.low, each.high]),
      step.reminder?.horizonDays ?? null,
      step.reminder?.returning ?? null,
      step.reminder?.halfBy ?? null,
      step.reminder?.mostBy ?? null
    ])
  ]);
}

/** The curves behind it, one row a day on which something happened. */
export function nextOrderCurvesCsv({ steps }: NextOrder): string {
  return csvFile([
    ['order', 'days', 'atRisk', 'events', 'survival', 'low', 'high'],
    ...steps.flatMap((step) =>
      step.days.map((days, i): Cell[] => [
        step.order,
        days,
        step.atRisk[i] ?? null,
        step.events[i] ?? null,
        step.survival[i] ?? null,
        step.low[i] ?? null,
        step.high[i] ?? null
      ])
    )
  ]);
}

/** Days between orders by the number of the later one; an empty `belowDays` means "and more". */
export function gapsCsv({ gaps }: NextOrder): string {
  return csvFile([
    ['order', 'fromDays', 'belowDays', 'orders', 'count', 'p25', 'median', 'p75', 'p90'],
    ...gaps.flatMap(({ order, bins, count, p25, median, p75, p90 }) =>
      bins.map((bin): Cell[] => [
        order,
        bin.fromDays,
        bin.belowDays,
        bin.orders,
        count,
        p25,
        median,
        p75,
        p90
      ])
    )
  ]);
}

/** Of those with n orders, who made the next, and what the n-th brought. */
export function ladderCsv({ ladder }: NextOrder): string {
  return csvFile([
    ['orders', ...SHARE, 'averageOrderValue', 'aovLow', 'aovHigh'],
    ...ladder.map((rung): Cell[] => [
      rung.orders,
      ...share(rung.next),
      rung.averageOrderValue,
      rung.aovLow,
      rung.aovHigh
    ])
  ]);
}

/** New against returning, one row each. */
export function newAndReturningCsv({ newAndReturning: sums }: NextOrder): string {
  return csvFile([
    ['who', 'customers', 'orders', 'revenue'],
    ['new', sums.newCustomers, sums.newOrders, sums.newRevenue],
    ['returning', sums.returningCustomers, sums.returningOrders, sums.returningRevenue]
  ]);
}

/** Share of revenue of the best i percent of customers; `customers` where the share is also a headline. */
export function concentrationCsv({ concentration }: NextOrder): string {
  const { shares, curve } = concentration;
  const customers = new Map(shares.map((each) => [Math.round(each.top * 100), each.customers]));
  return csvFile([
    ['topPercent', 'customers', 'revenueShare'],
    ...curve.map((part, percent): Cell[] => [percent, customers.get(percent) ?? null, part])
  ]);
}

/** What each lapse window would mean, one row a window. */
export function lapseWindowsCsv(curve: ChurnCurve, periods: readonly PeriodRow[]): string {
  const start = curve.period === null ? null : (periods[curve.period]?.start ?? null);
  return csvFile([
    [
      'lapseWindowDays',
      'periodStart',
      'customersAtStart',
      'churned',
      'churnRate',
      'lapses',
      'cameBack',
      'cameBackShare'
    ],
    ...curve.windows.map((window, i): Cell[] => {
      const [atStart, churned] = [curve.customersAtStart[i] ?? 0, curve.churned[i] ?? 0];
      const [lapses, cameBack] = [curve.lapses[i] ?? 0, curve.cameBack[i] ?? 0];
      return [
        window,
        start,
        atStart,
        churned,
        ratio(churned, atStart),
        lapses,
        cameBack,
        ratio(cameBack, lapses)
      ];
    })
  ]);
}

/** The same shop in the definitions of other tools; the first row is our own retention. */
export function otherToolsCsv({ own, from, to, figures }: OtherTools): string {
  return csvFile([
    ['code', ...SHARE, 'from', 'to'],
    ['own', ...share(own), from, to],
    ...figures.map((each): Cell[] => [each.code, ...share(each.figure), each.from, each.to])
  ]);
}

/** Before and after each event that the owner marked, one row a measure. */
export function eventsCsv({ events, settings }: Pick<Report, 'events' | 'settings'>): string {
  const marks = new Map(settings.annotations.map((mark) => [mark.id, mark]));
  const about = ({ id, days, overlaps, nearStart }: EventEffect): Cell[] => {
    const mark = marks.get(id);
    return [
      mark?.text ?? null,
      mark?.kind ?? null,
      mark ? dayToIso(mark.day) : null,
      typeof mark?.lastDay === 'number' ? dayToIso(mark.lastDay) : null,
      days?.beforeFrom ?? null,
      days?.beforeTo ?? null,
      days?.afterFrom ?? null,
      days?.afterTo ?? null,
      overlaps,
      nearStart
    ];
  };
  const MEASURE = [
    'key',
    'unit',
    'before',
    'after',
    'beforeCount',
    'afterCount',
    'difference',
    'low',
    'high',
    'significant'
  ] as const;
  return csvFile([
    [
      'text',
      'kind',
      'day',
      'lastDay',
      'beforeFrom',
      'beforeTo',
      'afterFrom',
      'afterTo',
      'overlaps',
      'nearStart',
      ...MEASURE
    ],
    ...events.flatMap((event) =>
      event.measures.length === 0
        ? [[...about(event), ...MEASURE.map(() => null)]]
        : event.measures.map((measure) => [
            ...about(event),
            ...MEASURE.map((column): Cell => measure[column])
          ])
    )
  ]);
}
