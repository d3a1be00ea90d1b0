import type { ChartLook } from '../../charts/look';

export const DENSITY = 2;

export type Weight = 420 | 540 | 640;

export interface TextStyle {
  /** CSS pixels. */
  size: number;
  weight?: Weight;
  colour?: string;
  align?: 'start' | 'center' | 'end';
  /** The text is cut with an ellipsis to this width. */
  maxWidth?: number;
}

export interface BoxStyle {
  fill?: string | CanvasPattern;
  stroke?: string;
  radius?: number;
}

/**
 * Draws in CSS pixels from the edge where lines begin: x counts from the left
 * in left-to-right languages and from the right in right-to-left ones, so one
 * layout serves both.
 */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly look: ChartLook;
  readonly width: number;
  /** Left edge, in canvas terms, of something `size` wide at `x`. */
  left(x: number, size: number): number;
  measure(text: string, style: TextStyle): number;
  /** The text, shortened with an ellipsis where it is wider. */
  fit(text: string, maxWidth: number, style: TextStyle): string;
  /** Breaks into lines; the last one that is allowed ends with an ellipsis where more would follow. */
  wrap(text: string, maxWidth: number, style: TextStyle, maxLines?: number): string[];
  /** `y` is the base line; with `align: 'end'`, `x` is the far edge. */
  text(text: string, x: number, y: number, style: TextStyle): void;
  box(x: number, y: number, width: number, height: number, style: BoxStyle): void;
}

/** Makes a pen for a context that is scaled to CSS pixels already. */
export function createPen(context: CanvasRenderingContext2D, look: ChartLook, width: number): Pen {
  const rtl = look.dir === 'rtl';
  const left = (x: number, size: number): number => (rtl ? width - x - size : x);

  const use = (style: TextStyle): void => {
    context.font = `${String(style.weight ?? 420)} ${String(style.size)}px ${look.fontFamily}`;
    // A canvas outside the page does not inherit the direction.
    context.direction = look.dir;
  };
  const measure = (text: string, style: TextStyle): number => {
    use(style);
    return context.measureText(text).width;
  };
  const fit = (text: string, maxWidth: number, style: TextStyle): string => {
    if (measure(text, style) <= maxWidth) return text;
    const letters = Array.from(text);
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const part = `${letters.slice(0, middle).join('').trimEnd()}…`;
      if (measure(part, style) <= maxWidth) low = middle;
      else high = middle - 1;
    }
    return `${letters.slice(0, low).join('').trimEnd()}…`;
  };
  const wrap = (text: string, maxWidth: number, style: TextStyle, maxLines = 99): string[] => {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer, style) > maxWidth) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
    // The last line that is allowed takes all that is left, and is cut.
    const rest = lines.splice(maxLines - 1).join(' ');
    if (rest !== '') lines.push(rest);
    return lines.map((each) => fit(each, maxWidth, style));
  };

  return {
    context,
    look,
    width,
    left,
    measure,
    fit,
    wrap,
    text(text, x, y, style) {
      const shown = style.maxWidth === undefined ? text : fit(text, style.maxWidth, style);
      use(style);
      context.fillStyle = style.colour ?? look.colours.text;
      context.textBaseline = 'alphabetic';
      const align = style.align ?? 'start';
      context.textAlign =
        align === 'center' ? 'center' : (align === 'start') === rtl ? 'right' : 'left';
      context.fillText(shown, left(x, 0), y);
    },
    box(x, y, boxWidth, height, style) {
      context.beginPath();
      if (style.radius) context.roundRect(left(x, boxWidth), y, boxWidth, height, style.radius);
      else context.rect(left(x, boxWidth), y, boxWidth, height);
      if (style.fill) {
        context.fillStyle = style.fill;
        context.fill();
      }
      if (style.stroke) {
        context.strokeStyle = style.stroke;
        context.lineWidth = 1;
        context.stroke();
      }
    }
  };
}

/** A canvas of its own, outside the page, and its context scaled to CSS pixels. */
export function createCanvas(
  width: number,
  height: number
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * DENSITY);
  canvas.height = Math.round(height * DENSITY);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw on');
  context.scale(DENSITY, DENSITY);
  return { canvas, context };
}

/** The picture as a PNG file. */
export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the browser made no picture of the canvas'));
    }, 'image/png');
  });
}

/** Letters and digits of the three scripts, so that every face the picture may need is fetched. */
const SAMPLE = 'Mandegar 0123456789 % ۰۱۲۳۴۵۶۷۸۹ ماندگار ٪ Մանդեգար ֏ − – … ·';

/**
 * Loads the faces in all weights that the pen uses. `fonts.check` would say
 * yes for a face that is not there, so each is asked for.
 * @param text what else will be written, such as the shop's name
 */
export async function loadFaces(look: ChartLook, text: string): Promise<void> {
  const weights: Weight[] = [420, 540, 640];
  await Promise.allSettled(
    weights.map((weight) =>
      document.fonts.load(`${String(weight)} 16px ${look.fontFamily}`, SAMPLE + text)
    )
  );
}
