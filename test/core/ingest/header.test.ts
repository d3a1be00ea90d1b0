import { describe, expect, it } from 'vitest';
import { findHeader, headingsAt, modalWidth } from '../../../src/core/ingest/header';
import { scoreHeader } from '../../../src/core/ingest/roles';
import { isBlankRow } from '../../../src/core/ingest/row-fields';
import { parseSample } from '../../../src/worker/records';

/** Non-blank records of a comma-separated text. */
const rows = (text: string): string[][] =>
  parseSample(`${text}\n`, ',', 100).filter((row) => !isBlankRow(row));

const DATA = '1,2024-01-08,Ann Lee,12.50\n2,2024-01-09,Bob Stone,7.25\n3,2024-01-10,Ann Lee,3.00';

const header = (text: string): number | null => findHeader(rows(text), scoreHeader);

describe('findHeader', () => {
  it.each([
    ['at the top', `No,Date,Customer,Total\n${DATA}`, 0],
    [
      'below titles',
      `Example Co LLC,,,\nSales by customer,,,\n"Jan 2024 - Mar, 2024",,,\nNo,Date,Customer,Total\n${DATA}`,
      3
    ],
    [
      'below blank lines and lines of bare commas',
      `\n,,,\n\nNo,Date,Customer,Total\n,,,\n\n${DATA}`,
      0
    ],
    [
      'below titles of two cells',
      `Shop,Example\nPrinted,2024-03-01\nNo,Date,Customer,Total\n${DATA}`,
      2
    ],
    ['below a row of groups', `Order,,Buyer,\nNo,Date,Customer,Total\n${DATA}`, 1],
    [
      'below a row of repeated groups',
      `Order,Order,Buyer,Buyer\nNo,Date,Customer,Total\n${DATA}`,
      1
    ],
    [
      'above a row that describes the columns',
      `Order ID,Order Date,Customer,Total\nPlatform unique order ID.,Order created time.,Buyer of the order.,The order amount.\n${DATA}`,
      0
    ],
    [
      'in Persian',
      `گزارش فروش,,,\nردیف,تاریخ,نام مشتری,مبلغ\n۱,۱۴۰۲/۱۰/۱۸,علی رضایی,۱۲۰۰۰\n۲,۱۴۰۲/۱۰/۱۹,رضا نیک‌پور,۹۰۰۰`,
      1
    ],
    [
      'in Armenian',
      `Պատվերի համար,Ամսաթիվ,Հաճախորդ,Գումար\n№1,08.01.2024,Անի Հակոբյան,506 380 ֏\n№2,09.01.2024,Լևոն Խաչատրյան,79 708 ֏`,
      0
    ],
    ['of words that nobody knows', `Zork,Blip,Quux,Frob\n${DATA}`, 0]
  ])('finds headings %s', (_, text, expected) => {
    expect(header(text)).toBe(expected);
  });

  it('finds none where the first row is data', () => {
    expect(header(DATA)).toBeNull();
  });

  it('looks no further than the first 30 records', () => {
    const titles = Array.from({ length: 30 }, (_, i) => `note ${i},,,`).join('\n');
    expect(
      header(`${titles.slice(0, titles.lastIndexOf('\n'))}\nNo,Date,Customer,Total\n${DATA}`)
    ).toBe(29);
    expect(header(`${titles}\nNo,Date,Customer,Total\n${DATA}`)).not.toBe(30);
  });

  it('takes headings with one field fewer than all rows', () => {
    const text = `No,Customer,Total,Time\n${'1,Ann Lee,5.20,1/8/2024, 9:45:00 AM\n'.repeat(5)}`;
    expect(header(text)).toBe(0);
  });
});

describe('headingsAt', () => {
  it('takes the headings as they are without groups above', () => {
    expect(headingsAt(rows(`Shop report,,\n No ,Date,Total\n1,2024-01-01,2`), 1)).toEqual([
      'No',
      'Date',
      'Total'
    ]);
  });

  it('tells equal headings apart by the groups above them, and fills empty ones', () => {
    expect(
      headingsAt(
        [
          ['No', 'Billing', '', 'Shipping', ''],
          ['', 'Name', 'City', 'Name', 'Zip']
        ],
        1
      )
    ).toEqual(['No', 'Billing Name', 'City', 'Shipping Name', 'Zip']);
  });

  it('takes no row of data for groups', () => {
    expect(
      headingsAt(
        [
          ['1', '2024-01-01', 'Ann'],
          ['No', '', '']
        ],
        1
      )
    ).toEqual(['No', '', '']);
  });
});

describe('modalWidth', () => {
  it('is the most common number of fields, the larger of two as common', () => {
    expect(modalWidth([['a'], ['a', 'b'], ['c', 'd'], ['e']])).toBe(2);
    expect(modalWidth([['a'], ['b'], ['c', 'd']])).toBe(1);
    expect(modalWidth([])).toBe(0);
  });
});
