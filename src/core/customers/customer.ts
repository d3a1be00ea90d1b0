/** The page of one customer. */
import { weeksOf } from '../clv/ahead';
import type { FittedModel } from '../clv/models/candidates';
import { changeWithin, type ChangeAhead } from '../clv/choice/change-ahead';
import type { CustomerForecasts } from '../clv/shop-forecast';
import type { Prospect } from '../clv/models/lifetime-model';
import { DAYS_PER_WEEK } from '../clv/models/rows';
import type { ShopData } from '../orders/customer-summary';
import { NO_DAY, type Attribute, type PackedStrings } from '../orders/order-table';
import { StringPacker, unpackString } from '../orders/packed-strings';
import type { OnForecastProgress } from '../questions';
import type { CustomerPage, CustomerQuestion } from '../schema/customers';
import type { Settings } from '../settings';
import { dayToIso } from '../time/calendar';
import { bookOf, rowOf } from './book';
import type { KnownCustomers } from './known';

const SILENCES = [30, 60, 90, 180] as const;
/** Counts are told one by one up to here at most. */
const MOST_COUNTS = 30;
const LEAST_COUNTS = 4;

/** One customer, or null where nobody of the selection has that name. */
export function customerPage(
  data: ShopData,
  settings: Settings,
  { key, forecast }: CustomerQuestion,
  onProgress: OnForecastProgress
): CustomerPage | null {
  const book = bookOf(data, settings, forecast, onProgress);
  const { known, expected, asked } = book;
  const customer = placeOf(known.source.keys, key);
  const entry = customer === null ? -1 : known.customer.indexOf(customer);
  if (customer === null || entry < 0) return null;
  const row = rowOf(book, entry);
  const months = asked.horizonMonths;
  return {
    row,
    history: historyOf(known, customer, entry),
    refunds: refundsOf(known, customer),
    aliveCourse: expected
      ? aliveCourse(known, expected.forecasts, customer, entry)
      : { days: [], pAlive: [] },
    counts:
      expected && months !== null
        ? countsWithin(
            prospectsOf(expected.forecasts, entry),
            weeksOf(months) * changeWithin(expected.change, months),
            row.ordersHigh ?? 0
          )
        : null,
    silence: expected ? silenceOf(prospectsOf(expected.forecasts, entry), expected.change) : [],
    attributes: attributesOf(known, customer, entry)
  };
}

/** Place of a name, by its bytes; null where it is not there. */
function placeOf({ bytes, offsets }: PackedStrings, key: string): number | null {
  const packer = new StringPacker();
  packer.add(key);
  const wanted = packer.pick(Uint32Array.of(0)).bytes;
  for (let c = 0; c + 1 < offsets.length; c++) {
    const start = offsets[c] ?? 0;
    if ((offsets[c + 1] ?? 0) - start !== wanted.length) continue;
    let at = 0;
    while (at < wanted.length && bytes[start + at] === wanted[at]) at++;
    if (at === wanted.length) return c;
  }
  return null;
}

function historyOf(
  { table, ends }: KnownCustomers,
  customer: number,
  entry: number
): CustomerPage['history'] {
  if (!table || !ends) return [];
  const from = table.offsets[customer] ?? 0;
  return Array.from({ length: (ends[entry] ?? from) - from }, (_, i) => ({
    day: dayToIso(table.day[from + i] ?? 0),
    amount: table.amount[from + i] ?? 0
  }));
}

function refundsOf(
  { table, observationEnd }: KnownCustomers,
  customer: number
): CustomerPage['refunds'] {
  if (!table) return [];
  const { adjustments } = table;
  const found: { day: number; amount: number }[] = [];
  adjustments.customer.forEach((of, i) => {
    const day = adjustments.day[i] ?? 0;
    if (of !== customer || day > observationEnd) return;
    found.push({ day, amount: adjustments.amount[i] ?? 0 });
  });
  found.sort((a, b) => a.day - b.day);
  return found.map(({ day, amount }) => ({ day: dayToIso(day), amount }));
}

/** What each model of the forecast says is ahead. */
function prospectsOf({ forecaster, known }: CustomerForecasts, entry: number): Prospect[] {
  const history = {
    x: known.x[entry] ?? 0,
    tx: (known.txDays[entry] ?? 0) / DAYS_PER_WEEK,
    T: (known.ageDays[entry] ?? 0) / DAYS_PER_WEEK
  };
  return forecaster.members.map((model) => model.prospect(history));
}

const meanOf = (prospects: readonly Prospect[], of: (prospect: Prospect) => number): number =>
  prospects.reduce((sum, prospect) => sum + of(prospect) / prospects.length, 0);

/** @param high orders that hardly anybody of the history exceeds */
function countsWithin(prospects: readonly Prospect[], t: number, high: number): number[] {
  const most = Math.min(MOST_COUNTS, Math.max(LEAST_COUNTS, high + 1));
  const each = prospects.map((prospect) => prospect.counts(t, most - 1));
  const shares = Array.from({ length: most }, (_, k) =>
    Math.max(
      0,
      each.reduce((sum, counts) => sum + (counts[k] ?? 0) / each.length, 0)
    )
  );
  const told = shares.reduce((sum, share) => sum + share, 0);
  return [...shares, Math.max(0, 1 - told)];
}

/** What the seasons change is counted as a longer or shorter time. */
function silenceOf(prospects: readonly Prospect[], change: ChangeAhead): CustomerPage['silence'] {
  const weeks = (days: number): number =>
    (days / DAYS_PER_WEEK) * changeWithin(change, Math.round(days / 30));
  return SILENCES.map((days) => ({
    days,
    probability: Math.min(
      1,
      Math.max(
        0,
        meanOf(prospects, (prospect) => prospect.counts(weeks(days), 0)[0] ?? 0)
      )
    )
  }));
}

/** From the first order on; of a list, which does not tell the orders between, from the last. */
function aliveCourse(
  { table, ends, observationEnd }: KnownCustomers,
  { forecaster, known }: CustomerForecasts,
  customer: number,
  entry: number
): CustomerPage['aliveCourse'] {
  const first = observationEnd - (known.ageDays[entry] ?? 0);
  const last = first + (known.txDays[entry] ?? 0);
  const bought: number[] = [];
  if (table && ends) {
    for (let i = table.offsets[customer] ?? 0; i < (ends[entry] ?? 0); i++) {
      const day = table.day[i] ?? 0;
      if (day !== bought.at(-1)) bought.push(day);
    }
  }
  const from = table ? first : last;
  const days = new Set<number>(bought);
  for (let day = from; day < observationEnd; day += DAYS_PER_WEEK) days.add(day);
  days.add(observationEnd);
  const sorted = [...days].sort((a, b) => a - b);
  const { alive } = forecaster;
  const known0 = table ? null : { x: known.x[entry] ?? 0, tx: last - first };
  let x = -1;
  let latest = first;
  return {
    days: sorted.map(dayToIso),
    pAlive: sorted.map((day) => {
      while (x + 1 < bought.length && (bought[x + 1] ?? 0) <= day) latest = bought[++x] ?? first;
      const told = known0 ?? { x, tx: latest - first };
      return pAliveOn(alive, told.x, told.tx, day - first);
    })
  };
}

const pAliveOn = (model: FittedModel, x: number, txDays: number, ageDays: number): number =>
  model.prospect({ x, tx: txDays / DAYS_PER_WEEK, T: ageDays / DAYS_PER_WEEK }).pAlive;

/** What is filled in, as texts: days as ISO dates, numbers plain. */
function attributesOf(
  { source: { attributes }, ends }: KnownCustomers,
  customer: number,
  entry: number
): CustomerPage['attributes'] {
  return attributes.flatMap((attribute) => {
    const at = attribute.per === 'customer' ? customer : (ends?.[entry] ?? 0) - 1;
    const text = at < 0 ? '' : textOf(attribute, at);
    return text === '' ? [] : [{ name: attribute.name, per: attribute.per, text }];
  });
}

function textOf(attribute: Attribute, at: number): string {
  switch (attribute.kind) {
    case 'category': {
      const code = attribute.codes[at] ?? 0;
      return code === 0 ? '' : unpackString(attribute.values, code - 1);
    }
    case 'number': {
      const value = attribute.values[at] ?? NaN;
      return Number.isFinite(value) ? String(value) : '';
    }
    case 'day': {
      const day = attribute.values[at] ?? NO_DAY;
      return day === NO_DAY ? '' : dayToIso(day);
    }
  }
}
