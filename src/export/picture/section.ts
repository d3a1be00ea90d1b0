import type { ChartLook } from '../../charts/look';
import { createCanvas, createPen, type Pen } from './pen';

/** A part of a picture that knows its height before it is drawn. */
export interface Section {
  height: number;
  draw: (pen: Pen, top: number) => void;
}

export const MARGIN = 48;
export const GAP = 20;

/** Small print. */
export const SMALL = { size: 11.5, lineHeight: 18 } as const;

/** A pen that only measures. */
export function measuringPen(look: ChartLook, width: number): Pen {
  return createPen(createCanvas(1, 1).context, look, width);
}

/** Draws the sections below each other on a canvas as high as they need. */
export function composeSections(
  look: ChartLook,
  width: number,
  sections: readonly Section[]
): HTMLCanvasElement {
  const height =
    sections.reduce((sum, section) => sum + section.height, 0) +
    GAP * (sections.length - 1) +
    2 * MARGIN;
  const { canvas, context } = createCanvas(width, height);
  const pen = createPen(context, look, width);
  pen.box(0, 0, width, height, { fill: look.colours.background });
  let top = MARGIN;
  for (const section of sections) {
    section.draw(pen, top);
    top += section.height + GAP;
  }
  return canvas;
}

/** Wrapped text from `top` on; returns the height it took. */
export function paragraph(
  pen: Pen,
  text: string,
  at: { x: number; top: number; width: number },
  draw: boolean
): number {
  const style = { size: SMALL.size, colour: pen.look.colours.muted };
  const lines = pen.wrap(text, at.width, style, 6);
  if (draw) {
    lines.forEach((line, i) => {
      pen.text(line, at.x, at.top + (i + 1) * SMALL.lineHeight - 5, style);
    });
  }
  return lines.length * SMALL.lineHeight;
}
