/** P(alive) by orders after the first and days since the last, as a heat picture. */
import type { ChartType, Plugin } from 'chart.js';
import type { AliveMap } from '../core/schema/forecast';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import type { BarConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  axisTitle,
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook
} from './shared-options';

type TrustWords = Pick<Messages, 'trust'>;

/** Upper ends of the bands of colour; the deepest heat is for the likeliest. */
const BANDS = [0.1, 0.25, 0.5, 0.75, 0.9, 1] as const;
const EVEN = 0.5;
/** Rows that get a label. */
const MOST_LABELS = 10;

/**
 * Heat step of a chance, 1 to 6.
 * @example aliveStep(0.5) === 4
 */
export function aliveStep(pAlive: number): number {
  const band = BANDS.findIndex((end) => pAlive < end);
  return (band < 0 ? BANDS.length - 1 : band) + 1;
}

/** The bands, from the least likely to the likeliest. */
export const ALIVE_BANDS: readonly { from: number; to: number }[] = BANDS.map((to, i) => ({
  from: BANDS[i - 1] ?? 0,
  to
}));

/**
 * Days since the last order at which the chance falls below one half, between
 * the rows of the map in proportion; null where it does not.
 */
export function evenDay({ daysSinceLast, pAlive }: AliveMap, column: number): number | null {
  for (let row = 1; row < daysSinceLast.length; row++) {
    const before = pAlive[row - 1]?.[column];
    const here = pAlive[row]?.[column];
    if (typeof before !== 'number' || typeof here !== 'number') continue;
    if (before >= EVEN && here < EVEN) {
      const from = daysSinceLast[row - 1] ?? 0;
      const to = daysSinceLast[row] ?? 0;
      return from + ((before - EVEN) / (before - here)) * (to - from);
    }
  }
  return null;
}

/** What the line of even odds is drawn from. */
export interface EvenLine {
  /** above[row][column]: whether the chance is one half or more; null for no cell. */
  above: (boolean | null)[][];
  colour: string;
}

declare module 'chart.js' {
  // The parameter must be named as in the library for the declarations to merge.
  interface PluginOptionsByType<TType extends ChartType> {
    evenLine?: EvenLine;
  }
}

/** Draws the border between those who are likelier there and those likelier gone. */
const evenLinePlugin: Plugin<'bar'> = {
  id: 'evenLine',
  afterDatasetsDraw(chart) {
    const options = chart.options.plugins?.evenLine;
    const { x, y } = chart.scales;
    const columns = chart.data.labels?.length ?? 0;
    if (!options?.above || !x || !y || columns === 0) return;
    const { above } = options;
    const { ctx, chartArea } = chart;
    const width = (chartArea.right - chartArea.left) / columns;
    const left = (column: number): number => chartArea.left + column * width;
    const differ = (a: boolean | null | undefined, b: boolean | null | undefined): boolean =>
      typeof a === 'boolean' && typeof b === 'boolean' && a !== b;
    ctx.save();
    ctx.strokeStyle = options.colour ?? '';
    ctx.lineWidth = 2;
    ctx.beginPath();
    above.forEach((cells, row) => {
      for (let column = 0; column < columns; column++) {
        if (differ(cells[column], above[row + 1]?.[column])) {
          const edge = y.getPixelForValue(row + 1);
          ctx.moveTo(left(column), edge);
          ctx.lineTo(left(column + 1), edge);
        }
        if (differ(cells[column], cells[column + 1])) {
          ctx.moveTo(left(column + 1), y.getPixelForValue(row));
          ctx.lineTo(left(column + 1), y.getPixelForValue(row + 1));
        }
      }
    });
    ctx.stroke();
    ctx.restore();
  }
};

/** Columns by orders after the first, rows upwards by days since the last; a row is a layer of bars. */
export function aliveMapChart(
  map: AliveMap,
  look: ChartLook,
  m: TrustWords,
  f: Formatter
): BarConfiguration {
  const { colours } = look;
  const text = m.trust.map;
  const { frequency, daysSinceLast, pAlive } = map;
  const colourOf = (value: number | null | undefined): string =>
    typeof value === 'number' ? (colours.heat[aliveStep(value)] ?? colours.accent) : 'transparent';
  const every = Math.max(1, Math.ceil(daysSinceLast.length / MOST_LABELS));
  const small = { family: look.fontFamily, size: look.smallFontSize };
  const axis = timeAxis(look);
  return {
    type: 'bar',
    data: {
      labels: frequency.map((n) => f.integer(n)),
      datasets: daysSinceLast.map((days, row) => ({
        label: String(days),
        data: frequency.map((_, column) =>
          typeof pAlive[row]?.[column] === 'number' ? row + 1 : null
        ),
        // Each layer stands on its row and has the whole width of its column.
        base: row,
        grouped: false,
        backgroundColor: frequency.map((_, column) => colourOf(pAlive[row]?.[column])),
        borderColor: colours.surface,
        borderWidth: 0.5,
        borderSkipped: false,
        categoryPercentage: 1,
        barPercentage: 1
      }))
    },
    options: {
      ...baseOptions(look),
      animation: false,
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: { ...axis, title: axisTitle(look, text.x) },
        y: {
          type: 'linear',
          position: look.dir === 'rtl' ? 'right' : 'left',
          min: 0,
          max: daysSinceLast.length,
          border: { display: false },
          grid: { display: false },
          title: axisTitle(look, text.y),
          afterBuildTicks: (scale) => {
            scale.ticks = daysSinceLast.flatMap((_, row) =>
              row % every === 0 ? [{ value: row + 0.5 }] : []
            );
          },
          ticks: {
            color: colours.muted,
            autoSkip: false,
            padding: 6,
            font: small,
            callback: (value) => f.integer(daysSinceLast[Math.floor(Number(value))] ?? 0)
          }
        }
      },
      plugins: {
        legend: {
          ...legendLook(look),
          // The bands cannot be switched off.
          onClick: () => undefined,
          labels: {
            ...legendLook(look).labels,
            generateLabels: () => [
              ...ALIVE_BANDS.map(({ from, to }, band) => ({
                text: text.bands(from, to),
                fillStyle: colours.heat[band + 1] ?? colours.accent,
                strokeStyle: 'transparent',
                fontColor: colours.text,
                pointStyle: 'rect' as const
              })),
              {
                text: text.evenLine,
                fillStyle: colours.loss,
                strokeStyle: colours.loss,
                lineWidth: 2,
                fontColor: colours.text,
                pointStyle: 'line' as const
              }
            ]
          }
        },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => {
              const [item] = items;
              return text.cell(
                frequency[item?.dataIndex ?? -1] ?? 0,
                daysSinceLast[item?.datasetIndex ?? -1] ?? 0
              );
            },
            label: (item) => text.chance(pAlive[item.datasetIndex]?.[item.dataIndex] ?? NaN)
          }
        },
        evenLine: {
          above: pAlive.map((cells) => cells.map((p) => (p === null ? null : p >= EVEN))),
          colour: colours.loss
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin, evenLinePlugin]
  };
}

/** A few columns with the day of even odds: where a sentence or a text alternative needs examples. */
export function evenDays(map: AliveMap): { orders: number; days: number }[] {
  return map.frequency.flatMap((orders, column) => {
    const days = evenDay(map, column);
    return days === null ? [] : [{ orders, days }];
  });
}

export function describeAliveMap(map: AliveMap, m: TrustWords): string {
  const text = m.trust.map;
  const points = evenDays(map).map(({ orders, days }) => text.even(orders, Math.round(days)));
  return text.alt(points.length > 0 ? points.join(' ') : text.gloss);
}
