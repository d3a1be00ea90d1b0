/** From bytes to the encoding they were written in, and what is no text at all. */
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

/** UTF-16 shows itself by the zero half of digits, separators and line ends. */
function utf16ByZeros(bytes: Uint8Array): EncodingId | null {
  const length = Math.min(bytes.length & ~1, 8192);
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const enough = length / 2 / 10;
  if (odd > enough && even * 20 < odd) return 'utf-16le';
  return even > enough && odd * 20 < even ? 'utf-16be' : null;
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

interface CodePage {
  encoding: EncodingId;
  /** Whether its letters stand among ASCII letters; those of other scripts make words of their own. */
  latin: boolean;
  /** The letters that make up most of a text. */
  common: string;
  /** Further letters and signs that texts have. */
  fitting: string;
}

const CODE_PAGES: readonly CodePage[] = [
  {
    encoding: 'windows-1252',
    latin: true,
    common: 'éèàüöäßçñíóáâêôûîåøæúãõëïœ',
    fitting: 'ÉÈÀÜÖÄÇÑÍÓÁÅØÆÚÊ€£°’–“”«»ìòù¡¿'
  },
  {
    encoding: 'windows-1256',
    latin: false,
    common: 'اردنمهویيتسبلش\u200c',
    fitting: 'آپتثجچحخذزژصضطظعغفقکكگىئأؤإءةًَُِّ،؛؟'
  },
  {
    encoding: 'windows-1251',
    latin: false,
    common: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
    fitting: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯіїєґўІЇЄ№'
  },
  {
    encoding: 'windows-1250',
    latin: true,
    common: 'ąćęłńśźżčďěňřšťůžőűáéíýúóöü',
    fitting: 'ĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰÁÉÍÝÚÓÖÜ€'
  },
  { encoding: 'iso-8859-9', latin: true, common: 'ışğüöç', fitting: 'İŞĞÜÖÇâî' }
];

const COMMON = 2;
const FITTING = 1;
const STRANGE = -2;

const isAsciiLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;

/** Score of a decoded text for a code page: letters it was made for add, anything strange subtracts. */
function scoreText(text: string, page: CodePage): number {
  let score = 0;
  let high = 0;
  let afterLower = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      afterLower = unit >= 97 && unit <= 122;
      continue;
    }
    high += 1;
    const character = text.charAt(i);
    const upper = character.toLowerCase() !== character;
    const letter = upper || character.toUpperCase() !== character || unit >= 0x600;
    const amongAscii =
      isAsciiLetter(text.charCodeAt(i - 1)) || isAsciiLetter(text.charCodeAt(i + 1));
    if (letter && amongAscii && !page.latin) score += STRANGE;
    else if (page.common.includes(character)) score += amongAscii || !page.latin ? COMMON : FITTING;
    else if (page.fitting.includes(character)) score += upper && afterLower ? STRANGE : FITTING;
    else if (character === '\u00a0') score += FITTING;
    else score += STRANGE;
    afterLower = letter && !upper;
  }
  return high === 0 ? 0 : score / high;
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
  if (faults === 0 || sequences > faults * 10) {
    const evidence = sequences > 0 ? 'statistics' : 'default';
    return { encoding: 'utf-8', evidence, bom: false };
  }
  let best: EncodingId = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  const sample = lettersAround(head);
  for (const page of CODE_PAGES) {
    const score = scoreText(decode(sample, page.encoding), page);
    if (score > bestScore) {
      best = page.encoding;
      bestScore = score;
    }
  }
  return { encoding: best, evidence: 'statistics', bom: false };
}

const SCORED_BYTES = 16_384;

/** The first stretch of bytes with letters beyond ASCII in it. */
function lettersAround(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 64);
  return bytes.subarray(start, start + SCORED_BYTES);
}
