import { cohortMatrix, isStart, type CohortCell, type HeatScope } from '../../charts/cohort-matrix';
import { hatch } from '../../charts/hatch';
import type { Report } from '../../core/report-schema';
import type { CohortChoice } from '../../core/retention/cohort-values';
import { isoToDay } from '../../core/time/calendar';
import { cohortCellText, cohortViewText } from '../../i18n/cohort-text';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { drawPanelHeader } from './chart-panel';
import { inkOn, mix } from './colour';
import type { Pen } from './pen';
import { MARGIN, type Section } from './section';

const MAX_COHORTS = 13;
const MAX_OFFSETS = 12;
const ROW = 27;
const TOP = 68;
const PADDING = 20;
const NAME_WIDTH = 172;
const SIZE_WIDTH = 96;
const MAX_CELL = 104;

export interface CohortPanelRequest {
  report: Report;
  choice: CohortChoice;
  scope: HeatScope;
  title: string;
  messages: Pick<Messages, 'exports' | 'report' | 'explorer'>;
  formatter: Formatter;
}

/**
 * The cohort table: the latest cohorts and their first offsets, on the page's
 * heat scale, open cells hatched, the average below. What is cut is said.
 */
export function cohortSection(request: CohortPanelRequest): Section {
  const { report, choice, scope, messages, formatter: f } = request;
  const words = messages.exports.image;
  const { granularity, calendar } = report.cohorts;
  const matrix = cohortMatrix(report.cohorts, choice, scope, report.settings.grossMargin);
  const rows = matrix.rows.slice(-MAX_COHORTS);
  const longest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  // The first column would say 100% in every row; it is left out where others follow.
  const from = choice.value === 'share' && isStart(choice, 0) && longest > 1 ? 1 : 0;
  const columns = Math.min(longest - from, MAX_OFFSETS);
  const notes = [
    ...(rows.length < matrix.rows.length
      ? [words.cohortsCut(rows.length, matrix.rows.length)]
      : []),
    ...(from + columns < longest ? [words.offsetsCut(columns)] : []),
    ...(rows.some(({ cells }) => cells.some((cell) => !cell.complete)) ? [words.openLegend] : []),
    ...(rows.some(({ thin }) => thin) ? [`* ${words.thinLegend}`] : []),
    ...(scope === 'table' ? [] : [messages.explorer.scopeNote[scope]])
  ];
  const text = ({ value }: CohortCell): string =>
    choice.value === 'share' && value !== null
      ? f.percent(value, 0)
      : cohortCellText(value, choice, f);
  const height =
    rows.length === 0
      ? TOP + 48
      : TOP + (rows.length + 2) * ROW + (notes.length > 0 ? 34 : 14) + PADDING / 2;

  return {
    height,
    draw(pen, top) {
      const { colours } = pen.look;
      const width = pen.width - 2 * MARGIN;
      pen.box(MARGIN, top, width, height, {
        fill: colours.surface,
        stroke: colours.border,
        radius: 10
      });
      drawPanelHeader(
        pen,
        {
          title: request.title,
          subtitle: `${words.offset(granularity)} · ${cohortViewText(choice, messages)}`
        },
        { x: MARGIN, top, width }
      );
      const x = MARGIN + PADDING;
      if (rows.length === 0) {
        pen.text(words.noCohorts, x, top + TOP + 18, { size: 13, colour: colours.muted });
        return;
      }
      const first = x + NAME_WIDTH + SIZE_WIDTH + 12;
      const cell = Math.min(MAX_CELL, (MARGIN + width - PADDING - first) / Math.max(1, columns));
      const head = { size: 12, weight: 540 as const, colour: colours.muted };
      const line = (index: number): number => top + TOP + index * ROW;
      const middle = (index: number): number => line(index) + ROW / 2 + 4.5;
      const sizeEdge = x + NAME_WIDTH + SIZE_WIDTH;

      pen.text(words.cohort, x, middle(0), { ...head, maxWidth: NAME_WIDTH });
      pen.text(words.size, sizeEdge, middle(0), { ...head, align: 'end', maxWidth: SIZE_WIDTH });
      for (let k = 0; k < columns; k += 1) {
        pen.text(f.integer(from + k), first + (k + 0.5) * cell, middle(0), {
          ...head,
          align: 'center'
        });
      }
      rows.forEach(({ row, thin, cells }, r) => {
        const name = f.period(isoToDay(row.start), granularity, calendar);
        pen.text(thin ? `${name} *` : name, x, middle(r + 1), {
          size: 12.5,
          maxWidth: NAME_WIDTH
        });
        pen.text(f.integer(row.size), sizeEdge, middle(r + 1), { size: 12.5, align: 'end' });
        cells.slice(from, from + columns).forEach((each, k) => {
          drawCell(pen, {
            x: first + k * cell,
            top: line(r + 1),
            width: cell,
            text: text(each),
            step: each.step,
            open: !each.complete
          });
        });
      });
      const last = rows.length + 1;
      pen.box(x, line(last), width - 2 * PADDING, 1, { fill: colours.border });
      pen.text(words.average, x, middle(last) + 2, {
        size: 12.5,
        weight: 640,
        maxWidth: NAME_WIDTH
      });
      matrix.average.slice(from, from + columns).forEach((each, k) => {
        pen.text(text(each), first + (k + 0.5) * cell, middle(last) + 2, {
          size: 12.5,
          weight: 640,
          align: 'center'
        });
      });
      pen.text(notes.join(' · '), x, line(last + 1) + 22, {
        size: 11.5,
        colour: colours.muted,
        maxWidth: width - 2 * PADDING
      });
    }
  };
}

function drawCell(
  pen: Pen,
  cell: { x: number; top: number; width: number; text: string; step: number | null; open: boolean }
): void {
  const { colours } = pen.look;
  const ground = cell.step === null ? colours.sunken : (colours.heat[cell.step] ?? colours.sunken);
  const ink = inkOn(ground);
  // The lines lean away from the colour of the text, so that they cost no contrast.
  const away = ink === DARK_INK ? '#ffffff' : '#000000';
  const fill = cell.open ? hatch(pen.context, mix(ground, away, 0.4), ground) : ground;
  pen.box(cell.x + 1, cell.top + 1, cell.width - 2, ROW - 2, { fill, radius: 3 });
  pen.text(cell.text, cell.x + cell.width / 2, cell.top + ROW / 2 + 4.5, {
    size: 12,
    colour: ink,
    align: 'center'
  });
}

const DARK_INK = inkOn('#ffffff');
