/** Amounts that came out of a web page with its tags and entities. */

const NAMED_ENTITIES = new Map([
  ['nbsp', ' '],
  ['thinsp', ' '],
  ['amp', '&'],
  ['euro', '€'],
  ['pound', '£'],
  ['yen', '¥'],
  ['dollar', '$'],
  ['minus', '−'],
  ['comma', ','],
  ['period', '.'],
  ['rlm', ''],
  ['lrm', '']
]);

/** Whether a text can hold tags or entities. */
export function hasMarkup(text: string): boolean {
  return text.includes('&') || text.includes('<');
}

/**
 * The text without tags, its entities as the letters they stand for.
 * @example decodeMarkup('&#2547;2,999') === '৳2,999'
 */
export function decodeMarkup(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]+));/g,
      (all: string, dec?: string, hex?: string, name?: string) => {
        const code = dec ? Number(dec) : hex ? Number.parseInt(hex, 16) : 0;
        if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
        return NAMED_ENTITIES.get((name ?? '').toLowerCase()) ?? all;
      }
    );
}
