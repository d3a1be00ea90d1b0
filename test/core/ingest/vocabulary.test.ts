import { describe, expect, it } from 'vitest';
import {
  headingLikeness,
  hintedMeaning,
  meaningsOf,
  type Meaning
} from '../../../src/core/ingest/vocabulary';

const meanings = (text: string): Meaning[] => meaningsOf(text).map(({ meaning }) => meaning);

describe('meaningsOf', () => {
  it.each<[string, Meaning]>([
    ['Order Total', 'amount'],
    ['order_total', 'amount'],
    ['Total (USD)', 'amount'],
    ['Sale Price ($)', 'amount'],
    ['مبلغ (تومان)', 'amount'],
    ['مبلغ كل', 'amount'],
    ['Ընդհանուր գումարը', 'amount'],
    ['Сумма заказа', 'amount'],
    ['تاریخ ثبت', 'date'],
    ['Ամսաթիվ', 'date'],
    ['Created (UTC)', 'date'],
    ['Էլ․ հասցե', 'email'],
    ['موبایل خریدار', 'phone'],
    ['ID клиента', 'customerId'],
    ['Müşteri Adı', 'name'],
    ['رقم الطلب', 'orderId'],
    ['Կարգավիճակ', 'status'],
    ['ردیف', 'other'],
    ['ՀՎՀՀ', 'other'],
    ['Balance', 'other'],
    ['مبلغ ارزش افزوده (تومان)', 'tax']
  ])('knows %s', (heading, meaning) => {
    expect(meanings(heading)).toContain(meaning);
  });

  it('knows nothing of other texts, prototype names among them', () => {
    for (const text of ['', 'constructor', '__proto__', 'toString', 'Gita Rao', '1001', '۱۴۰۲']) {
      expect(meanings(text)).toEqual([]);
    }
  });

  it('leaves a heading with two senses to the values', () => {
    expect(meanings('Price')).toEqual(expect.arrayContaining(['amount', 'unitPrice']));
  });
});

describe('hintedMeaning', () => {
  it.each<[string, Meaning | null]>([
    ['Customer e-mail (billing)', 'email'],
    ['Date of the order', 'date'],
    ['Expected ship date', 'other'],
    ['Total after everything', 'amount'],
    ['Customer facing amount', 'amount'],
    ['مبلغ کل نهایی سفارش', 'amount'],
    ['Buyer country', 'other'],
    ['Widget', null]
  ])('takes %s for %s', (heading, meaning) => {
    expect(hintedMeaning(heading)).toBe(meaning);
  });
});

describe('headingLikeness', () => {
  it('is 1 for known headings, part of it for their words, 0 for data', () => {
    expect(headingLikeness('Order ID')).toBe(1);
    expect(headingLikeness('Billing Address2')).toBeGreaterThan(0);
    expect(headingLikeness('Billing Address2')).toBeLessThan(1);
    for (const data of ['Gita Rao', '2024-01-08', '12.50', 'a@b.example', 'x'.repeat(10_000)]) {
      expect(headingLikeness(data)).toBe(0);
    }
  });
});
