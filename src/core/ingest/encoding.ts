/** From bytes to the encoding they were written in, and what is no text at all. */
import { bestCodePage } from './code-pages';
import type { EncodingId, Evidence, FileProblem } from './reading';

type Binary = Extract<FileProblem, { code: 'binary-file' }>['looksLike'];

export interface EncodingGuess {
  encoding: EncodingId;
  evidence: Evidence;
  bom: boolean;
}

/** Decodes bytes leniently; given from outside, since this room knows no browser API. */
export type Decode = (bytes: Uint8Array, encoding: EncodingId) => string;

const SIGNATURES: readonly (readonly [Binary, readonly number[]])[] = [
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['old-excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]]
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function containsAscii(bytes: Uint8Array, text: string): boolean {
  outer: for (let at = 0; at + text.length <= bytes.length; at++) {
    for (let i = 0; i < text.length; i++) {
      if (bytes[at + i] !== text.charCodeAt(i)) continue outer;
    }
    return true;
  }
  return false;
}

/**
 * What a file that is no text looks like, null for text.
 * @param head the first bytes of the file; a few thousand are enough
 */
export function sniffBinary(head: Uint8Array): Binary | null {
  for (const [kind, signature] of SIGNATURES) {
    if (!startsWith(head, signature)) continue;
    if (kind !== 'zip') return kind;
    // The parts of an .xlsx name themselves in the archive's first entries.
    return containsAscii(head, 'xl/') || containsAscii(head, '[Content_Types].xml')
      ? 'excel'
      : 'zip';
  }
  if (containsAscii(head.subarray(0, 12), 'WEBP') && containsAscii(head.subarray(0, 4), 'RIFF')) {
    return 'image';
  }
  if (bomOf(head) !== null || utf16ByZeros(head) !== null) return null;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return 'unknown';
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) {
      controls += 1;
    }
  }
  return controls * 50 > head.length ? 'unknown' : null;
}

function bomOf(bytes: Uint8Array): EncodingId | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
}

/** High bytes of the scripts and signs that files here are in: Latin, Cyrillic, Armenian, Arabic, dashes and quotes. */
const HIGH_BYTES = new Set([0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x20, 0x21, 0xfb, 0xfe]);

/**
 * UTF-16 shows itself by the zero half of digits, separators and line ends,
 * and, where those are few (Persian digits and no Latin letter), by the few
 * high halves that a script has.
 */
function utf16ByZeros(bytes: Uint8Array): EncodingId | null {
  const length = Math.min(bytes.length & ~1, 8192);
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  let evenHigh = 0;
  let oddHigh = 0;
  for (let i = 0; i < length; i += 2) {
    const first = bytes[i] ?? 0;
    const second = bytes[i + 1] ?? 0;
    if (first === 0) even += 1;
    if (second === 0) odd += 1;
    if (HIGH_BYTES.has(first)) evenHigh += 1;
    if (HIGH_BYTES.has(second)) oddHigh += 1;
  }
  const units = length / 2;
  const shows = (zeros: number, others: number, high: number): boolean =>
    others * 20 < zeros && (zeros * 10 > units || (zeros * 100 > units && high * 20 > units * 19));
  if (shows(odd, even, oddHigh)) return 'utf-16le';
  return shows(even, odd, evenHigh) ? 'utf-16be' : null;
}

/** Sequences of two and more bytes that are well formed UTF-8, and bytes that are not. */
export function surveyUtf8(bytes: Uint8Array): { sequences: number; faults: number } {
  let sequences = 0;
  let faults = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let ok = length > 0 && lead >= 0xc2;
    let at = i + 1;
    for (; ok && at < i + length && at < bytes.length; at++) {
      ok = ((bytes[at] ?? 0) & 0xc0) === 0x80;
    }
    if (!ok) {
      faults += 1;
      i += 1;
      continue;
    }
    // A letter cut off at the end of a sample is no fault.
    if (at === i + length) sequences += 1;
    i = at;
  }
  return { sequences, faults };
}

/**
 * Encoding of a file from its first bytes: a byte order mark, the zero halves
 * of UTF-16, well formed UTF-8, and else the code page whose letters read best.
 * @param decode used for the code pages only
 */
export function detectEncoding(head: Uint8Array, decode: Decode): EncodingGuess {
  const marked = bomOf(head);
  if (marked !== null) return { encoding: marked, evidence: 'bom', bom: true };
  const wide = utf16ByZeros(head);
  if (wide !== null) return { encoding: wide, evidence: 'statistics', bom: false };
  const { sequences, faults } = surveyUtf8(head);
  // In a code page, what looks like UTF-8 comes up by chance, among many more faults.
  if (faults === 0 || sequences > faults) {
    const evidence = sequences > 0 ? 'statistics' : 'default';
    return { encoding: 'utf-8', evidence, bom: false };
  }
  const sample = lettersAround(head);
  const encoding = bestCodePage((page) => decode(sample, page));
  return { encoding, evidence: 'statistics', bom: false };
}

/** Where headings, e-mail addresses and codes of money are looked for. */
const START_BYTES = 4096;
const SCORED_BYTES = 16_384;

/** The start of the bytes, and the first stretch with letters beyond ASCII in it. */
function lettersAround(bytes: Uint8Array): Uint8Array {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  if (first <= START_BYTES) return bytes.subarray(0, SCORED_BYTES);
  const sample = new Uint8Array(START_BYTES + Math.min(SCORED_BYTES, bytes.length - first));
  sample.set(bytes.subarray(0, START_BYTES));
  sample.set(bytes.subarray(first, first + SCORED_BYTES), START_BYTES);
  return sample;
}
