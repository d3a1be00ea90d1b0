/** Compound files ([MS-CFB]): old workbooks, and new ones behind a password. */
import type { NamedBlob } from './head';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** A directory entry has 128 bytes, and its sectors begin at multiples of that. */
const ENTRY_BYTES = 128;
/** The stream that holds a workbook behind a password ([MS-OFFCRYPTO] 2.3.4.4). */
const ENCRYPTED = 'EncryptedPackage';
/** Where an entry tells the length of its name in bytes, its zero at the end included. */
const NAME_LENGTH_AT = 64;
const STEP = 1024 * 1024;

export function isCompoundFile(head: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => head[index] === byte);
}

/** Whether a compound file holds a workbook or document behind a password. */
export async function isEncryptedOffice(file: NamedBlob): Promise<boolean> {
  for (let from = 0; from < file.size; from += STEP) {
    const bytes = new Uint8Array(await file.slice(from, from + STEP).arrayBuffer());
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      if (isEncryptedEntry(bytes, at)) return true;
    }
  }
  return false;
}

function isEncryptedEntry(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + NAME_LENGTH_AT] !== (ENCRYPTED.length + 1) * 2) return false;
  for (let i = 0; i < ENCRYPTED.length; i++) {
    // Names are in UTF-16, the low byte first.
    if (bytes[at + 2 * i] !== ENCRYPTED.charCodeAt(i) || bytes[at + 2 * i + 1] !== 0) return false;
  }
  return true;
}
