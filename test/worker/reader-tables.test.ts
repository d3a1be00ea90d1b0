import { describe, expect, it } from 'vitest';
import { everywhere, file, readFiles, readText } from './fixture';

const INVOICES = 'Invoice,Date,Customer,Total\n1,2024-01-01,ann,10\n2,2024-01-02,bob,20\n';
const PAYMENTS = 'Receipt,Date,Customer,Amount\n901,2024-01-05,ann,10\n902,2024-01-06,bob,20\n';

describe('readFiles on tables one under another', () => {
  it('reads the first, and counts every row of another, its headings included', async () => {
    const { reading, table } = await readText(`${INVOICES}\n--- Payments ---\n${PAYMENTS}`);
    expect(table?.orderCount).toBe(2);
    // Two rows of the first, a title, headings and two rows of the other.
    expect(reading.rows).toEqual({
      read: 6,
      accepted: 2,
      rejected: 0,
      ignored: 4,
      reasons: { 'group-line': 1, 'other-table': 3 }
    });
    expect(reading.issues.map(({ line }) => line)).toEqual([5, 6, 7, 8]);
  });

  it('goes on with the first where its headings come again, also after another table', async () => {
    const more = INVOICES.replace('1,2024', '3,2024').replace('2,2024', '4,2024');
    const { reading, table } = await readText(`${INVOICES}\n${PAYMENTS}\n${more}`);
    expect(table?.orderCount).toBe(4);
    expect(reading.rows.reasons).toEqual({ 'other-table': 3 });
  });

  it('reads the other table as orders too where the rule is off', async () => {
    const { reading, table } = await readText(`${INVOICES}\n${PAYMENTS}`, {
      disabledRules: ['other-table', 'zero-amount']
    });
    expect(table?.orderCount).toBe(4);
    expect(reading.layouts).toHaveLength(2);
    expect(reading.rows.read).toBe(4);
  });

  it('joins a list of customers that stands below the orders', async () => {
    const list = 'Customer,City,Loyalty member\nann,Yerevan,yes\nbob,Gyumri,no\n';
    const { reading, table } = await readText(`${INVOICES}\n${list}`);
    expect(reading.layouts.map(({ kind }) => kind)).toEqual(['orders', 'customers']);
    expect(table?.attributes.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['city', 'loyalty'])
    );
    expect(reading.rows).toMatchObject({ read: 4, accepted: 4 });
  });

  it('counts a last line that is no row, whatever its words are', async () => {
    const { reading } = await readText(`${INVOICES}broken,x\n`);
    expect(reading.rows).toMatchObject({ read: 3, accepted: 2 });
  });

  it('finds the tables again in the next file', async () => {
    const next = INVOICES.replace('1,2024', '5,2024').replace('2,2024', '6,2024');
    const { reading, table } = await readFiles(
      [file(`${INVOICES}\n${PAYMENTS}`, 'a.csv'), file(`${next}\n${PAYMENTS}`, 'b.csv')],
      everywhere({})
    );
    expect(table?.orderCount).toBe(4);
    expect(reading.rows.reasons).toEqual({ 'other-table': 6 });
    expect(reading.files.map(({ rows }) => rows)).toEqual([5, 5]);
  });
});
