import { describe, expect, it } from 'vitest';
import { platformText, readText } from './fixture';

/** The sample with one cell of its first data row replaced, by heading. */
function withCell(sample: string, heading: string, text: string): string {
  const [headings = '', first = '', ...rest] = sample.replace(/^\ufeff/, '').split(/\r?\n/);
  const bare = (cell: string): string => cell.replace(/^"|"$/g, '');
  const column = headings.split(',').map(bare).indexOf(heading);
  if (column < 0) throw new Error(`no column ${heading}`);
  // Quoted amounts hold commas, so the row is split between quotes where there are any.
  const cells = first.startsWith('"') ? first.slice(1, -1).split('","') : first.split(',');
  cells[column] = text;
  const row = first.startsWith('"') ? `"${cells.join('","')}"` : cells.join(',');
  return [headings, row, ...rest].join('\n');
}

describe('readFiles on words beside the status', () => {
  it('leaves out a Shopify order that is paid but was cancelled later, and counts it again when told', async () => {
    const plain = platformText('shopify_orders.csv');
    const sample = withCell(plain, 'Cancelled at', '2024-01-09 10:00:00 -0500');
    const before = await readText(plain);
    const after = await readText(sample);
    const cancelled = before.reading.rows.reasons.cancelled ?? 0;
    expect(after.reading.rows.reasons.cancelled).toBeGreaterThan(cancelled);
    expect(after.table?.orderCount).toBe((before.table?.orderCount ?? 0) - 1);
    expect(after.reading.issues.find(({ line }) => line === 2)).toMatchObject({
      reason: 'cancelled',
      column: 'Cancelled at'
    });
    const counted = await readText(sample, { disabledRules: ['cancelled', 'zero-amount'] });
    const everything = await readText(plain, { disabledRules: ['cancelled', 'zero-amount'] });
    expect(counted.table?.orderCount).toBe(everything.table?.orderCount);
  });

  it('takes a completed PayPal withdrawal for no order, by its type', async () => {
    const plain = platformText('paypal_de.csv');
    const before = await readText(plain);
    const after = await readText(withCell(plain, 'Typ', 'Auszahlung'));
    expect(after.reading.rows.reasons['not-an-order']).toBe(
      (before.reading.rows.reasons['not-an-order'] ?? 0) + 1
    );
    expect(after.table?.orderCount).toBe((before.table?.orderCount ?? 0) - 1);
  });
});
