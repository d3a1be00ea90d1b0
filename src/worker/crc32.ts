/**
 * Four tables of 256: the first has the remainders of eight zero bits after
 * each byte value, for the reversed polynomial 0xedb88320; each further one,
 * those after eight bits more. So four bytes are taken at once.
 */
const TABLE = makeTable();

function makeTable(): Uint32Array {
  const table = new Uint32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    table[byte] = rest;
  }
  for (let i = 256; i < 1024; i++) {
    const before = table[i - 256] ?? 0;
    table[i] = (before >>> 8) ^ (table[before & 0xff] ?? 0);
  }
  return table;
}

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
    const at = (index: number): number => TABLE[index] ?? 0;
    const whole = bytes.length & ~3;
    let i = 0;
    for (; i < whole; i += 4) {
      rest =
        at(768 + ((rest ^ (bytes[i] ?? 0)) & 0xff)) ^
        at(512 + (((rest >>> 8) ^ (bytes[i + 1] ?? 0)) & 0xff)) ^
        at(256 + (((rest >>> 16) ^ (bytes[i + 2] ?? 0)) & 0xff)) ^
        at((rest >>> 24) ^ (bytes[i + 3] ?? 0));
    }
    for (; i < bytes.length; i += 1) {
      rest = (rest >>> 8) ^ at((rest ^ (bytes[i] ?? 0)) & 0xff);
    }
    this.#rest = rest;
  }

  /** Of all bytes so far, unsigned. */
  get value(): number {
    return (this.#rest ^ 0xffff_ffff) >>> 0;
  }
}
