/**
 * Draws the icons of the app from the mark (src/charts/mark.ts) into
 * public/icons. Run it by hand when the mark changes: node test/browser/icons.mjs
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { findBrowser } from './find-browser.mjs';

const { module } = await runnerImport('./src/charts/mark.ts', { configFile: false });
const { MARK } = module;
const folder = new URL('../../public/icons/', import.meta.url);

const GROUND = '#0b6e75';
const LINE = '#ffffff';
const DOT = '#8fe0df';

/** `share` is how much of the side the mark takes; `radius` rounds the ground. */
function icon(share, radius) {
  const side = MARK.box / share;
  const shift = (side - MARK.box) / 2;
  const round = (value) => Number(value.toFixed(3));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(side)} ${round(side)}">
  <rect width="${round(side)}" height="${round(side)}" rx="${round(side * radius)}" fill="${GROUND}"/>
  <g transform="translate(${round(shift)} ${round(shift)})">
    <path d="${MARK.line}" fill="none" stroke="${LINE}" stroke-width="${MARK.lineWidth}" stroke-linecap="round" stroke-linejoin="round"/>
    <circle cx="${MARK.dot.x}" cy="${MARK.dot.y}" r="${MARK.dot.radius}" fill="${DOT}"/>
  </g>
</svg>
`;
}

const rounded = icon(0.74, 0.22);
// A maskable icon may lose all but the middle 80%; Apple rounds the corners by itself.
const maskable = icon(0.56, 0);
const square = icon(0.7, 0);

await mkdir(folder, { recursive: true });
await writeFile(new URL('icon.svg', folder), rounded);

const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, svg, size] of [
  ['icon-192.png', rounded, 192],
  ['icon-512.png', rounded, 512],
  ['maskable-192.png', maskable, 192],
  ['maskable-512.png', maskable, 512],
  ['apple-touch-icon.png', square, 180]
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`
  );
  await page.screenshot({ path: new URL(name, folder).pathname, omitBackground: true });
}
await browser.close();
