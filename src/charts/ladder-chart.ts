import type { TooltipItem } from 'chart.js';
import type { Concentration, GapDistribution, LadderRung } from '../core/schema/next-order';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { bars } from './bars';
import { mandegarPlugin } from './chart-plugins';
import type { BarConfiguration, LineConfiguration } from './configuration';
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

type NextOrderWords = Pick<Messages, 'nextOrder' | 'report'>;

/** Of those with n orders, the share who placed the next; thin ones pale. */
export function ladderChart(
  ladder: readonly LadderRung[],
  look: ChartLook,
  m: NextOrderWords,
  f: Formatter
): BarConfiguration {
  const text = m.nextOrder.ladder;
  const { colours } = look;
  const rungOf = (item: TooltipItem<'bar'>) => ladder[item.dataIndex];
  const restsOn = (item: TooltipItem<'bar'>): string[] => {
    const next = rungOf(item)?.next;
    if (!next) return [];
    return [
      text.of(next.numerator, next.denominator),
      ...(next.low === null || next.high === null
        ? []
        : [m.report.interval(f.percent(next.low), f.percent(next.high))]),
      ...(next.thin ? [m.report.thinLong] : [])
    ];
  };
  return {
    type: 'bar',
    data: {
      labels: ladder.map(({ orders }) => text.rung(orders)),
      datasets: [
        bars(
          text.series,
          ladder.map(({ next }) => next.rate),
          ladder.map(({ next }) => (next.thin ? colours.fresh : colours.accent))
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: timeAxis(look),
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, max: 1 }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => text.rungLong(ladder[items[0]?.dataIndex ?? -1]?.orders ?? 0),
            label: (item) => `${text.series}: ${f.percent(item.parsed.y ?? NaN)}`,
            afterLabel: restsOn
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeLadder(
  ladder: readonly LadderRung[],
  m: NextOrderWords,
  f: Formatter
): string {
  const text = m.nextOrder.ladder;
  const points = ladder.flatMap(({ orders, next }) =>
    next.rate === null ? [] : [`${text.rungLong(orders)}: ${f.percent(next.rate)}`]
  );
  return points.length === 0 ? m.nextOrder.curve.altNone : text.alt(points.join(', '));
}

/** Orders by days since the one before. */
export function gapsChart(
  gaps: GapDistribution,
  look: ChartLook,
  m: NextOrderWords,
  f: Formatter
): BarConfiguration {
  const text = m.nextOrder.gaps;
  const labels = gaps.bins.map(({ fromDays, belowDays }) => text.bin(fromDays, belowDays));
  const axis = valueAxis(look, (value, largest) => f.compact(value, largest));
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        bars(
          text.series,
          gaps.bins.map(({ orders }) => orders),
          look.colours.accent
        )
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: { ...timeAxis(look), title: axisTitle(look, text.axis) },
        y: { ...axis, ticks: { ...axis.ticks, precision: 0 } }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => `${text.axis}: ${labels[items[0]?.dataIndex ?? -1] ?? ''}`,
            label: (item) => text.share((item.parsed.y ?? 0) / gaps.count, item.parsed.y ?? 0)
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** Share of revenue by share of customers, the best first, against a line on which all bring the same. */
export function concentrationChart(
  { curve, shares }: Concentration,
  look: ChartLook,
  m: NextOrderWords,
  f: Formatter
): LineConfiguration {
  const text = m.nextOrder.concentration;
  const { colours } = look;
  const marked = new Set(shares.map(({ top }) => Math.round(top * 100)));
  const line = {
    pointHoverRadius: 4,
    pointHitRadius: 6,
    fill: false as const,
    pointStyle: 'circle' as const
  };
  const axis = timeAxis(look);
  return {
    type: 'line',
    data: {
      labels: curve.map((_, i) => f.percent(i / 100, 0)),
      datasets: [
        {
          ...line,
          label: text.series,
          data: [...curve],
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          borderWidth: 2.5,
          pointRadius: curve.map((_, i) => (marked.has(i) ? 3.5 : 0))
        },
        {
          ...line,
          label: text.equal,
          data: curve.map((_, i) => i / 100),
          borderColor: colours.fresh,
          backgroundColor: colours.fresh,
          borderWidth: 1.5,
          borderDash: [4, 4],
          pointRadius: 0
        }
      ]
    },
    options: {
      ...baseOptions(look),
      scales: {
        x: {
          ...axis,
          title: axisTitle(look, text.axis),
          afterBuildTicks: (scale) => {
            scale.ticks = [0, 10, 20, 40, 60, 80, 100].map((value) => ({ value }));
          }
        },
        // Refunds can make the worst customers cost revenue: the curve may rise above all of it.
        y: { ...valueAxis(look, (value) => f.percent(value, 0)), min: 0, suggestedMax: 1 }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => text.point((items[0]?.dataIndex ?? 0) / 100),
            label: (item) => `${item.dataset.label ?? ''}: ${f.percent(item.parsed.y ?? NaN)}`
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

export function describeConcentration(
  { shares }: Concentration,
  m: NextOrderWords,
  f: Formatter
): string {
  const text = m.nextOrder.concentration;
  const points = shares.flatMap(({ top, revenueShare }) =>
    revenueShare === null ? [] : [`${text.top(top)}: ${f.percent(revenueShare)}`]
  );
  return points.length === 0 ? text.none : text.alt(points.join(', '));
}
