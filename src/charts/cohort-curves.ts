import type { TooltipItem } from 'chart.js';
import type { Report } from '../core/report-schema';
import { cohortRatios, isProportion } from '../core/retention/cohort-values';
import { isoToDay } from '../core/time/calendar';
import { cohortTickText, cohortValueText, cohortViewText } from '../i18n/cohort-text';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import { isStart, type CohortMatrix } from './cohort-matrix';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  axisTitle,
  baseOptions,
  dashInto,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

/** More curves than this cannot be told apart. */
export const MAX_CURVES = 6;
/** Cohorts drawn before the user has chosen any. */
const FIRST_CURVES = 3;
/** Fewest periods that make a curve worth a place among these. */
const WORTH_DRAWING = 7;
/** Periods shown even where the chosen cohorts are younger, for the average ahead of them. */
const LEAST_PERIODS = 13;
/** Marks a line carries at most, so that its shape can be seen and its course too. */
const MARKS = 14;

/** A curve's mark tells it apart where its colour does not; dashes are for what is not over. */
const MARK_SHAPES = ['circle', 'triangle', 'rect', 'rectRot', 'crossRot', 'star'] as const;

type Words = Pick<Messages, 'report' | 'explorer' | 'exports'>;

/** What is drawn: a report in one view of its cohort table, and which cohorts of it. */
export interface CurvesRequest {
  report: Report;
  matrix: CohortMatrix;
  /** Starts (ISO dates) of the cohorts, at most {@link MAX_CURVES}. */
  picked: readonly string[];
}

/** The cohorts to begin with: the newest that have been watched for some periods, else the oldest. */
export function firstPicked({ rows }: CohortMatrix): string[] {
  const watched = rows.filter(({ cells }) => cells.length >= WORTH_DRAWING);
  const lines =
    watched.length >= FIRST_CURVES ? watched.slice(-FIRST_CURVES) : rows.slice(0, FIRST_CURVES);
  return lines.map(({ row }) => row.start);
}

interface Curve {
  name: string;
  colour: string;
  mark: (typeof MARK_SHAPES)[number] | null;
  values: (number | null)[];
  open: boolean[];
  /** What the value at an index rests on; null where that is told by the value itself. */
  basis: (index: number) => string | null;
}

interface Drawing {
  /** Offset of the first point. */
  from: number;
  labels: string[];
  /** The average is the last. */
  curves: Curve[];
}

/** Whether the first offset is left out because it would flatten the others. */
export function leavesOutStart({ choice, offsets }: CohortMatrix): boolean {
  return isStart(choice, 0) && offsets > 1;
}

function drawing(
  { report, matrix, picked }: CurvesRequest,
  look: ChartLook,
  m: Words,
  f: Formatter
): Drawing {
  const { choice } = matrix;
  const { granularity, calendar } = report.cohorts;
  const { grossMargin } = report.settings;
  const lines = matrix.rows.filter(({ row }) => picked.includes(row.start)).slice(0, MAX_CURVES);
  const from = leavesOutStart(matrix) ? 1 : 0;
  const longest = Math.max(0, ...lines.map(({ cells }) => cells.length));
  const end = Math.min(
    matrix.offsets,
    lines.length === 0 ? matrix.offsets : Math.max(longest, LEAST_PERIODS)
  );
  const curves = lines.map(({ row, cells }, i): Curve => {
    const shown = cells.slice(from, end);
    const ratios = isProportion(choice) ? cohortRatios(row, choice, grossMargin) : null;
    return {
      name: f.period(isoToDay(row.start), granularity, calendar),
      colour: look.colours.series[i] ?? look.colours.text,
      mark: MARK_SHAPES[i] ?? 'circle',
      values: shown.map(({ value }) => value),
      open: shown.map(({ complete }) => !complete),
      basis: (index) => {
        const ratio = ratios?.[from + index];
        return ratio ? m.report.ofCustomers(ratio.numerator, ratio.denominator) : null;
      }
    };
  });
  const average = matrix.average.slice(from, end);
  curves.push({
    name: m.explorer.curves.average,
    colour: look.colours.text,
    mark: null,
    values: average.map(({ value }) => value),
    open: average.map(() => false),
    basis: () => null
  });
  return {
    from,
    labels: Array.from({ length: Math.max(0, end - from) }, (_, i) => f.integer(from + i)),
    curves
  };
}

/**
 * Chosen cohorts over each other by age, with the average of all. The stretch
 * into an open period is dashed; the curves differ in colour and in marks.
 */
export function cohortCurves(
  request: CurvesRequest,
  look: ChartLook,
  m: Words,
  f: Formatter
): LineConfiguration {
  const { report, matrix } = request;
  const { choice } = matrix;
  const { currency } = report.settings;
  const { granularity } = report.cohorts;
  const { from, labels, curves } = drawing(request, look, m, f);
  const every = Math.max(1, Math.ceil(labels.length / MARKS));
  const show = (value: number | null): string => cohortValueText(value, choice, currency, f);

  return {
    type: 'line',
    data: {
      labels,
      datasets: curves.map((curve) => ({
        label: curve.name,
        data: curve.values,
        borderColor: curve.colour,
        backgroundColor: curve.colour,
        borderWidth: curve.mark === null ? 3 : 1.75,
        pointStyle: curve.mark ?? ('line' as const),
        pointRadius: curve.values.map((_, i) =>
          curve.mark === null ? 0 : i % every === 0 || curve.open[i] ? 4 : 0
        ),
        pointHoverRadius: curve.mark === null ? 0 : 5,
        pointBorderColor: curve.colour,
        pointBackgroundColor: curve.open.map((open) =>
          open ? look.colours.surface : curve.colour
        ),
        pointBorderWidth: 1.5,
        segment: { borderDash: dashInto(curve.open) },
        // A higher order is drawn earlier: the average lies behind.
        order: curve.mark === null ? 1 : 0,
        spanGaps: true
      }))
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...timeAxis(look),
          title: axisTitle(look, m.exports.image.offset(granularity))
        },
        y: {
          ...valueAxis(look, (value, largest) =>
            cohortTickText(value, choice, currency, f, largest)
          ),
          beginAtZero: choice.value !== 'averageOrderValue'
        }
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            generateLabels: (chart) =>
              curves.map((curve, datasetIndex) => ({
                text: curve.name,
                datasetIndex,
                fillStyle: curve.colour,
                strokeStyle: curve.colour,
                lineWidth: curve.mark === null ? 3 : 1.5,
                fontColor: look.colours.text,
                pointStyle: curve.mark ?? ('line' as const),
                hidden: !chart.isDatasetVisible(datasetIndex)
              }))
          }
        },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) =>
              m.report.cohorts.offset(from + (items[0]?.dataIndex ?? 0), granularity),
            label: (item: TooltipItem<'line'>) => {
              const curve = curves[item.datasetIndex];
              const basis = curve?.basis(item.dataIndex) ?? null;
              const value = `${curve?.name ?? ''}: ${show(item.parsed.y)}`;
              return basis === null ? value : `${value} (${basis})`;
            }
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** The chart in one sentence: what is drawn, and where each curve has come to. */
export function describeCurves(
  request: CurvesRequest,
  look: ChartLook,
  m: Words,
  f: Formatter
): string {
  const { report, matrix } = request;
  const { from, curves } = drawing(request, look, m, f);
  const ends = curves.flatMap(({ name, values, open }) => {
    const last = values.findLastIndex((value, i) => value !== null && !open[i]);
    const value = values[last];
    if (value === undefined || value === null) return [];
    const offset = m.report.cohorts.offset(from + last, report.cohorts.granularity);
    const text = cohortValueText(value, matrix.choice, report.settings.currency, f);
    return [m.explorer.curves.altLine(name, text, offset)];
  });
  return m.explorer.curves.alt(cohortViewText(matrix.choice, m), f.list(ends));
}
