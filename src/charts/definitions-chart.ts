import type { PointStyle, TooltipItem } from 'chart.js';
import type { Report } from '../core/report-schema';
import {
  retentionPoint,
  type RetentionDefinition,
  type RetentionPoint
} from '../core/retention/side-by-side';
import { isoToDay } from '../core/time/calendar';
import { periodEnd, periodOrdinal } from '../core/time/periods';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bandEdge } from './band';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import { eventLane, eventOptions, eventPlugin } from './event-plugin';
import type { ChartLook, LookColours } from './look';
import { withOpenPeriod } from './retention-chart';
import { drawable, overOnly, periodLabels, summarise } from './series';
import {
  baseOptions,
  dashInto,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

/** Told apart by the shape of their points as well as by colour. */
export const DEFINITION_LOOKS: Record<
  RetentionDefinition,
  { series: number; shape: PointStyle; turned: 0 | 180 }
> = {
  kept: { series: 0, shape: 'circle', turned: 0 },
  keptWithWonBack: { series: 2, shape: 'triangle', turned: 0 },
  boughtAgain: { series: 1, shape: 'rect', turned: 0 },
  revenueNet: { series: 3, shape: 'rectRot', turned: 0 },
  revenueGross: { series: 5, shape: 'triangle', turned: 180 }
};

const colourOf = (definition: RetentionDefinition, { series, accent }: LookColours): string =>
  series[DEFINITION_LOOKS[definition].series] ?? accent;

/** A paler tone to lie behind the lines; the accent's own where the colour is not written as #rrggbb. */
function paler(colour: string, { accentSoft }: LookColours): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}29` : accentSoft;
}

/** More points than this would be a bead string. */
const MOST_POINTS = 60;
/** Up to here they can be large enough to tell their shapes apart on a phone. */
const FEW_POINTS = 24;
/** The axis ends at 200%; a shop's second month may be many times its first. */
const HIGHEST = 2;

/** What the chart shows: which definitions, and of which of them the interval. */
export interface DefinitionChoice {
  shown: readonly RetentionDefinition[];
  band: RetentionDefinition | null;
}

/** One definition over the periods of a report. */
export function definitionPoints(
  report: Report,
  definition: RetentionDefinition
): RetentionPoint[] {
  return report.periods.map((row, i) => {
    const point = retentionPoint(definition, row, report.periods[i - 1] ?? null);
    return { ...point, rate: drawable(point.rate) };
  });
}

/**
 * Definitions of retention over each other. A point that rests on fewer than
 * 30 customers is hollow; the line into a period that is not over is dashed.
 */
export function definitionsChart(
  report: Report,
  { shown, band }: DefinitionChoice,
  look: ChartLook,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): LineConfiguration {
  const { periods } = report;
  const { colours } = look;
  const words = m.charts;
  const labels = periodLabels(report, f);
  const open = periods.map((row) => !row.complete);
  const series = shown.map((definition) => ({
    definition,
    points: definitionPoints(report, definition)
  }));
  const radius = periods.length > MOST_POINTS ? 1.5 : periods.length > FEW_POINTS ? 2.5 : 4;

  const lines = series.map(({ definition, points }) => {
    const { shape, turned } = DEFINITION_LOOKS[definition];
    const paint = colourOf(definition, colours);
    const alone = points.filter(({ rate }) => rate !== null).length === 1;
    return {
      label: words.definitions[definition].name,
      data: points.map(({ rate }) => rate),
      borderColor: paint,
      backgroundColor: paint,
      borderWidth: 2,
      pointStyle: shape,
      pointRotation: turned,
      pointRadius: alone ? 4 : radius,
      pointHoverRadius: 6,
      pointBorderColor: paint,
      pointBackgroundColor: points.map(({ thin }) => (thin ? colours.surface : paint)),
      pointBorderWidth: 1.5,
      segment: { borderDash: dashInto(open) },
      order: 0,
      fill: false as const,
      // A point at 100% is drawn whole.
      clip: 6,
      spanGaps: false
    };
  });
  const banded = series.find(({ definition }) => definition === band);
  const edge = (pick: 'low' | 'high') => ({
    ...bandEdge(
      (banded?.points ?? []).map((point) => (point.rate === null ? null : point[pick])),
      pick,
      {
        paint: banded ? paler(colourOf(banded.definition, colours), colours) : 'transparent'
      }
    ),
    pointRotation: 0
  });
  const bands = banded ? [edge('low'), edge('high')] : [];

  const highest = Math.max(1, ...series.flatMap(({ points }) => points.map((p) => p.rate ?? 0)));
  const pointOf = (item: TooltipItem<'line'>): RetentionPoint | undefined =>
    series[item.datasetIndex]?.points[item.dataIndex];
  const restsOn = (item: TooltipItem<'line'>): string[] => {
    const point = pointOf(item);
    return point ? pointLines(point, report, m, f) : [];
  };
  const footnotes = (items: TooltipItem<'line'>[]): string[] => {
    const index = items[0]?.dataIndex ?? -1;
    const row = periods[index];
    if (!row) return [];
    const thin = series.some(({ points }) => points[index]?.rate !== null && points[index]?.thin);
    return [
      ...(row.complete ? [] : [words.finalOn(finalDate(report, row.start, f))]),
      ...(thin ? [words.tooltip.thin] : [])
    ];
  };

  return {
    type: 'line',
    data: { labels: labels.short, datasets: [...lines, ...bands] },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), offset: periods.length === 1 },
        y: {
          ...valueAxis(look, (value) => f.percent(value, 0)),
          min: 0,
          ...(highest > 1 ? { suggestedMax: Math.min(highest, HIGHEST) } : { max: 1 }),
          ...(highest > HIGHEST ? { max: HIGHEST } : {})
        },
        ...eventLane(report)
      },
      plugins: {
        legend: {
          ...legendLook(look),
          labels: {
            ...legendLook(look).labels,
            filter: (item) => item.text !== '',
            generateLabels: () =>
              series.map(({ definition }, datasetIndex) => {
                const { shape, turned } = DEFINITION_LOOKS[definition];
                return {
                  text: words.definitions[definition].name,
                  datasetIndex,
                  fillStyle: colourOf(definition, colours),
                  strokeStyle: 'transparent',
                  fontColor: colours.text,
                  pointStyle: shape,
                  rotation: turned
                };
              })
          },
          // What is shown is chosen in the list beside the chart.
          onClick: () => undefined
        },
        tooltip: {
          ...tooltipLook(look),
          filter: (item) => item.datasetIndex < series.length,
          callbacks: {
            title: (items) => labels.long[items[0]?.dataIndex ?? -1] ?? '',
            label: (item) => {
              const rate = pointOf(item)?.rate ?? null;
              return `${item.dataset.label ?? ''}: ${rate === null ? '–' : f.percent(rate)}`;
            },
            afterLabel: restsOn,
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

/** What a point rests on: n of N, and the interval where there is one. */
export function pointLines(
  { rate, unit, numerator, denominator, low, high }: RetentionPoint,
  report: Report,
  m: Pick<Messages, 'charts'>,
  f: Formatter
): string[] {
  const words = m.charts;
  if (rate === null || numerator === null || denominator === null) return [];
  const money = (amount: number): string => f.money(amount, report.settings.currency);
  return [
    unit === 'customers'
      ? words.tooltip.ratio(numerator, denominator)
      : words.moneyOf(money(numerator), money(denominator)),
    low === null || high === null ? words.noInterval[unit] : words.tooltip.interval(low, high)
  ];
}

/** The date on which the numbers of a period become final. */
export function finalDate(report: Report, startIso: string, f: Formatter): string {
  const scheme = report.settings;
  const ordinal = periodOrdinal(scheme, isoToDay(startIso));
  return f.date(periodEnd(scheme, ordinal), scheme.calendar);
}

/** The chart in words: the course of each definition shown. */
export function describeDefinitions(
  report: Report,
  shown: readonly RetentionDefinition[],
  m: Pick<Messages, 'charts'>,
  f: Formatter
): string {
  const labels = periodLabels(report, f).long;
  const parts = shown.flatMap((definition) => {
    const rates = definitionPoints(report, definition).map(({ rate }) => rate);
    const values = new Map(report.periods.map((row, i) => [row, rates[i] ?? null]));
    const course = summarise(
      overOnly(report, (row) => values.get(row) ?? null),
      labels,
      (rate) => f.percent(rate)
    );
    return course ? [{ name: m.charts.definitions[definition].name, course }] : [];
  });
  if (parts.length === 0) return m.charts.alt.nothing;
  return withOpenPeriod(m.charts.alt.definitions(report.settings.granularity, parts), report, m);
}
