/** The order of names. */
import { sortedIndices } from './ascending';

/** So many names are compared two by two. */
const FEW = 1000;
const ZERO = 0x30;
/** In the order of a dictionary: by their codes پ, چ, ژ, ک and گ would come after و. The codes of Armenian and Latin letters are in order. */
const PERSIAN = 'ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
/** Longer numbers are compared as texts. */
const LONGEST_NUMBER = 16;

/**
 * Place of each name among all, from 0; equal names have the same. Numbers
 * within names count by size, c9 before c10; letters are in the order of their
 * alphabet. Names are sorted by as many of their first characters as fit into a
 * number, those with equal ones by their next, and so on: with the letters of
 * one alphabet ten at a time.
 * @example nameRanks(['c10', 'c9', 'a']) // [2, 1, 0]
 */
export function nameRanks(names: readonly string[]): Float64Array {
  const comparables = comparable(names);
  const { letters, ends, alphabet } = comparables;
  // A letter is a digit from 1 of a number, the end of a name 0.
  const base = Math.max(2, alphabet + 1);
  const step = Math.floor(53 / Math.log2(base));
  const order = Uint32Array.from(names.keys());
  const ranks = new Float64Array(names.length);
  const keys = new Float64Array(names.length);
  /** Names from place to place are equal up to a character. */
  const open = [{ from: 0, to: names.length, at: commonLetters(comparables) }];
  for (let group = open.pop(); group; group = open.pop()) {
    const { from, to, at } = group;
    const part = order.subarray(from, to);
    for (let place = from; place < to; place++) {
      const name = order[place] ?? 0;
      const begin = (name === 0 ? 0 : (ends[name - 1] ?? 0)) + at;
      const end = ends[name] ?? 0;
      let key = 0;
      for (let i = begin; i < begin + step; i++) {
        key = key * base + (i < end ? (letters[i] ?? 0) : 0);
      }
      keys[name] = key;
    }
    sortBy(part, keys);
    for (let start = 0; start < part.length;) {
      const key = keys[part[start] ?? 0] ?? 0;
      let stop = start + 1;
      while (stop < part.length && keys[part[stop] ?? 0] === key) stop++;
      // Without a last letter the names are at their ends, and so the same.
      if (stop - start > 1 && key % base !== 0) {
        open.push({ from: from + start, to: from + stop, at: at + step });
      } else {
        for (let i = start; i < stop; i++) ranks[part[i] ?? 0] = from + start;
      }
      start = stop;
    }
  }
  return ranks;
}

function sortBy(part: Uint32Array, keys: Float64Array): void {
  if (part.length <= FEW) {
    part.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
    return;
  }
  const own = new Float64Array(part.length);
  for (let i = 0; i < part.length; i++) own[i] = keys[part[i] ?? 0] ?? 0;
  part.set(sortedIndices(own).map((place) => part[place] ?? 0));
}

/** How many letters all names begin with: those of "customer-1" and "customer-2" tell nothing. */
function commonLetters({ letters, ends }: Comparable): number {
  let common = ends[0] ?? 0;
  for (let name = 1; name < ends.length; name++) {
    const begin = ends[name - 1] ?? 0;
    common = Math.min(common, (ends[name] ?? 0) - begin);
    let at = 0;
    while (at < common && letters[begin + at] === letters[at]) at++;
    common = at;
  }
  return common;
}

const isDigit = (code: number): boolean => code >= ZERO && code < ZERO + 10;

/** Names one after the other, as places of their letters in the alphabet of all. */
interface Comparable {
  /** From 1. */
  letters: Uint16Array;
  /** A name ends before this place. */
  ends: Uint32Array;
  /** How many different letters there are. */
  alphabet: number;
}

/** Each number begins with its length, so that a longer one comes later. */
function comparable(names: readonly string[]): Comparable {
  let room = 0;
  // A name of single digits between letters grows most, by half.
  for (const name of names) room += name.length + ((name.length + 1) >> 1);
  const codes = new Uint16Array(room);
  const ends = new Uint32Array(names.length);
  let to = 0;
  for (let n = 0; n < names.length; n++) {
    const name = names[n] ?? '';
    for (let i = 0; i < name.length;) {
      const code = name.charCodeAt(i);
      if (!isDigit(code)) {
        codes[to++] = code;
        i++;
        continue;
      }
      let end = i + 1;
      while (end < name.length && isDigit(name.charCodeAt(end))) end++;
      while (i < end - 1 && name.charCodeAt(i) === ZERO) i++;
      codes[to++] = ZERO + Math.min(LONGEST_NUMBER, end - i) - 1;
      for (; i < end; i++) codes[to++] = name.charCodeAt(i);
    }
    ends[n] = to;
  }
  const letters = codes.subarray(0, to);
  const isThere = new Uint8Array(0x1_0000);
  for (let i = 0; i < to; i++) isThere[letters[i] ?? 0] = 1;
  const place = new Uint16Array(0x1_0000);
  let alphabet = 0;
  const isNext = (code: number): void => {
    if (isThere[code] === 1 && place[code] === 0) place[code] = ++alphabet;
  };
  for (let code = 0; code < place.length; code++) {
    if (code === PERSIAN.charCodeAt(0)) {
      for (let i = 0; i < PERSIAN.length; i++) isNext(PERSIAN.charCodeAt(i));
    }
    isNext(code);
  }
  for (let i = 0; i < to; i++) letters[i] = place[letters[i] ?? 0] ?? 0;
  return { letters, ends, alphabet };
}
