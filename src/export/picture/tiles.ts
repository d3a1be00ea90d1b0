import type { Report } from '../../core/report-schema';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { tileText } from '../../i18n/tile-text';
import type { Pen } from './pen';
import { GAP, MARGIN, type Section } from './section';

const HEIGHT = 154;
const PADDING = 18;
const FIRST_ROW = 4;
/** A long name is set smaller before it is cut. */
const NAME_SIZES = [13, 12.5, 12, 11.5];
const SMALLEST_NAME = 11;
const SPARK = { width: 84, height: 30 } as const;

/** The headline numbers: four in the first row, the rest in the second. */
export function tilesSection(
  report: Report,
  m: Pick<Messages, 'report' | 'definitions'>,
  f: Formatter
): Section {
  const { tiles } = report;
  const rows = [tiles.slice(0, FIRST_ROW), tiles.slice(FIRST_ROW)].filter((row) => row.length > 0);
  return {
    height: rows.length * HEIGHT + Math.max(0, rows.length - 1) * GAP,
    draw(pen, top) {
      const { colours } = pen.look;
      rows.forEach((row, r) => {
        const width = (pen.width - 2 * MARGIN - GAP * (row.length - 1)) / row.length;
        const y = top + r * (HEIGHT + GAP);
        row.forEach((tile, i) => {
          const x = MARGIN + i * (width + GAP);
          const inner = width - 2 * PADDING;
          const words = tileText(tile, report, m, f);
          const muted = { size: 12, colour: colours.muted, maxWidth: inner };
          pen.box(x, y, width, HEIGHT, {
            fill: colours.surface,
            stroke: colours.border,
            radius: 10
          });
          const size = NAME_SIZES.find(
            (each) => pen.measure(words.name, { size: each, weight: 540 }) <= inner
          );
          pen.text(words.name, x + PADDING, y + 28, {
            size: size ?? SMALLEST_NAME,
            weight: 540,
            colour: colours.muted,
            maxWidth: inner
          });
          pen.text(words.value, x + PADDING, y + 66, {
            size: 28,
            weight: 640,
            maxWidth: inner - SPARK.width - 10
          });
          pen.text(words.basis ?? '', x + PADDING, y + 94, muted);
          const { comparison } = words;
          const change = comparison?.text ?? m.report.tiles.noComparison;
          pen.text(change, x + PADDING, y + 116, { ...muted, colour: colours.text });
          pen.text(comparison?.periods ?? '', x + PADDING, y + 135, muted);
          drawSparkline(pen, tile.series, x + width - PADDING - SPARK.width, y + 40);
        });
      });
    }
  };
}

/** Time runs from left to right in every language, as in the charts. */
function drawSparkline(pen: Pen, series: readonly (number | null)[], x: number, top: number): void {
  const known = series.filter((value) => value !== null);
  if (known.length < 2) return;
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const { context } = pen;
  const left = pen.left(x, SPARK.width);
  const step = SPARK.width / (series.length - 1);
  const place = (value: number): number =>
    top + SPARK.height * (1 - (range > 0 ? (value - low) / range : 0.5));

  context.beginPath();
  let broken = true;
  series.forEach((value, i) => {
    if (value === null) {
      broken = true;
      return;
    }
    if (broken) context.moveTo(left + i * step, place(value));
    else context.lineTo(left + i * step, place(value));
    broken = false;
  });
  context.strokeStyle = pen.look.colours.accent;
  context.lineWidth = 1.75;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.stroke();

  const last = series.at(-1);
  if (last === undefined || last === null) return;
  context.beginPath();
  context.arc(left + SPARK.width, place(last), 2.75, 0, 2 * Math.PI);
  context.fillStyle = pen.look.colours.accent;
  context.fill();
}
