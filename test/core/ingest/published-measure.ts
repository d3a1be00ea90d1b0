/**
 * The measure of van den Burg, Nazábal & Sutton (2019), "Wrangling messy CSV
 * files by detecting row and type patterns", doi 10.1007/s10618-019-00646-y,
 * as the paper has it: Q = P · T, with P = (1/K) Σ N_k (L_k − 1) / L_k over
 * the K row patterns and T the share of cells of a known type. Written from
 * the paper to compare with; candidates are those of the app.
 */
import { DELIMITERS, type TextFormat } from '../../../src/core/ingest/dialect';
import { scanRecords } from '../../../src/worker/scan';

const EPSILON_PATTERN = 1e-3;
const EPSILON_TYPE = 1e-10;

/** Section 3.3 of the paper: ε for a single cell, so that one column is not nothing. */
function patternScore(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let sum = 0;
  for (const [width, count] of counts)
    sum += count * (Math.max(EPSILON_PATTERN, width - 1) / width);
  return sum / counts.size;
}

/** The types of the paper's table 2: empty, number, percentage, currency, e-mail, URL, IPv4, date, time, path, words. */
const TYPES = [
  /^$/,
  /^[+-]?(\p{Nd}+([.,]\p{Nd}*)?|[.,]\p{Nd}+)([eE][+-]?\p{Nd}+)?%?$/u,
  /^[+-]?[1-9]\p{Nd}{0,2}(,\p{Nd}{3})+(\.\p{Nd}*)?%?$/u,
  /^[+-]?[1-9]\p{Nd}{0,2}(\.\p{Nd}{3})+(,\p{Nd}*)?%?$/u,
  /^\p{Sc}\s?[+-]?\p{Nd}[\p{Nd}.,]*$/u,
  /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9.-]+$/,
  /^((https?|ftp):\/\/)?([\p{L}\p{N}-]+\.)+[a-z]{2,5}(\/\S*)?$/u,
  /^\p{Nd}{1,3}(\.\p{Nd}{1,3}){3}$/u,
  /^\p{Nd}{1,4}([-/. ])\p{Nd}{1,2}\1\p{Nd}{1,4}$/u,
  /^\p{Nd}{1,4}([-/. ])\p{Nd}{1,2}\1\p{Nd}{1,4}[ T]\p{Nd}{1,2}:\p{Nd}{2}(:\p{Nd}{2})?([+-]\p{Nd}{2}:?\p{Nd}{2})?$/u,
  /^\p{Nd}{1,2}:\p{Nd}{2}(:\p{Nd}{2})?$/u,
  /^(\/|~\/|\.\/)([\w.-]+\/?)+$/,
  /^n\/a$/i,
  /^[\p{L}\p{N} .()?!¿¡؟՞՜۔]+$/u
];

function typeScore(rows: readonly (readonly string[])[]): number {
  let cells = 0;
  let known = 0;
  for (const cell of rows.flat()) {
    const text = cell.trim();
    cells += 1;
    if (TYPES.some((type) => type.test(text))) known += 1;
  }
  return cells === 0 ? EPSILON_TYPE : Math.max(EPSILON_TYPE, known / cells);
}

/** The dialect of the highest score, the earlier candidate where two are equal. */
export function publishedDialect(text: string): TextFormat {
  let best: TextFormat = { delimiter: ',', quote: '"', escape: 'double' };
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    for (const quote of ['"', null, "'"] as const) {
      if (quote === "'" && !text.includes("'")) continue;
      for (const escape of ['double', 'backslash'] as const) {
        if (escape === 'backslash' && !text.includes('\\')) continue;
        const format: TextFormat = { delimiter, quote, escape };
        const { records } = scanRecords(text, format, { final: true, returns: true });
        const score = patternScore(records) * typeScore(records);
        if (score > bestScore) {
          best = format;
          bestScore = score;
        }
      }
    }
  }
  return best;
}
