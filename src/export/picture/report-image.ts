import { cohortSection } from './cohort-panel';
import { drawChartPanel, type ChartPanel } from './chart-panel';
import { composeSections, GAP, MARGIN, measuringPen, paragraph, type Section } from './section';
import { loadFaces, toPng, type Pen } from './pen';
import { tilesSection } from './tiles';
import type { AnyConfiguration } from '../../charts/configuration';
import { SHARES, type HeatScope } from '../../charts/cohort-matrix';
import { eventLegend } from '../../charts/event-lines';
import type { ChartLook } from '../../charts/look';
import { MARK } from '../../charts/mark';
import { retentionChart } from '../../charts/retention-chart';
import { customersChart } from '../../charts/stacked-charts';
import type { Report } from '../../core/report-schema';
import { countsCustomers, type CohortChoice } from '../../core/retention/cohort-values';
import { isoToDay } from '../../core/time/calendar';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { filterText, priceText, spanText } from '../../i18n/selection-text';

const WIDTH = 1200;
const CHART_HEIGHT = 320;

type PictureMessages = Pick<
  Messages,
  'app' | 'report' | 'charts' | 'definitions' | 'events' | 'exports' | 'explorer' | 'filters'
>;

/** What every picture of a report needs. */
export interface PictureRequest {
  report: Report;
  session: { name: string; shop: string };
  messages: PictureMessages;
  formatter: Formatter;
  look: ChartLook;
  /** Milliseconds since 1970. */
  madeAt: number;
  title?: string;
}

/**
 * One page to send or print: headline numbers, trends, cohorts and what they
 * mean, drawn from the same data and chart configurations as the screen, in
 * its language, direction and theme, at twice the pixel density.
 */
export async function reportImage(request: PictureRequest): Promise<Blob> {
  const { report, messages: m, formatter: f, look, session } = request;
  const title = request.title ?? m.exports.image.title;
  await loadFaces(look, title + session.name + session.shop);
  const by = m.charts.by(report.settings.granularity);
  const sections = [
    header(request, title),
    tilesSection(report, m, f),
    chartRow([
      {
        heading: { title: m.charts.title.retention, subtitle: by },
        config: retentionChart(report, look, m, f)
      },
      {
        heading: { title: m.charts.title.customers, subtitle: by },
        config: customersChart(report, look, m, f)
      }
    ]),
    cohortSection({
      report,
      choice: SHARES,
      scope: 'table',
      title: m.charts.title.cohorts,
      messages: m,
      formatter: f
    }),
    smallPrint(request, [
      spanNote(request),
      eventLegend(report, m, f),
      m.exports.image.lapse(report.settings.lapseWindowDays),
      meaning(m.definitions.retentionRate),
      meaning(m.definitions.repeatPurchaseRate),
      meaning(m.definitions.returningRevenueShare),
      `${m.definitions.cohort.name}: ${m.definitions.cohort.plain}`,
      `${m.definitions.wilson.name}: ${m.definitions.wilson.plain}`,
      m.exports.image.openLegend,
      m.exports.image.thinLegend
    ]),
    footer(request)
  ];
  return toPng(composeSections(look, WIDTH, sections));
}

/** One chart with title, subtitle and definition. `config` is used up: pass a fresh one. */
export async function chartImage(
  request: PictureRequest & {
    config: AnyConfiguration;
    subtitle?: string;
    definition: { name: string; plain: string; formula: string };
    /** What else is said below the chart. */
    notes?: readonly string[];
  }
): Promise<Blob> {
  const { config, definition, look, messages: m, report, session } = request;
  const title = request.title ?? definition.name;
  await loadFaces(look, title + session.name + session.shop);
  const panel: ChartPanel = { heading: null, config };
  const sections = [
    header(request, title, request.subtitle ?? m.charts.by(report.settings.granularity)),
    {
      height: 480,
      draw: (pen: Pen, top: number) => {
        const width = pen.width - 2 * MARGIN;
        drawChartPanel(pen, panel, { x: MARGIN, top, width, height: 480 });
      }
    },
    smallPrint(request, [
      config.options?.plugins?.ownerEvents ? eventLegend(report, m, request.formatter) : '',
      `${definition.name}: ${definition.plain}`,
      definition.formula,
      ...(request.notes ?? []),
      m.exports.image.lapse(report.settings.lapseWindowDays)
    ]),
    footer(request)
  ];
  return toPng(composeSections(look, WIDTH, sections));
}

/** The cohort table alone, with its definition. */
export async function cohortImage(
  request: PictureRequest & { choice: CohortChoice; scope: HeatScope }
): Promise<Blob> {
  const { report, messages: m, formatter: f, look, choice, scope, session } = request;
  const title = request.title ?? m.charts.title.cohorts;
  await loadFaces(look, title + session.name + session.shop);
  const { cohort, cohortActive, cohortOnOrAfter, cohortReturnedBy, cohortAverage } = m.definitions;
  const counted = {
    active: cohortActive,
    activeOnOrAfter: cohortOnOrAfter,
    returnedBy: cohortReturnedBy
  }[choice.measure];
  const ofCustomers = countsCustomers(choice);
  const sections = [
    header(request, title),
    cohortSection({
      report,
      choice,
      scope,
      title: ofCustomers ? counted.name : m.explorer.values[choice.value],
      messages: m,
      formatter: f
    }),
    smallPrint(request, [
      `${cohort.name}: ${cohort.plain}`,
      ofCustomers ? meaning(counted) : m.explorer.valueGloss[choice.value],
      meaning(cohortAverage)
    ]),
    footer(request)
  ];
  return toPng(composeSections(look, WIDTH, sections));
}

/** Whom the headline numbers speak of, where days are chosen; '' where all are reported. */
function spanNote({ report, messages: m, formatter: f }: PictureRequest): string {
  const { span, settings } = report;
  if (span.from === null && span.to === null) return '';
  const end = f.date(isoToDay(span.observationEnd), settings.calendar);
  return m.filters.span.tiles(spanText(report, f), end);
}

const meaning = (definition: { name: string; formula: string }): string =>
  `${definition.name} = ${definition.formula}`;

/** Lines that the conditions of a filter may take below the title. */
const FILTER_LINES = 3;
const FILTER_STYLE = { size: 14, weight: 540 as const };
const FILTER_LINE = 21;

/** Title, shop, the days that are reported, the filter, and what else the picture is restricted to. */
function header(
  { report, session, messages, formatter: f, look }: PictureRequest,
  title: string,
  extra = ''
): Section {
  const shop = session.shop || session.name;
  const { selection } = report;
  const filter = filterText(report, messages, f);
  const kept = messages.filters.chips.share(
    selection.customers,
    selection.allCustomers,
    selection.orders,
    selection.allOrders
  );
  const lines =
    filter === ''
      ? []
      : measuringPen(look, WIDTH).wrap(
          `${filter} (${kept})`,
          WIDTH - 2 * MARGIN,
          FILTER_STYLE,
          FILTER_LINES
        );
  return {
    height: 72 + lines.length * FILTER_LINE,
    draw(pen, top) {
      const maxWidth = pen.width - 2 * MARGIN;
      pen.text(title, MARGIN, top + 28, { size: 28, weight: 640, maxWidth });
      const name =
        shop === '' ? '' : f.isolate(pen.fit(shop, maxWidth / 2, { size: 15, weight: 540 }));
      const nameStyle = { size: 15, weight: 540 as const };
      pen.text(name, MARGIN, top + 58, nameStyle);
      const used = name === '' ? 0 : pen.measure(name, nameStyle) + 14;
      const period = [
        messages.exports.image.period(spanText(report, f)),
        priceText(report, messages, f),
        extra
      ];
      pen.text(period.filter((part) => part !== '').join(' · '), MARGIN + used, top + 58, {
        size: 15,
        colour: pen.look.colours.muted,
        maxWidth: maxWidth - used
      });
      lines.forEach((line, i) => {
        pen.text(line, MARGIN, top + 58 + (i + 1) * FILTER_LINE, FILTER_STYLE);
      });
    }
  };
}

function chartRow(panels: readonly ChartPanel[]): Section {
  return {
    height: CHART_HEIGHT,
    draw(pen, top) {
      const width = (pen.width - 2 * MARGIN - GAP * (panels.length - 1)) / panels.length;
      panels.forEach((panel, i) => {
        const x = MARGIN + i * (width + GAP);
        drawChartPanel(pen, panel, { x, top, width, height: CHART_HEIGHT });
      });
    }
  };
}

/** What the numbers mean, in two columns of equal weight. */
export function smallPrint({ look, messages }: PictureRequest, all: readonly string[]): Section {
  const texts = all.filter((text) => text !== '');
  const column = (WIDTH - 2 * MARGIN - 2 * GAP) / 2;
  const measuring = measuringPen(look, WIDTH);
  const heights = texts.map((text) =>
    paragraph(measuring, text, { x: 0, top: 0, width: column }, false)
  );
  const half = heights.reduce((sum, height) => sum + height, 0) / 2;
  const places: { x: number; top: number }[] = [];
  const used = [0, 0];
  heights.forEach((height) => {
    const second = (used[0] ?? 0) >= half ? 1 : 0;
    places.push({ x: MARGIN + second * (column + 2 * GAP), top: used[second] ?? 0 });
    used[second] = (used[second] ?? 0) + height + 4;
  });
  const heading = 26;
  return {
    height: heading + Math.max(...used),
    draw(pen, top) {
      pen.text(messages.exports.image.definitions, MARGIN, top + 14, { size: 13, weight: 640 });
      texts.forEach((text, i) => {
        const place = places[i];
        if (!place) return;
        paragraph(pen, text, { x: place.x, top: top + heading + place.top, width: column }, true);
      });
    }
  };
}

/** The mark, the name, and that it was made here. */
export function footer({ report, messages, formatter: f, madeAt }: PictureRequest): Section {
  return {
    height: 40,
    draw(pen, top) {
      const { colours } = pen.look;
      pen.box(MARGIN, top, pen.width - 2 * MARGIN, 1, { fill: colours.border });
      drawMark(pen, MARGIN, top + 16, 24);
      pen.text(messages.app.name, MARGIN + 34, top + 34, { size: 15, weight: 640 });
      const made = messages.exports.image.madeOn(f.dateTime(madeAt, report.settings.calendar));
      pen.text(made, pen.width - MARGIN, top + 34, {
        size: 12,
        colour: colours.muted,
        align: 'end',
        maxWidth: 600
      });
    }
  };
}

/** The mark is never mirrored. */
function drawMark(pen: Pen, x: number, top: number, size: number): void {
  const { context } = pen;
  const colour = pen.look.colours.accent;
  context.save();
  context.translate(pen.left(x, size), top);
  context.scale(size / MARK.box, size / MARK.box);
  context.lineWidth = MARK.lineWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.stroke(new Path2D(MARK.line));
  context.beginPath();
  context.arc(MARK.dot.x, MARK.dot.y, MARK.dot.radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.restore();
}
