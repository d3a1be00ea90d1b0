import { inflateRawSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** The files of a ZIP archive by name, read along its central directory (APPNOTE 4.3.12). */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no ZIP archive');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const header = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const data = bytes.subarray(start, start + size);
    files.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

export interface Picture {
  width: number;
  height: number;
  /** Different colours among the looked-at points. */
  colours: number;
  /** Share of the points that have the most frequent colour. */
  ground: number;
  /** Of ten bands from top to bottom, those that hold more than one colour. */
  livelyBands: number;
}

/** Decodes a picture with the browser, on a page of its own, and looks at its points. */
export async function decodePicture(browser: Browser, bytes: Buffer): Promise<Picture> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    return await page.evaluate(async (base64) => {
      const binary = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([binary], { type: 'image/png' }));
      const { width, height } = bitmap;
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.drawImage(bitmap, 0, 0);
      const { data } = pen.getImageData(0, 0, width, height);
      const counts = new Map<number, number>();
      const bands = Array.from({ length: 10 }, () => new Set<number>());
      const points = new Uint32Array(data.buffer);
      for (let i = 0; i < points.length; i += 3) {
        const colour = points[i] ?? 0;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
        bands[Math.floor((i / points.length) * 10)]?.add(colour);
      }
      return {
        width,
        height,
        colours: counts.size,
        ground: Math.max(...counts.values()) / Math.ceil(points.length / 3),
        livelyBands: bands.filter((band) => band.size > 1).length
      };
    }, bytes.toString('base64'));
  } finally {
    await context.close();
  }
}
