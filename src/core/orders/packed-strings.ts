import type { PackedStrings } from './order-table';

/** Strings gathered one after the other into UTF-8. Lone surrogates become U+FFFD. */
export class StringPacker {
  /** Number of strings so far. */
  count = 0;
  #bytes = new Uint8Array(4096);
  #offsets = new Uint32Array(256);

  add(text: string): void {
    const start = this.#offsets[this.count] ?? 0;
    this.#reserve(start + text.length * 3);
    const bytes = this.#bytes;
    let at = start;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 63);
      } else {
        let point = unit;
        if (unit >= 0xd800 && unit <= 0xdfff) {
          const low = unit < 0xdc00 && i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
          if (low >= 0xdc00 && low <= 0xdfff) {
            point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            i += 1;
          } else {
            point = 0xfffd;
          }
        }
        if (point >= 0x10000) {
          bytes[at++] = 0xf0 | (point >> 18);
          bytes[at++] = 0x80 | ((point >> 12) & 63);
        } else {
          bytes[at++] = 0xe0 | (point >> 12);
        }
        bytes[at++] = 0x80 | ((point >> 6) & 63);
        bytes[at++] = 0x80 | (point & 63);
      }
    }
    this.count += 1;
    if (this.count === this.#offsets.length) {
      const wider = new Uint32Array(this.count * 2);
      wider.set(this.#offsets);
      this.#offsets = wider;
    }
    this.#offsets[this.count] = at;
  }

  /** String of a number below `count`. */
  get(index: number): string {
    return unpackString({ bytes: this.#bytes, offsets: this.#offsets }, index);
  }

  /** The strings with the given numbers, in that order, packed tightly. */
  pick(order: Uint32Array): PackedStrings {
    const offsets = new Uint32Array(order.length + 1);
    let total = 0;
    for (let i = 0; i < order.length; i++) {
      const index = order[i] ?? 0;
      total += (this.#offsets[index + 1] ?? 0) - (this.#offsets[index] ?? 0);
      offsets[i + 1] = total;
    }
    const bytes = new Uint8Array(total);
    for (let i = 0; i < order.length; i++) {
      const index = order[i] ?? 0;
      const end = this.#offsets[index + 1] ?? 0;
      let to = offsets[i] ?? 0;
      for (let from = this.#offsets[index] ?? 0; from < end; from++) {
        bytes[to++] = this.#bytes[from] ?? 0;
      }
    }
    return { bytes, offsets };
  }

  #reserve(length: number): void {
    if (length <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(length, this.#bytes.length * 2));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/**
 * String `index` of packed strings.
 * @throws RangeError where there is no such string.
 * @example unpackString({ bytes: Uint8Array.of(104, 105), offsets: Uint32Array.of(0, 2) }, 0) === 'hi'
 */
export function unpackString(strings: PackedStrings, index: number): string {
  const start = strings.offsets[index];
  const end = strings.offsets[index + 1];
  if (start === undefined || end === undefined) throw new RangeError(`no string ${index}`);
  const byte = (at: number): number => (strings.bytes[at] ?? 0) & 63;
  let text = '';
  for (let at = start; at < end;) {
    const lead = strings.bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at += 1;
    } else if (lead < 0xe0) {
      text += String.fromCharCode(((lead & 31) << 6) | byte(at + 1));
      at += 2;
    } else if (lead < 0xf0) {
      text += String.fromCharCode(((lead & 15) << 12) | (byte(at + 1) << 6) | byte(at + 2));
      at += 3;
    } else {
      text += String.fromCodePoint(
        ((lead & 7) << 18) | (byte(at + 1) << 12) | (byte(at + 2) << 6) | byte(at + 3)
      );
      at += 4;
    }
  }
  return text;
}

/** Bytes that are taken as text at once: many more would be too many arguments. */
const AT_ONCE = 8192;

/**
 * All strings in their order, in a fraction of the time that one by one takes
 * where most are plain ASCII.
 * @example unpackStrings({ bytes: Uint8Array.of(104, 105), offsets: Uint32Array.of(0, 1, 2) }) // ['h', 'i']
 */
export function unpackStrings(strings: PackedStrings): string[] {
  const { bytes, offsets } = strings;
  const count = offsets.length - 1;
  const texts: string[] = [];
  while (texts.length < count) {
    const first = texts.length;
    const start = offsets[first] ?? 0;
    let next = first + 1;
    while (next < count && (offsets[next + 1] ?? 0) - start <= AT_ONCE) next++;
    const part = bytes.subarray(start, offsets[next]);
    if (part.length <= AT_ONCE && isAscii(part)) {
      // Not spread: that takes an array's iterator through every byte.
      const text = Reflect.apply(String.fromCharCode, null, part) as string;
      for (let i = first; i < next; i++) {
        texts.push(text.slice((offsets[i] ?? 0) - start, (offsets[i + 1] ?? 0) - start));
      }
    } else {
      for (let i = first; i < next; i++) texts.push(unpackString(strings, i));
    }
  }
  return texts;
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}
