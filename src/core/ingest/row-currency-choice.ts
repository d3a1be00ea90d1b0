/** Amounts in several currencies become one sum only as the user says. */
import { tidySum, type FirstRows } from './orders';
import { forEachSpan, type Intake } from './intake';
import type { Layout } from './layout';
import type { CurrencyShare } from './reading';
import { UNNAMED } from './row-currencies';
import { fateOf, GIFT, MINUS, PROFILE, REFUND, SALE } from './row-rules';

/** Money beside the amount, in the amount's currency. */
const MONEY = new Set(['discount', 'shipping', 'tax', 'cost']);

export interface SettledCurrencies {
  /** Unit of all amounts, null where it is unknown or open. */
  currency: string | null;
  /** Shares of the currencies where there are several; else empty. */
  found: CurrencyShare[];
  /** Whether the user has to choose between them. */
  open: boolean;
  /** What conversion added to the sum of the amounts. */
  added: number;
}

/**
 * Leaves out or converts the amounts in other currencies, where there are
 * several and a choice is made. Rows that name no currency take that of their
 * order, else the one that most rows of their layout have. A layout that never
 * names one has that of the others where these agree, and else is a share of
 * its own.
 * @param converted takes the rows whose amount was converted
 */
export function settleCurrencies(intake: Intake, converted: FirstRows): SettledCurrencies {
  const { currencies, rows, choice } = intake;
  const { codes } = currencies;
  if (currencies.of === null) {
    const only = codes[Math.max(UNNAMED, currencies.only)] ?? '';
    return { currency: only === '' ? null : only, found: [], open: false, added: 0 };
  }
  const of = fillUnnamed(intake, currencies.of);
  const shares = codes.map((currency): CurrencyShare => ({ currency, rows: 0, amount: 0 }));
  for (let row = 0; row < rows.count; row++) {
    const share = shares[of[row] ?? UNNAMED];
    const amount = rows.amount[row] ?? Number.NaN;
    if (share === undefined || !isLive(rows.fate[row] ?? SALE) || amount !== amount) continue;
    share.rows += 1;
    share.amount += amount;
  }
  const found = shares
    .filter((share) => share.rows > 0)
    .map((share) => ({ ...share, amount: tidySum(share.amount) }))
    .sort((one, other) => other.rows - one.rows || (one.currency < other.currency ? -1 : 1));
  if (found.length < 2) {
    return { currency: codeOf(found[0]?.currency), found: [], open: false, added: 0 };
  }
  const open = { currency: null, found, open: true, added: 0 };
  if (choice === null) return open;
  const target = 'keep' in choice ? choice.keep : choice.into;
  const known = (currency: string): boolean =>
    currency === target || 'keep' in choice || rateOf(choice.rates, currency) > 0;
  const answers = found.some(({ currency }) => currency === target) || 'into' in choice;
  if (!answers || !found.every(({ currency }) => known(currency))) return open;
  const rates = Float64Array.from(codes, (currency) => {
    if (currency === target) return 1;
    return 'keep' in choice ? Number.NaN : rateOf(choice.rates, currency);
  });
  const added = convert(intake, of, rates, converted);
  return { currency: codeOf(target), found, open: false, added };
}

/** '' is no currency. */
function codeOf(currency = ''): string | null {
  return currency === '' ? null : currency;
}

function rateOf(rates: Record<string, number>, currency: string): number {
  const rate = Object.hasOwn(rates, currency) ? (rates[currency] ?? 0) : 0;
  return Number.isFinite(rate) && rate > 0 ? rate : 0;
}

function isLive(fate: number): boolean {
  return fate < PROFILE || fate === GIFT || fate === MINUS;
}

/**
 * Rows without a currency of their own take another row's of their order, else
 * the commonest of their layout; where their layout has none, the one currency
 * that the others have, if it is one.
 */
function fillUnnamed(intake: Intake, of: Uint8Array): Uint8Array {
  const { rows, orders, currencies } = intake;
  const { heads } = orders;
  // Ties go by the code, not by which row came first.
  const rank = rankCodes(currencies.codes);
  const byOrder = rows.order === null || heads === null ? null : new Uint8Array(heads.length);
  const byLayout = new Map<Layout | null, Uint32Array>();
  const all = new Uint32Array(256);
  forEachSpan(intake, ({ layout }, from, to) => {
    const counts = byLayout.get(layout) ?? new Uint32Array(256);
    byLayout.set(layout, counts);
    for (let row = from; row < to; row++) {
      const currency = of[row] ?? UNNAMED;
      if (currency === UNNAMED || !isLive(rows.fate[row] ?? SALE)) continue;
      counts[currency] = (counts[currency] ?? 0) + 1;
      all[currency] = (all[currency] ?? 0) + 1;
      if (byOrder === null) continue;
      const order = rows.order?.[row] ?? 0;
      const before = byOrder[order] ?? UNNAMED;
      if (before === UNNAMED || (rank[currency] ?? 0) < (rank[before] ?? 0)) {
        byOrder[order] = currency;
      }
    }
  });
  const commonest = (counts: Uint32Array): number => {
    let most = UNNAMED;
    for (let number = 1; number < currencies.codes.length; number++) {
      const ahead = (counts[number] ?? 0) - (counts[most] ?? 0);
      if (ahead > 0 || (ahead === 0 && (rank[number] ?? 0) < (rank[most] ?? 0))) most = number;
    }
    return (counts[most] ?? 0) > 0 ? most : UNNAMED;
  };
  const agree = all.filter((count) => count > 0).length === 1;
  forEachSpan(intake, ({ layout }, from, to) => {
    const own = commonest(byLayout.get(layout) ?? all);
    const fallback = own === UNNAMED && agree ? commonest(all) : own;
    for (let row = from; row < to; row++) {
      if (of[row] !== UNNAMED) continue;
      const ofOrder = byOrder?.[rows.order?.[row] ?? 0] ?? UNNAMED;
      of[row] = ofOrder === UNNAMED ? fallback : ofOrder;
    }
  });
  return of;
}

/** Place of each currency in the order of the codes. */
function rankCodes(codes: readonly string[]): number[] {
  const sorted = [...codes].sort();
  return codes.map((code) => sorted.indexOf(code));
}

/** Multiplies what is money by the rates; a rate of NaN leaves the row out. */
function convert(
  intake: Intake,
  of: Uint8Array,
  rates: Float64Array,
  converted: FirstRows
): number {
  const { rows, attributes } = intake;
  const otherCurrency = fateOf('other-currency');
  let added = 0;
  for (let row = 0; row < rows.count; row++) {
    const rate = rates[of[row] ?? UNNAMED] ?? 1;
    if (rate === 1 || !isLive(rows.fate[row] ?? REFUND)) continue;
    if (rate !== rate) {
      rows.fate[row] = otherCurrency;
      continue;
    }
    const amount = rows.amount[row] ?? Number.NaN;
    if (rows.refund !== null) rows.refund[row] = tidySum((rows.refund[row] ?? 0) * rate);
    if (amount !== amount) continue;
    const value = tidySum(amount * rate);
    added += value - amount;
    rows.amount[row] = value;
    converted.add(row);
  }
  for (const column of attributes) {
    if (column.kind !== 'number' || column.of.role === null || !MONEY.has(column.of.role)) continue;
    const end = Math.min(rows.count, column.values.length);
    for (let row = 0; row < end; row++) {
      const rate = rates[of[row] ?? UNNAMED] ?? 1;
      if (rate === rate) column.values[row] = (column.values[row] ?? Number.NaN) * rate;
    }
  }
  return added;
}
