/**
 * Writes an orders file of about 97 bytes a row: id, ISO time with zone,
 * e-mail, quoted name, product with doubled quotes and Persian letters,
 * status, currency, amount. Seeded, so that every run reads the same bytes.
 */
import { createWriteStream, existsSync, statSync } from 'node:fs';
import { once } from 'node:events';

/** Mulberry32: 32 bits of state are plenty for a fixture. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PRODUCTS = ['"Mug ""Dawn"""', '"چای ""ممتاز"""', 'Lamp', '"Rug, small"', '"قالیچه"'];
const pad = (value, width) => String(value).padStart(width, '0');

/** A fifth as many customers as rows; orders spread over three years, in the order of time. */
export async function generateOrders(path, rows) {
  if (existsSync(path) && statSync(path).size > rows * 80) return statSync(path).size;
  const draw = random(20240108);
  const customers = Math.max(1, Math.round(rows / 5));
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  out.write('Order ID,Created at,Email,Name,Product,Status,Currency,Total\n');
  const firstDay = Date.UTC(2021, 0, 1);
  const span = 1095 * 86400;
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    const at = new Date(firstDay + Math.floor((row / rows) * span) * 1000);
    // A square of the draw makes some customers frequent and most of them rare.
    const customer = Math.floor(draw() ** 2 * customers);
    const cents = 500 + Math.floor(draw() * 20000);
    text += `${1000000 + row},${at.toISOString().slice(0, 19)}+03:30,customer${customer}@example.com,"Name ${customer}",${PRODUCTS[row % PRODUCTS.length]},paid,EUR,${Math.floor(cents / 100)}.${pad(cents % 100, 2)}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await once(out, 'finish');
  return statSync(path).size;
}
