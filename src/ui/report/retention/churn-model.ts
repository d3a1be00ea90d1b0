/** What the card of the lapse window shows: two curves, and the words for one window. */
import { proportion } from '../../../core/math/intervals';
import type { Proportion } from '../../../core/report-schema';
import type { ChurnCurve } from '../../../core/schema/churn-curve';

/** From this share of mistaken losses on the window looks too short; below the other it looks long. */
const MANY_MISTAKEN = 0.25;
const FEW_MISTAKEN = 0.1;

export type BackVerdict = 'many' | 'some' | 'few' | 'none';

/** One window on the curves. */
export interface ChurnPoint {
  window: number;
  /** Of the customers at the start of the period, those lost at its end; rate null where not measurable. */
  lost: Proportion;
  /** Of the times somebody was away so long, those that ended with a return; rate null where nobody was. */
  back: Proportion;
  verdict: BackVerdict;
}

/**
 * The curves at one place; cheap enough for every step of a slider.
 * @param index into the arrays of the curve
 */
export function churnPoint(curve: ChurnCurve, index: number): ChurnPoint {
  const back = proportion(curve.cameBack[index] ?? 0, curve.lapses[index] ?? 0);
  return {
    window: curve.windows[index] ?? 0,
    lost: proportion(curve.churned[index] ?? 0, curve.customersAtStart[index] ?? 0),
    back,
    verdict: verdictOf(back.rate)
  };
}

function verdictOf(share: number | null): BackVerdict {
  if (share === null) return 'none';
  if (share >= MANY_MISTAKEN) return 'many';
  return share < FEW_MISTAKEN ? 'few' : 'some';
}

/** Place of a window in the curve, the nearest where it lies outside. */
export function indexOfWindow(curve: ChurnCurve, window: number): number {
  const first = curve.windows[0] ?? 0;
  return Math.min(Math.max(window - first, 0), curve.windows.length - 1);
}

/** Where a value lies on the card, in CSS pixels. */
export interface Plot {
  x: (index: number) => number;
  y: (share: number) => number;
}

/** Scales of a plot of the given size, with shares from 0 to 1 upwards. */
export function plotOf(
  count: number,
  box: { left: number; right: number; top: number; bottom: number }
): Plot {
  const step = count > 1 ? (box.right - box.left) / (count - 1) : 0;
  return {
    x: (index) => box.left + index * step,
    y: (share) => box.bottom - share * (box.bottom - box.top)
  };
}

/** An SVG path through shares, broken where one is not known. */
export function pathOf(shares: readonly (number | null)[], { x, y }: Plot): string {
  let path = '';
  let drawing = false;
  shares.forEach((share, i) => {
    if (share === null) drawing = false;
    else {
      path += `${drawing ? 'L' : 'M'}${x(i).toFixed(1)} ${y(share).toFixed(1)}`;
      drawing = true;
    }
  });
  return path;
}
