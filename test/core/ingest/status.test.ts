import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyStatus, isTotalsText, type StatusClass } from '../../../src/core/ingest/status';

describe('classifyStatus', () => {
  const BY_LANGUAGE: Record<string, [string, StatusClass][]> = {
    platforms: [
      ['paid', 'ok'],
      ['partially_paid', 'ok'],
      ['authorized', 'ok'],
      ['partially_refunded', 'partially-refunded'],
      ['Partial Refund', 'partially-refunded'],
      ['voided', 'cancelled'],
      ['on-hold', 'unpaid'],
      ['wc-completed', 'ok'],
      ['wc-pending', 'unpaid'],
      ['checkout-draft', 'unpaid'],
      ['failed', 'cancelled'],
      ['Uncaptured', 'unpaid'],
      ['Payout', 'not-an-order'],
      ['Transfer', 'not-an-order'],
      ['Fee', 'not-an-order'],
      ['FBA Inventory Fee', 'not-an-order'],
      ['Service Fee', 'not-an-order'],
      ['Shipping label', 'not-an-order'],
      ['General Withdrawal', 'not-an-order'],
      ['General Currency Conversion', 'not-an-order'],
      ['Payment Refund', 'refunded'],
      ['Payment Reversal', 'refunded'],
      ['Sales credit note', 'refunded'],
      ['Credit Memo', 'refunded'],
      ['Chargeback', 'refunded'],
      ['Awaiting Fulfillment', 'ok'],
      ['Awaiting Payment', 'unpaid'],
      ['Unpaid', 'unpaid'],
      ['Test', 'test']
    ],
    German: [
      ['Abgeschlossen', 'ok'],
      ['Express-Zahlung', 'ok'],
      ['Storniert', 'cancelled'],
      ['Ausstehend', 'unpaid'],
      ['Rückzahlung', 'refunded'],
      ['Teilweise erstattet', 'partially-refunded'],
      ['Allgemeine Währungsumrechnung', 'not-an-order']
    ],
    French: [
      ['Terminée', 'ok'],
      ['Annulée', 'cancelled'],
      ['En attente de paiement', 'unpaid'],
      ['Remboursée', 'refunded'],
      ['Virement', 'not-an-order']
    ],
    Spanish: [
      ['Completado', 'ok'],
      ['Cancelado', 'cancelled'],
      ['Pendiente de pago', 'unpaid'],
      ['Reembolsado', 'refunded'],
      ['Comisión', 'not-an-order']
    ],
    Russian: [
      ['Оплачен', 'ok'],
      ['Отменён', 'cancelled'],
      ['Не оплачен', 'unpaid'],
      ['Возврат', 'refunded'],
      ['Частичный возврат', 'partially-refunded'],
      ['Выплата', 'not-an-order']
    ],
    Turkish: [
      ['Tamamlandı', 'ok'],
      ['TAMAMLANDI', 'ok'],
      ['İptal edildi', 'cancelled'],
      ['Ödeme bekliyor', 'unpaid'],
      ['İade edildi', 'refunded']
    ],
    Arabic: [
      ['مكتمل', 'ok'],
      ['ملغي', 'cancelled'],
      ['غير مدفوع', 'unpaid'],
      ['مسترجع', 'refunded'],
      ['عمولة', 'not-an-order']
    ],
    Persian: [
      ['پرداخت شده', 'ok'],
      ['پرداخت‌شده', 'ok'],
      ['پرداخت نشده', 'unpaid'],
      ['نسیه', 'ok'],
      ['در انتظار تایید', 'unpaid'],
      ['لغو شده', 'cancelled'],
      ['ناموفق', 'cancelled'],
      ['ابطال', 'cancelled'],
      ['مرجوعي', 'refunded'],
      ['برگشت از فروش', 'refunded'],
      ['کارمزد', 'not-an-order'],
      ['آزمایشی', 'test']
    ],
    Armenian: [
      ['Վճարված', 'ok'],
      ['Վճարված է', 'ok'],
      ['ՎՃԱՐՎԱԾ', 'ok'],
      ['Չվճարված', 'unpaid'],
      ['Չեղարկված', 'cancelled'],
      ['Վերադարձված', 'refunded'],
      ['Մասնակի վերադարձված', 'partially-refunded'],
      ['Փոխանցում', 'not-an-order']
    ]
  };

  for (const [language, cases] of Object.entries(BY_LANGUAGE)) {
    it.each(cases)(`classes %s (${language}) as %s`, (text, status) => {
      expect(classifyStatus(text)).toBe(status);
      expect(classifyStatus(` ${text.toUpperCase()} `)).toBe(status);
    });
  }

  it('knows every status that the platforms are known to write', () => {
    const layouts = JSON.parse(
      readFileSync(new URL('../../fixtures/platform-headers.json', import.meta.url), 'utf8')
    ) as Record<string, { statusValues?: string[] }>;
    const values = Object.values(layouts).flatMap(({ statusValues }) => statusValues ?? []);
    expect(values.length).toBeGreaterThan(80);
    expect(values.filter((text) => classifyStatus(text) === 'unknown')).toEqual([]);
  });

  it('reads the sense of longer texts from their words', () => {
    expect(classifyStatus('Cancelled by the customer on the phone')).toBe('cancelled');
    expect(classifyStatus('Order was fully refunded')).toBe('refunded');
    expect(classifyStatus('لغو شده توسط پشتیبانی')).toBe('cancelled');
  });

  it.each(['', ' ', 'Gita Rao', '12.50', 'constructor', '__proto__', 'Widget', 'تهران'])(
    'knows nothing of %j',
    (text) => {
      expect(classifyStatus(text)).toBe('unknown');
    }
  );
});

describe('isTotalsText', () => {
  it.each([
    'Total',
    'TOTAL',
    'Total for Gita Rao',
    'Totals',
    'Grand Total',
    'Subtotal',
    'Summe',
    'Gesamtsumme',
    'Total général',
    'Total general',
    'Итого',
    'Итого: 5',
    'Всего',
    'Toplam',
    'Genel Toplam',
    'المجموع',
    'الإجمالي',
    'جمع',
    'جمع کل',
    'جمع كل:',
    'مجموع',
    'Ընդամենը',
    'ԸՆԴԱՄԵՆԸ',
    '  Total'
  ])('is true for %j', (text) => {
    expect(isTotalsText(text)).toBe(true);
  });

  it.each([
    '',
    'To',
    'Gita Rao',
    'Tota Lee',
    'Total Wine & More',
    'Totally Spice',
    'Sum Ting',
    'Summer Lee',
    '1001',
    'جمعه بازار',
    'جمشید',
    'Generalov',
    'Itogo Trade'
  ])('is false for %j', (text) => {
    expect(isTotalsText(text)).toBe(false);
  });
});
