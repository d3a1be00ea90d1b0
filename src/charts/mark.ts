/**
 * The mark of Mandegar, "that which lasts": an m whose last stroke turns back
 * under the first, to the point it set out from. One source for the header,
 * the icons and the footer of the report image; on a canvas, stroke
 * `new Path2D(MARK.line)` with round caps and joins after scaling from
 * `MARK.box`, then fill the dot.
 */
export const MARK = {
  /** Side of the square that the coordinates below live in. */
  box: 32,
  line: 'M5 19V12.5a5.5 5.5 0 0 1 11 0V19M16 12.5a5.5 5.5 0 0 1 11 0V18a8.5 8.5 0 0 1-8.5 8.5H12',
  lineWidth: 3.2,
  dot: { x: 5.6, y: 26.5, radius: 2.3 }
} as const;
