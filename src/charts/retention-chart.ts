import type { TooltipItem } from 'chart.js';
import { THIN_BELOW } from '../core/math/intervals';
import type { PeriodRow, Report } from '../core/report-schema';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bandEdge } from './band';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import { eventLane, eventOptions, eventPlugin } from './event-plugin';
import type { ChartLook } from './look';
import { drawable, measuredRetention, overOnly, periodLabels, summarise } from './series';
import {
  baseOptions,
  dashInto,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

/** Places of the series; the band is drawn between the first two. */
const HIGH = 1;
const RETENTION = 2;
const CHURN = 3;

/**
 * Retention and churn by period: two lines with the 95% interval of the
 * retention rate behind them. Periods that cannot be measured are a shaded
 * gap, never zero; the line into an open period is dashed and its point hollow.
 */
export function retentionChart(
  report: Report,
  look: ChartLook,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): LineConfiguration {
  const { periods } = report;
  const labels = periodLabels(report, f);
  const { colours } = look;
  const words = m.charts;
  const open = periods.map((row) => !row.complete);
  const single = periods.filter((row) => measuredRetention(row) !== null).length === 1;
  const firstMeasurable = periods.findIndex((row) => row.measurable);
  const gap = firstMeasurable < 0 ? periods.length : firstMeasurable;
  const solid: Record<number, string> = { [RETENTION]: colours.accent, [CHURN]: colours.loss };

  const bound = (pick: (row: PeriodRow) => number | null): (number | null)[] =>
    periods.map((row) => (row.measurable ? drawable(pick(row)) : null));
  const line = (label: string, colour: string, data: (number | null)[]) => ({
    label,
    data,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    pointStyle: 'circle' as const,
    pointRadius: periods.map((_, i) => (open[i] || single ? 3.5 : periods.length > 40 ? 0 : 2)),
    pointHoverRadius: 5,
    pointBorderColor: colour,
    pointBackgroundColor: open.map((isOpen) => (isOpen ? colours.surface : colour)),
    pointBorderWidth: 1.5,
    segment: { borderDash: dashInto(open) },
    order: 0,
    spanGaps: false
  });

  const rateLine = (item: TooltipItem<'line'>): string => {
    const value = item.parsed.y;
    const rate = value === null || Number.isNaN(value) ? '–' : f.percent(value);
    return `${item.dataset.label ?? ''}: ${rate}`;
  };
  const restsOn = (item: TooltipItem<'line'>): string[] => {
    const row = periods[item.dataIndex];
    if (!row || item.datasetIndex !== RETENTION || row.retentionRate === null) return [];
    const lines = [words.tooltip.ratio(row.retainedCustomers, row.customersAtStart)];
    if (row.retentionRateLow !== null && row.retentionRateHigh !== null) {
      lines.push(words.tooltip.interval(row.retentionRateLow, row.retentionRateHigh));
    }
    return lines;
  };
  const footnotes = (items: TooltipItem<'line'>[]): string[] => {
    const row = periods[items[0]?.dataIndex ?? -1];
    if (!row) return [];
    return [
      ...(row.measurable ? [] : [words.tooltip.notMeasurable]),
      ...(row.complete ? [] : [words.tooltip.incomplete]),
      ...(row.measurable && row.customersAtStart < THIN_BELOW ? [words.tooltip.thin] : [])
    ];
  };

  return {
    type: 'line',
    data: {
      labels: labels.short,
      datasets: [
        bandEdge(
          bound((row) => row.retentionRateLow),
          'low',
          { paint: colours.accentSoft }
        ),
        bandEdge(
          bound((row) => row.retentionRateHigh),
          'high',
          { paint: colours.accentSoft, label: words.series.interval }
        ),
        {
          ...line(words.series.retention, colours.accent, periods.map(measuredRetention)),
          fill: false
        },
        {
          ...line(
            words.series.churn,
            colours.loss,
            periods.map((row) => (row.measurable ? drawable(row.churnRate) : null))
          ),
          fill: false
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        // A single period stands in the middle, not on the edge.
        x: { ...timeAxis(look), offset: periods.length === 1 },
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, max: 1 },
        ...eventLane(report)
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            // The lines first, then the band, whose lower edge has no entry of its own; solid,
            // even where the first point is a hollow one.
            generateLabels: (chart) =>
              [RETENTION, CHURN, HIGH].map((datasetIndex) => {
                const name = chart.data.datasets[datasetIndex]?.label ?? '';
                return {
                  text: name,
                  datasetIndex,
                  fillStyle: solid[datasetIndex] ?? colours.accentSoft,
                  strokeStyle: 'transparent',
                  fontColor: colours.text,
                  pointStyle: datasetIndex === HIGH ? ('rect' as const) : ('circle' as const),
                  hidden: !chart.isDatasetVisible(datasetIndex)
                };
              })
          }
        },
        tooltip: {
          ...tooltipLook(look),
          filter: (item) => item.datasetIndex === RETENTION || item.datasetIndex === CHURN,
          callbacks: {
            title: (items) => labels.long[items[0]?.dataIndex ?? -1] ?? '',
            label: rateLine,
            afterLabel: restsOn,
            footer: footnotes
          }
        },
        mandegar: mandegarOptions(
          look,
          gap > 0 ? { count: gap, label: words.notMeasurable } : null
        ),
        ownerEvents: eventOptions(report, look, f)
      }
    },
    plugins: [mandegarPlugin, eventPlugin]
  };
}

/**
 * The chart in one sentence, for readers who do not see it.
 * @example 'Line chart of the retention rate by month: 70% in Mar 2023, 79.2% in Nov 2024, …'
 */
export function describeRetention(
  report: Report,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): string {
  const course = summarise(
    overOnly(report, measuredRetention),
    periodLabels(report, f).long,
    (rate) => f.percent(rate)
  );
  if (!course) return m.charts.alt.nothing;
  const sentence = m.charts.alt.retention(report.settings.granularity, course);
  return withOpenPeriod(sentence, report, m);
}

/** Adds that the last period is open, where it is. */
export function withOpenPeriod(
  sentence: string,
  report: Report,
  m: Pick<Messages, 'charts'>
): string {
  const open = report.periods.at(-1)?.complete === false;
  return open ? `${sentence} ${m.charts.alt.openPeriod}` : sentence;
}
