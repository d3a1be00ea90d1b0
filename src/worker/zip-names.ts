/** What a zip archive tells of a file besides its sizes: its name, in one of three encodings, and extra fields. */
import { Crc32 } from './crc32';

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/** The upper half of code page 437, which no browser decodes. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * Name of an entry: in UTF-8 where its flag or its Unicode path field says so
 * or where its bytes are well formed UTF-8 (macOS forgets the flag), else in
 * code page 437 (PKWARE's APPNOTE 6.3.9, appendix D).
 */
export function decodeName(bytes: Uint8Array, flags: number, extra: Uint8Array): string {
  const unicode = unicodePath(bytes, extra);
  const name =
    unicode ?? ((flags & UTF8_FLAG) !== 0 ? new TextDecoder().decode(bytes) : legacyName(bytes));
  // Some Windows programs write their own separator.
  return name.replaceAll('\\', '/');
}

function legacyName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    let name = '';
    for (const byte of bytes) {
      name += byte < 0x80 ? String.fromCharCode(byte) : CP437.charAt(byte - 0x80);
    }
    return name;
  }
}

/** The field holds a checksum of the name that it stands for; after a renaming it no longer fits. */
function unicodePath(bytes: Uint8Array, extra: Uint8Array): string | null {
  const field = extraField(extra, UNICODE_PATH_FIELD);
  if (field === null || field.length < 5 || field[0] !== 1) return null;
  const crc = new Crc32();
  crc.add(bytes);
  const expected = new DataView(field.buffer, field.byteOffset + 1, 4).getUint32(0, true);
  return crc.value === expected ? new TextDecoder().decode(field.subarray(5)) : null;
}

/** The data of an extra field, or null where there is none of that id. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id && end <= extra.length) return extra.subarray(at + 4, end);
    at = end;
  }
  return null;
}
