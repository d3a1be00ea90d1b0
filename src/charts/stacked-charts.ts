import type { ScriptableContext, TooltipItem } from 'chart.js';
import type { PeriodRow, Report } from '../core/report-schema';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bars } from './bars';
import { mandegarPlugin } from './chart-plugins';
import type { BarConfiguration } from './configuration';
import { eventLane, eventOptions, eventPlugin } from './event-plugin';
import { hatch } from './hatch';
import type { ChartLook } from './look';
import { withOpenPeriod } from './retention-chart';
import { drawable, firstOrderRevenue, overOnly, periodLabels, summarise } from './series';
import {
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

/** A tick with its currency is kept only while it is this short. */
const LONGEST_TICK = 8;

interface Stack {
  returning: { label: string; of: (row: PeriodRow) => number };
  fresh: { label: string; of: (row: PeriodRow) => number };
  /** A value in the tooltip. */
  show: (value: number) => string;
  /** Half a customer is none: the axis counts in whole numbers. */
  whole?: true;
  tick: (value: number, largest: number) => string;
}

/** Two stacked bars a period, returning below, new above; the bars of an open period are hatched. */
function stackedChart(
  report: Report,
  look: ChartLook,
  m: Pick<Messages, 'charts'>,
  f: Formatter,
  stack: Stack
): BarConfiguration {
  const { periods } = report;
  const { colours } = look;
  const words = m.charts.tooltip;
  const labels = periodLabels(report, f);
  const axis = valueAxis(look, stack.tick);
  // So many bars are an area: gaps between them would only make it pale.
  const dense = periods.length > 120;

  const stacked = (part: Stack['fresh'], colour: string) => ({
    ...bars(
      part.label,
      periods.map((row) => part.of(row)),
      colour
    ),
    stack: 'period',
    backgroundColor: (context: ScriptableContext<'bar'>) =>
      periods[context.dataIndex]?.complete === false
        ? hatch(context.chart.ctx, colour, colours.surface)
        : colour,
    borderColor: colour,
    borderWidth: periods.map((row) => (row.complete ? 0 : 1)),
    ...(dense ? { borderRadius: 0, categoryPercentage: 1, barPercentage: 1 } : {})
  });
  const totalOf = (index: number): number => {
    const row = periods[index];
    return row ? stack.returning.of(row) + stack.fresh.of(row) : 0;
  };
  const valueLine = (item: TooltipItem<'bar'>): string => {
    const value = item.parsed.y ?? 0;
    const total = totalOf(item.dataIndex);
    const share = total > 0 && value >= 0 ? ` · ${words.share(value / total)}` : '';
    return `${item.dataset.label ?? ''}: ${stack.show(value)}${share}`;
  };
  const footnotes = (items: TooltipItem<'bar'>[]): string[] => {
    const index = items[0]?.dataIndex ?? -1;
    const open = periods[index]?.complete === false;
    return [words.total(stack.show(totalOf(index))), ...(open ? [words.incomplete] : [])];
  };

  return {
    type: 'bar',
    data: {
      labels: labels.short,
      datasets: [stacked(stack.returning, colours.accent), stacked(stack.fresh, colours.fresh)]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), stacked: true },
        y: {
          ...axis,
          stacked: true,
          ticks: { ...axis.ticks, ...(stack.whole ? { precision: 0 } : {}) }
        },
        ...eventLane(report)
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            // Plain colours, even where the first bar drawn is a hatched one.
            generateLabels: (chart) =>
              chart.data.datasets.map((dataset, datasetIndex) => ({
                text: dataset.label ?? '',
                datasetIndex,
                fillStyle: datasetIndex === 0 ? colours.accent : colours.fresh,
                strokeStyle: 'transparent',
                fontColor: colours.text,
                pointStyle: 'rect' as const,
                hidden: !chart.isDatasetVisible(datasetIndex)
              }))
          }
        },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => labels.long[items[0]?.dataIndex ?? -1] ?? '',
            label: valueLine,
            footer: footnotes
          }
        },
        mandegar: mandegarOptions(look),
        ownerEvents: eventOptions(report, look, f)
      }
    },
    plugins: [mandegarPlugin, eventPlugin]
  };
}

/** Buyers by period: first-time and returning, stacked. */
export function customersChart(
  report: Report,
  look: ChartLook,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): BarConfiguration {
  const words = m.charts.series;
  return stackedChart(report, look, m, f, {
    returning: { label: words.returning, of: (row) => row.returningBuyers },
    fresh: { label: words.firstTime, of: (row) => row.firstTimeBuyers },
    show: (value) => f.integer(value),
    whole: true,
    tick: (value, largest) => f.compact(value, largest)
  });
}

/** Revenue by period: first orders and later orders, stacked. */
export function revenueChart(
  report: Report,
  look: ChartLook,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): BarConfiguration {
  const words = m.charts.series;
  const { currency } = report.settings;
  return stackedChart(report, look, m, f, {
    returning: { label: words.returningRevenue, of: (row) => row.returningRevenue },
    fresh: { label: words.firstRevenue, of: firstOrderRevenue },
    show: (value) => f.money(value, currency),
    tick: (value, largest) => {
      const widest = f.moneyCompact(largest, currency, largest);
      return widest.length <= LONGEST_TICK
        ? f.moneyCompact(value, currency, largest)
        : f.compact(value, largest);
    }
  });
}

/** The buyers' chart in words. */
export function describeCustomers(
  report: Report,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): string {
  return describeStack(report, m, f, {
    fresh: (row) => row.firstTimeBuyers,
    returning: (row) => row.returningBuyers,
    show: (value) => f.integer(value),
    sentence: m.charts.alt.customers
  });
}

/** The revenue chart in words. */
export function describeRevenue(report: Report, m: Pick<Messages, 'charts'>, f: Formatter): string {
  return describeStack(report, m, f, {
    fresh: firstOrderRevenue,
    returning: (row) => row.returningRevenue,
    show: (value) => f.money(value, report.settings.currency),
    sentence: m.charts.alt.revenue
  });
}

function describeStack(
  report: Report,
  m: Pick<Messages, 'charts'>,
  f: Formatter,
  parts: {
    fresh: (row: PeriodRow) => number;
    returning: (row: PeriodRow) => number;
    show: (value: number) => string;
    sentence: Messages['charts']['alt']['customers'];
  }
): string {
  const labels = periodLabels(report, f).long;
  const course = (of: (row: PeriodRow) => number) =>
    summarise(
      overOnly(report, (row) => drawable(of(row))),
      labels,
      parts.show
    );
  const fresh = course(parts.fresh);
  const returning = course(parts.returning);
  if (!fresh || !returning) return m.charts.alt.nothing;
  const sentence = parts.sentence(report.settings.granularity, fresh, returning);
  return withOpenPeriod(sentence, report, m);
}
