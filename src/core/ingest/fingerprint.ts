/** A short name for a row of headings, under which decisions about it are kept. */
import { normaliseHeading } from './normalise';

/**
 * Name of a file's layout: 16 hexadecimal digits that depend on its normalised
 * headings in their order, or on the number of columns alone where the file has
 * no headings. The same export has the same one next month, whatever its case,
 * spaces or direction marks; another column makes another.
 * Two independent 32-bit FNV-1a-like hashes: among a thousand layouts two share
 * a name with a chance of 3 in 10^14.
 * @param headings as written; all empty for a file without headings
 * @example fingerprintOf(['Date', 'Total'], 2) === fingerprintOf(['date ', 'TOTAL'], 2)
 */
export function fingerprintOf(headings: readonly string[], width: number): string {
  const keys = headings.map(normaliseHeading);
  const text = keys.some((key) => key !== '') ? keys.join('|') : `#${width}`;
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return hex(a) + hex(Math.imul(b ^ (b >>> 13), 0x85ebca6b));
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
