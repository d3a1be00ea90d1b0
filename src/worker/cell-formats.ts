/** What a number's format shows besides its digits: a currency, leading zeros (ECMA-376 part 1, 18.8.31). */
import { currencyIn } from '../core/ingest/currencies';
import type { NamedBlob } from './head';
import { attributeOf, startTags } from './xml-tags';
import { openZipEntry, type ZipEntry } from './zip';

export interface CellFormat {
  /** Sign, code or name of a currency, as the format writes it; '' for none. */
  currency: string;
  /** Digits that are shown at least, filled up with zeros: 5 for 00000. */
  digits: number;
  /** A number all the same, though its letters may look like those of a date: `[$S/.-280A] 0`. */
  isNumber: boolean;
}

const LETTERS_OF_DATES = /[dmyhsgeb]/i;

/**
 * The formats that say more than the number itself, by cell style.
 * @param xml the workbook's styles
 * @example noteworthyFormats(styles).get(3) // { currency: '€', digits: 0, isNumber: true }
 */
export function noteworthyFormats(xml: string): Map<number, CellFormat> {
  const codes = new Map(
    startTags(xml, 'numFmt').map((tag) => [
      attributeOf(tag, 'numFmtId'),
      attributeOf(tag, 'formatCode')
    ])
  );
  const found = new Map<number, CellFormat>();
  // The list of styles that cells point to; others (named styles) come in lists of their own.
  const list = /<(?:[\w.-]+:)?cellXfs[\s>][^]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  startTags(list, 'xf').forEach((tag, style) => {
    const code = codes.get(attributeOf(tag, 'numFmtId'));
    if (code === undefined) return;
    const format = readFormat(code);
    if (format !== null) found.set(style, format);
  });
  return found;
}

function readFormat(code: string): CellFormat | null {
  // Sections for negative numbers and zero follow; what they show is the same.
  const section = /^(?:[^;"[\\]|"[^"]*"|\[[^\]]*\]|\\[^])*/.exec(code)?.[0] ?? '';
  // Letters in brackets (colours, currencies, languages) and texts are no parts of a date, but [h] is.
  const bare = section.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]|"[^"]*"|[\\_*][^]/gi, '');
  if (LETTERS_OF_DATES.test(bare.replace(/General/gi, ''))) return null;
  const digits = /^0{2,}$/.exec(bare)?.[0].length ?? 0;
  const currency = currencyOf(section);
  const isNumber = LETTERS_OF_DATES.test(section);
  return digits > 0 || currency !== '' || isNumber ? { currency, digits, isNumber } : null;
}

/** `[$€-407]`, `"تومان"`, or a bare sign. */
function currencyOf(section: string): string {
  const words = [...section.matchAll(/\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"]*)"|(\p{Sc})/gu)];
  for (const [, bracketed, quoted, sign] of words) {
    const word = (bracketed ?? quoted ?? sign ?? '').trim();
    if (word !== '' && !/\d/.test(word) && currencyIn(word) !== null) return word;
  }
  return '';
}

/** Which noteworthy style the cells of a sheet have; asked row by row, from the first on. */
export class StyleMap {
  /** By column: row and style wherever the style changes, in turns. */
  readonly #runs: number[][] = [];
  readonly #cursors: number[] = [];

  /** @param style -1 for one that is not noteworthy */
  add(row: number, column: number, style: number): void {
    const runs = (this.#runs[column] ??= []);
    if ((runs.at(-1) ?? -1) !== style) runs.push(row, style);
  }

  /** Style of a cell that has a value; rows must not go back. */
  at(row: number, column: number): number {
    const runs = this.#runs[column];
    if (runs === undefined) return -1;
    let cursor = this.#cursors[column] ?? -2;
    while ((runs[cursor + 2] ?? Infinity) <= row) cursor += 2;
    this.#cursors[column] = cursor;
    return cursor < 0 ? -1 : (runs[cursor + 1] ?? -1);
  }
}

const CELL = /<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})(\d{1,7})"([^>]*)>/g;
const STYLE = /\ss="(\d+)"/;
const KEPT = 400;

/** Looks through a sheet for the styles of its cells. */
export async function styleMap(
  file: NamedBlob,
  sheet: ZipEntry,
  formats: ReadonlyMap<number, CellFormat>
): Promise<StyleMap> {
  const map = new StyleMap();
  const reader = (await openZipEntry(file, sheet)).getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return map;
      const text = rest + decoder.decode(value, { stream: true });
      let end = 0;
      CELL.lastIndex = 0;
      for (let cell = CELL.exec(text); cell !== null; cell = CELL.exec(text)) {
        const style = Number(STYLE.exec(cell[0])?.[1] ?? -1);
        const column = columnOf(cell[1] ?? '');
        map.add(Number(cell[2]) - 1, column, formats.has(style) ? style : -1);
        end = CELL.lastIndex;
      }
      // A tag that the piece cuts in two is seen whole in the next one.
      rest = text.slice(Math.max(end, text.length - KEPT));
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Column from 0: A, B, … Z, AA. */
function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column - 1;
}
