/** Remainders of eight zero bits after each byte value, for the reversed polynomial 0xedb88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/**
 * The checksum of zip and gzip (ISO 3309, RFC 1952 section 8), of bytes that
 * come in pieces.
 * @example
 * const crc = new Crc32();
 * crc.add(new TextEncoder().encode('123456789'));
 * crc.value.toString(16); // 'cbf43926'
 */
export class Crc32 {
  #rest = 0xffff_ffff;

  add(bytes: Uint8Array): void {
    let rest = this.#rest;
    for (const byte of bytes) {
      rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0);
    }
    this.#rest = rest;
  }

  /** Of all bytes so far, unsigned. */
  get value(): number {
    return (this.#rest ^ 0xffff_ffff) >>> 0;
  }
}
