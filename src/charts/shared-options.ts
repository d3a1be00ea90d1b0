import type { ScriptableLineSegmentContext } from 'chart.js';
import type { ChartLook } from './look';
import type { MandegarOptions } from './chart-plugins';

/** More labels than this cannot be taken in at a glance, however wide the chart. */
export const MAX_TICKS = 12;

/**
 * Time runs from left to right in every language, Persian included: Persian
 * price charts do the same, digits are written left to right, and a picture
 * means the same to whoever receives it. In right-to-left text only the value
 * axis and the legend change sides.
 */
export function timeAxis(look: ChartLook) {
  return {
    type: 'category' as const,
    reverse: false,
    border: { color: look.colours.border },
    grid: { display: false },
    ticks: {
      color: look.colours.muted,
      autoSkip: true,
      autoSkipPadding: 12,
      maxTicksLimit: MAX_TICKS,
      maxRotation: 0,
      font: { family: look.fontFamily, size: look.smallFontSize }
    }
  };
}

/** Name of an axis, in small print; none where it is empty. */
export function axisTitle(look: ChartLook, text: string | string[]) {
  return {
    display: text.length > 0,
    text,
    color: look.colours.muted,
    font: { family: look.fontFamily, size: look.smallFontSize }
  };
}

/** The value axis stands where lines of text begin. */
export function valueAxis(look: ChartLook, tick: (value: number, largest: number) => string) {
  return {
    type: 'linear' as const,
    position: look.dir === 'rtl' ? ('right' as const) : ('left' as const),
    beginAtZero: true,
    border: { display: false },
    grid: { color: look.colours.grid },
    ticks: {
      color: look.colours.muted,
      maxTicksLimit: 6,
      padding: 6,
      font: { family: look.fontFamily, size: look.smallFontSize },
      callback: (value: string | number, _index: number, ticks: { value: number }[]): string =>
        tick(Number(value), Math.max(...ticks.map((t) => Math.abs(t.value))))
    }
  };
}

export function legendLook(look: ChartLook) {
  const rtl = look.dir === 'rtl';
  return {
    position: 'top' as const,
    align: 'start' as const,
    rtl,
    textDirection: look.dir,
    labels: {
      color: look.colours.text,
      usePointStyle: true,
      boxWidth: 8,
      boxHeight: 8,
      padding: 14,
      font: { family: look.fontFamily, size: look.fontSize }
    }
  };
}

export function tooltipLook(look: ChartLook) {
  return {
    rtl: look.dir === 'rtl',
    textDirection: look.dir,
    backgroundColor: look.colours.surface,
    titleColor: look.colours.text,
    bodyColor: look.colours.text,
    footerColor: look.colours.muted,
    borderColor: look.colours.border,
    borderWidth: 1,
    padding: 10,
    usePointStyle: true,
    boxPadding: 4,
    titleFont: { family: look.fontFamily, size: look.fontSize, weight: 'bold' as const },
    bodyFont: { family: look.fontFamily, size: look.fontSize },
    footerFont: { family: look.fontFamily, size: look.smallFontSize, weight: 'normal' as const }
  };
}

/** What all charts share; each adds its scales and plugins. */
export function baseOptions(look: ChartLook) {
  return {
    responsive: true,
    maintainAspectRatio: false,
    font: { family: look.fontFamily, size: look.fontSize },
    color: look.colours.text,
    interaction: { mode: 'index' as const, intersect: false },
    animation: { duration: 200 },
    layout: { padding: { top: 4 } }
  };
}

export function mandegarOptions(
  look: ChartLook,
  gap: { count: number; label: string } | null = null
): MandegarOptions {
  return {
    dir: look.dir,
    gap: gap && {
      ...gap,
      fill: look.colours.sunken,
      colour: look.colours.muted,
      font: `${String(look.smallFontSize)}px ${look.fontFamily}`
    }
  };
}

/** Dashes for the stretch of a line that leads into an open period. */
export function dashInto(open: readonly boolean[]) {
  return (segment: ScriptableLineSegmentContext): number[] | undefined =>
    open[segment.p1DataIndex] ? [5, 4] : undefined;
}
