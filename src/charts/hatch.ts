type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const TILE = 6;
/** The tile is drawn at twice its size, so that it stays sharp on dense screens. */
const DENSITY = 2;

/**
 * Diagonal lines of one colour on another, for periods that are not over.
 * Falls back to the plain colour where a canvas gives no pattern.
 */
export function hatch(context: Context2D, line: string, ground: string): CanvasPattern | string {
  const side = TILE * DENSITY;
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (!pen) return line;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = line;
  pen.lineWidth = 1.5 * DENSITY;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  if (!pattern) return line;
  pattern.setTransform({ a: 1 / DENSITY, b: 0, c: 0, d: 1 / DENSITY, e: 0, f: 0 });
  return pattern;
}
