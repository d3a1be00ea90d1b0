import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { loadFaces, toPng, type Pen } from './pen';
import { footer, smallPrint, type PictureRequest } from './report-image';
import { composeSections, MARGIN, measuringPen, type Section } from './section';

/** A row as it stands on the page. */
export interface PictureRow {
  name: string;
  a: string;
  b: string;
  difference: string;
  interval: string;
  verdict: string;
  differs: boolean;
}

export interface ComparisonPicture extends PictureRequest {
  messages: PictureRequest['messages'] & Pick<Messages, 'compare'>;
  formatter: Formatter;
  title: string;
  /** What each side is, in words. */
  names: readonly [string, string];
  /** What differs, in sentences. */
  sentences: readonly string[];
  rows: readonly PictureRow[];
  notes: readonly string[];
}

const WIDTH = 1200;
const INNER = WIDTH - 2 * MARGIN;
const ROW = 31;
const PADDING = 20;
const LINE = 22;
const SENTENCE = { size: 15 } as const;
const NAME = { size: 14, weight: 540 } as const;
/** Far edges of the four columns of numbers, and the start of the verdict, from the table's start. */
const EDGES = [390, 515, 640, 765] as const;
const VERDICT = 784;

/** The compared numbers with what each side is, and what differs by more than chance. */
export async function comparisonImage(request: ComparisonPicture): Promise<Blob> {
  const { look, title, session, names } = request;
  await loadFaces(look, [title, session.name, session.shop, ...names].join(' '));
  const sections = [
    heading(request),
    table(request),
    smallPrint(request, [
      ...request.notes,
      request.messages.exports.image.lapse(request.report.settings.lapseWindowDays)
    ]),
    footer(request)
  ];
  return toPng(composeSections(look, WIDTH, sections));
}

function heading({ look, title, session, names, sentences, messages }: ComparisonPicture): Section {
  const { sides, charts } = messages.compare;
  const pen = measuringPen(look, WIDTH);
  const shop = session.shop || session.name;
  const named = [sides.a, sides.b].flatMap((letter, i) =>
    pen.wrap(charts.side(letter, names[i] ?? ''), INNER, NAME, 2)
  );
  const said = sentences.flatMap((sentence) => pen.wrap(sentence, INNER, SENTENCE, 3));
  const top = 62 + (shop === '' ? 0 : LINE);
  const gap = 8;
  return {
    height: top + (named.length + said.length) * LINE + gap,
    draw(drawn, from) {
      const { muted } = drawn.look.colours;
      drawn.text(title, MARGIN, from + 28, { size: 28, weight: 640, maxWidth: INNER });
      if (shop !== '') {
        drawn.text(shop, MARGIN, from + 58, { size: 15, colour: muted, maxWidth: INNER });
      }
      const lines = [...named, ...said];
      lines.forEach((line, i) => {
        const isName = i < named.length;
        const y = from + top + i * LINE + (isName ? 0 : gap);
        drawn.text(line, MARGIN, y, isName ? NAME : SENTENCE);
      });
    }
  };
}

function table({ messages, rows }: ComparisonPicture): Section {
  const { table: words, sides } = messages.compare;
  const height = (rows.length + 1) * ROW + 2 * PADDING;
  const start = MARGIN + PADDING;
  const line = (
    pen: Pen,
    cells: readonly string[],
    verdict: string,
    y: number,
    style: { colour: string; weight?: 540 }
  ): void => {
    const [name = '', ...numbers] = cells;
    pen.text(name, start, y, { size: 13, maxWidth: EDGES[0] - 110, ...style });
    numbers.forEach((text, i) => {
      const edge = EDGES[i] ?? 0;
      const before = EDGES[i - 1] ?? EDGES[0] - 110;
      pen.text(text, start + edge, y, {
        size: 13,
        align: 'end',
        maxWidth: edge - before - 10,
        ...style
      });
    });
    pen.text(verdict, start + VERDICT, y, {
      size: 12,
      maxWidth: INNER - 2 * PADDING - VERDICT,
      ...style
    });
  };
  return {
    height,
    draw(pen, top) {
      const { colours } = pen.look;
      pen.box(MARGIN, top, INNER, height, {
        fill: colours.surface,
        stroke: colours.border,
        radius: 10
      });
      const base = (index: number): number => top + PADDING + index * ROW + 20;
      const heads = [words.measure, sides.a, sides.b, words.difference, words.interval];
      line(pen, heads, words.verdict, base(0), { colour: colours.muted, weight: 540 });
      rows.forEach((row, r) => {
        const y = base(r + 1);
        pen.box(start, y - 20, INNER - 2 * PADDING, 1, { fill: colours.grid });
        const cells = [row.name, row.a, row.b, row.difference, row.interval];
        line(pen, cells, row.verdict, y, {
          colour: row.differs ? colours.accent : colours.text,
          ...(row.differs ? { weight: 540 } : {})
        });
      });
    }
  };
}
