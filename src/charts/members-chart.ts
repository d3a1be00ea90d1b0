import type { RenewalReport } from '../core/schema/members';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  axisTitle,
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

type Words = Pick<Messages, 'members'>;

/** Share of members kept after each renewal, as seen and as the model goes on; all of them before the first. */
export function keptChart(
  { steps }: RenewalReport,
  look: ChartLook,
  m: Words,
  f: Formatter
): LineConfiguration {
  const text = m.members.renewal;
  const { colours } = look;
  // All and nobody lie on the edges of the chart: their marks are drawn whole.
  const line = {
    pointHitRadius: 6,
    pointHoverRadius: 4,
    fill: false as const,
    clip: false as const
  };
  return {
    type: 'line',
    data: {
      labels: [0, ...steps.map(({ renewal }) => renewal)].map((n) => f.integer(n)),
      datasets: [
        {
          ...line,
          label: text.seen,
          data: [1, ...steps.map(({ kept }) => kept)],
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          borderWidth: 2.5,
          pointRadius: 3,
          pointStyle: 'circle'
        },
        {
          ...line,
          label: text.expected,
          data: [1, ...steps.map(({ expectedKept }) => expectedKept)],
          borderColor: colours.text,
          backgroundColor: colours.text,
          borderWidth: 1.5,
          borderDash: [5, 4],
          pointRadius: 0,
          pointStyle: 'line'
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...timeAxis(look),
          title: axisTitle(look, text.axis)
        },
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, max: 1 }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => text.step(items[0]?.dataIndex ?? 0),
            label: (item) => `${item.dataset.label ?? ''}: ${f.percent(item.parsed.y ?? NaN)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** The last renewal that has been seen, and the last that is expected. */
export function describeKept({ steps }: RenewalReport, m: Words, f: Formatter): string {
  const text = m.members.renewal;
  const point = (n: number, share: number): string => `${text.step(n)}, ${f.percent(share)}`;
  const seen = steps.flatMap(({ renewal, kept }) => (kept === null ? [] : [point(renewal, kept)]));
  const last = steps.at(-1);
  return text.alt(seen.at(-1) ?? '–', last ? point(last.renewal, last.expectedKept) : '–');
}
