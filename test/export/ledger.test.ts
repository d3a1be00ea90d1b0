import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/core/ingest/ledger';
import type { FileInfo } from '../../src/core/ingest/reading';
import { ledgerCsv } from '../../src/export/ledger';
import { createFormatter } from '../../src/i18n/create-formatter';
import { ledger as en } from '../../src/i18n/en/ledger';
import { ledger as fa } from '../../src/i18n/fa/ledger';
import { ledger as hy } from '../../src/i18n/hy/ledger';

const WORDS = {
  en: en(createFormatter('en')),
  fa: fa(createFormatter('fa')),
  hy: hy(createFormatter('hy'))
};
const LOCALES = ['en', 'fa', 'hy'] as const;

const file = (name: string): FileInfo => ({
  name,
  size: 1,
  rows: 6,
  layout: 0,
  unpackedFrom: null,
  part: null,
  otherParts: []
});

/**
 * Twelve rows and 1000.5 of money: four cancelled rows of 300 together, of
 * which two places are kept; a total of 200 on three lines that counts once;
 * a refund of 50.25. So eight rows and 450.25 are left.
 */
const ledger: Ledger = {
  rowsRead: 12,
  rowsAccepted: 8,
  orders: 5,
  customers: 4,
  spellings: 4,
  amountRead: 1000.5,
  revenue: 450.25,
  entries: [
    {
      what: 'changed',
      code: 'total-once',
      rows: 2,
      amount: -200,
      places: [
        { file: 0, line: 3 },
        { file: 1, line: 4 }
      ]
    },
    {
      what: 'dropped',
      code: 'cancelled',
      rows: 4,
      amount: -300,
      places: [
        { file: 0, line: 2 },
        { file: 1, line: 9 }
      ]
    },
    { what: 'changed', code: 'refund-lowers', rows: 1, amount: -50.25, places: [] }
  ]
};
const reading = { files: [file('=jan.csv'), file('feb.csv')], ledger };

const parse = (csv: string): string[][] => {
  expect(csv.startsWith('\ufeff')).toBe(true);
  return Papa.parse<string[]>(csv.slice(1), { delimiter: ',', skipEmptyLines: true }).data;
};
const column = (rows: readonly string[][], index: number): number[] =>
  rows.map((row) => Number(row[index] ?? '')).filter((value) => !Number.isNaN(value));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('ledgerCsv', () => {
  const labelOf = (code: string): string => `«${code}»`;
  const rows = parse(ledgerCsv(reading, WORDS.en, labelOf));
  const at = (code: string): number => rows.findIndex((row) => row[1] === code);

  it('adds up in rows, down to those that count', () => {
    expect(total(column(rows.slice(1, at('accepted')), 4))).toBe(8);
    expect(rows[at('accepted')]?.[4]).toBe('8');
  });

  it('adds up in money, down to the revenue', () => {
    expect(total(column(rows.slice(1, at('revenue')), 6))).toBe(450.25);
    expect(rows[at('revenue')]?.[6]).toBe('450.25');
  });

  it('gives every place that is kept, and a closing line for the others', () => {
    expect(rows.filter((row) => row[1] === 'cancelled')).toEqual([
      ['«cancelled»', 'cancelled', '', '', '', '', '-300'],
      ['«cancelled»', 'cancelled', "'=jan.csv", '2', '-1', '', ''],
      ['«cancelled»', 'cancelled', 'feb.csv', '9', '-1', '', ''],
      ['and 2 more', 'cancelled', '', '', '-2', '', '']
    ]);
    expect(
      total(
        column(
          rows.filter((row) => row[1] === 'total-once'),
          5
        )
      )
    ).toBe(2);
  });

  it.each(LOCALES)('has headings and the closing line in %s, and the same codes', (locale) => {
    const words = WORDS[locale];
    const own = parse(ledgerCsv(reading, words, labelOf));
    expect(own[0]).toEqual([
      words.csv.what,
      words.csv.code,
      words.csv.file,
      words.csv.line,
      words.csv.rows,
      words.csv.touched,
      words.csv.amount
    ]);
    expect(own.slice(1).map((row) => row[1])).toEqual(rows.slice(1).map((row) => row[1]));
  });
});
