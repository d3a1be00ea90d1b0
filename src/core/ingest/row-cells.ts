/** Cells that are read where most of them say the same or nothing. */
import { parseAmount } from './amounts';
import { minuteOf } from './dates';
import type { Layout } from './layout';
import type { DecimalMark } from './reading';
import { UNNAMED, type RowCurrencies } from './row-currencies';
import { MINUS, REFUND, REFUNDED } from './row-rules';

const COLON = 58;
const HYPHEN = 45;

/** What a row's cells say it comes to, NaN where they say nothing. */
export function readAmount(layout: Layout, row: readonly string[]): number {
  const { decimal } = layout;
  if (layout.amount < 0) {
    const price = row[layout.unitPrice] ?? '';
    layout.noteMark(price);
    return parseAmount(price, decimal) * parseAmount(row[layout.quantity] ?? '', decimal);
  }
  const text = row[layout.amount] ?? '';
  // 12.50 is the commonest form by far.
  if (text.charCodeAt(text.length - 3) === layout.ownMark) layout.marked += 1;
  else layout.noteMark(text);
  const amount = parseAmount(text, decimal);
  if (layout.adjusted < 0) return amount;
  const adjusted = parseAmount(row[layout.adjusted] ?? '', decimal);
  return adjusted > 0 ? adjusted : amount;
}

/** Id of the order that a row belongs to: on a refund's row, that of the sale where the layout names it. */
export function orderIdOf(layout: Layout, row: readonly string[], fate: number): string {
  if (layout.refundOf >= 0 && (fate === MINUS || fate === REFUND || fate === REFUNDED)) {
    const sale = row[layout.refundOf] ?? '';
    if (sale !== '') return sale;
  }
  return row[layout.orderId] ?? '';
}

/** Minute of the day in a cell, −1 where it holds no time. */
export function readMinute(text: string): number {
  // YYYY-MM-DD?HH:MM without a call for what is most common.
  if (text.length > 15 && text.charCodeAt(13) === COLON && text.charCodeAt(4) === HYPHEN) {
    const hour = (text.charCodeAt(11) - 48) * 10 + text.charCodeAt(12) - 48;
    const minute = (text.charCodeAt(14) - 48) * 10 + text.charCodeAt(15) - 48;
    if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) return hour * 60 + minute;
  }
  return minuteOf(text);
}

/** What a refund column takes off its row, 0 where it takes nothing. */
export function readRefund(text: string, decimal: DecimalMark): number {
  if (text === '' || text === '0' || text === '0.00') return 0;
  const refund = Math.abs(parseAmount(text, decimal));
  return refund > 0 ? refund : 0;
}

/** Currency of a row: in its own column, else beside the amount, else the layout's. */
export function readCurrency(
  layout: Layout,
  currencies: RowCurrencies,
  row: readonly string[]
): number {
  if (layout.currency >= 0) {
    const text = row[layout.currency] ?? '';
    if (text !== layout.lastCurrencyText) {
      layout.lastCurrencyText = text;
      layout.lastCurrency = currencies.inCell(text);
    }
    if (layout.lastCurrency !== UNNAMED) return layout.lastCurrency;
  }
  const text = row[layout.amount >= 0 ? layout.amount : layout.unitPrice] ?? '';
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  // Digits at both ends, perhaps after a minus, leave no room for a currency.
  const bare = last >= 48 && last <= 57 && ((first >= 48 && first <= 57) || first === HYPHEN);
  if (bare || text === '') return layout.defaultCurrency;
  const beside = currencies.besideAmount(text);
  return beside === UNNAMED ? layout.defaultCurrency : beside;
}
