/**
 * The built-in sample shop: made-up orders that behave like those of a small
 * shop, so that the report can be tried without a file.
 */
import type { PreviewRow, Reading } from '../ingest/reading';
import { SeededRandom } from '../math/random';
import type { OrderTable } from '../orders/order-table';
import { dayToGregorian, dayToIso, gregorianToDay } from '../time/calendar';
import { sampleAttributes, type SampleTraits } from './sample-attributes';
import { ENGLISH_TEXTS, type SampleTexts } from './sample-texts';

const SAMPLE_CUSTOMERS = 5000;
/** Three years. */
export const SAMPLE_DAYS = 1096;

const SEED = 20240320;
/** Of the columns beside the orders, which stay the same whatever is drawn for those. */
const ATTRIBUTES_SEED = 1402;

/** Peaks of demand: height above the usual, day of a common year, width in days. */
const PEAKS = [
  { height: 0.75, dayOfYear: 348, width: 11 }, // mid-December, before the holidays
  { height: 0.6, dayOfYear: 71, width: 10 } // the weeks before Nowruz
];
const HIGHEST_SEASON = 1.8;

/** An intake won by a discount: more customers, who spend less and leave sooner. */
const CAMPAIGN = { from: 600, to: 660, intake: 1.35, leaving: 2, spending: 0.85 };
/** From here on newcomers are looked after better, and leave less. */
const CARE = { from: 800, leaving: 0.72 };

/** Share of the newcomers' rate by which the intake grows over the three years. */
const INTAKE_GROWTH = 0.8;
const PRICE_GROWTH_PER_YEAR = 0.04;

/**
 * Makes the sample shop: 5,000 customers over the three years that end on
 * `lastDay`, about 15,000 orders.
 *
 * Customers buy and leave as in the BG/NBD model (Fader, Hardie & Lee 2005):
 * each has a buying rate from a gamma and, after every order, a chance to
 * leave for good from a beta distribution. Demand follows the seasons, order
 * values are log-normal around a mean of the customer's own. Amounts are in
 * euro. The same day and texts give the same shop.
 * @param lastDay day number of the shop's last day
 * @param texts of its columns beside customer, date and amount; English where null
 * @example sampleShop(isoToDay('2024-06-30')).table.customerCount === 5000
 */
export function sampleShop(
  lastDay: number,
  texts: SampleTexts | null = null
): { table: OrderTable; reading: Reading } {
  const random = new SeededRandom(SEED);
  const firstDay = lastDay - SAMPLE_DAYS + 1;
  const season = Float64Array.from({ length: SAMPLE_DAYS }, (_, i) => seasonOf(firstDay + i));
  const arrivals = arrivalDays(random, season);
  const offsets = new Uint32Array(SAMPLE_CUSTOMERS + 1);
  const days: number[] = [];
  const amounts: number[] = [];
  const traits: SampleTraits[] = [];
  for (const [customer, arrival] of arrivals.entries()) {
    const campaign = arrival >= CAMPAIGN.from && arrival < CAMPAIGN.to;
    const ratePerDay = (0.012 * random.gamma(1.4)) / 1.4;
    const leaving = Math.min(
      0.97,
      random.beta(1.1, 1.9) *
        (campaign ? CAMPAIGN.leaving : 1) *
        (arrival >= CARE.from ? CARE.leaving : 1)
    );
    traits.push({ campaign, leaving, ratePerDay });
    const meanLog =
      Math.log(38) + 0.42 * random.normal() + (campaign ? Math.log(CAMPAIGN.spending) : 0);
    let day = arrival;
    let first = true;
    while (day < SAMPLE_DAYS) {
      const price = (1 + PRICE_GROWTH_PER_YEAR) ** (day / 365.25) * (first ? 1 : 1.09);
      days.push(firstDay + day);
      amounts.push(Math.round(Math.exp(meanLog + 0.38 * random.normal()) * price * 100) / 100);
      first = false;
      if (random.uniform() < leaving) break;
      day = nextPurchase(random, season, day, ratePerDay);
    }
    offsets[customer + 1] = days.length;
  }
  const table: OrderTable = {
    customerCount: SAMPLE_CUSTOMERS,
    orderCount: days.length,
    offsets,
    day: Int32Array.from(days),
    amount: Float64Array.from(amounts),
    keys: customerKeys(),
    adjustments: {
      customer: new Uint32Array(0),
      day: new Int32Array(0),
      amount: new Float64Array(0)
    },
    attributes: sampleAttributes(
      new SeededRandom(ATTRIBUTES_SEED),
      offsets,
      traits,
      texts ?? ENGLISH_TEXTS
    )
  };
  return { table, reading: sampleReading(table) };
}

/** Demand on a day against an ordinary one, from 1 to HIGHEST_SEASON. */
function seasonOf(day: number): number {
  const dayOfYear = day - gregorianToDay(dayToGregorian(day).year, 1, 1) + 1;
  let demand = 1;
  for (const peak of PEAKS) {
    const apart = Math.abs(dayOfYear - peak.dayOfYear);
    const distance = Math.min(apart, 365 - apart) / peak.width;
    demand += peak.height * Math.exp(-0.5 * distance * distance);
  }
  return demand;
}

/** Day of first order of each customer, from 0, ascending. */
function arrivalDays(random: SeededRandom, season: Float64Array): number[] {
  const cumulative: number[] = [];
  let total = 0;
  let week = 1;
  for (const [day, demand] of season.entries()) {
    if (day % 7 === 0) week = Math.exp(0.12 * random.normal());
    const growth = 1 + (INTAKE_GROWTH * day) / SAMPLE_DAYS;
    const campaign = day >= CAMPAIGN.from && day < CAMPAIGN.to ? CAMPAIGN.intake : 1;
    total += demand * growth * week * campaign;
    cumulative.push(total);
  }
  const arrivals: number[] = [];
  let day = 0;
  for (let i = 0; i < SAMPLE_CUSTOMERS; i++) {
    const target = ((i + random.uniform()) / SAMPLE_CUSTOMERS) * total;
    while (day < SAMPLE_DAYS - 1 && (cumulative[day] ?? 0) < target) day++;
    arrivals.push(day);
  }
  return arrivals;
}

/** Day of the next order after `day`: a Poisson process thinned by the season. */
function nextPurchase(
  random: SeededRandom,
  season: Float64Array,
  day: number,
  ratePerDay: number
): number {
  let time = day + 1;
  for (;;) {
    time += random.exponential() / (ratePerDay * HIGHEST_SEASON);
    const next = Math.floor(time);
    const demand = season[next];
    if (demand === undefined) return SAMPLE_DAYS;
    if (random.uniform() * HIGHEST_SEASON < demand) return next;
  }
}

const KEY_PREFIX = 'customer-';
const KEY_DIGITS = 4;

const customerKey = (index: number): string =>
  KEY_PREFIX + String(index + 1).padStart(KEY_DIGITS, '0');

/** customer-0001, customer-0002, …: plain ASCII, all of one length. */
function customerKeys(): OrderTable['keys'] {
  const length = KEY_PREFIX.length + KEY_DIGITS;
  const bytes = new Uint8Array(SAMPLE_CUSTOMERS * length);
  const offsets = new Uint32Array(SAMPLE_CUSTOMERS + 1);
  for (let c = 0; c < SAMPLE_CUSTOMERS; c++) {
    const key = customerKey(c);
    for (let i = 0; i < length; i++) bytes[c * length + i] = key.charCodeAt(i);
    offsets[c + 1] = (c + 1) * length;
  }
  return { bytes, offsets };
}

/** A reading as if the orders had come from a tidy file, one row each. */
function sampleReading(table: OrderTable): Reading {
  const revenue = table.amount.reduce((sum, amount) => sum + amount, 0);
  const rows = { customer: 0, date: 1, amount: 2 };
  const preview: PreviewRow[] = [];
  for (let c = 0; preview.length < 20 && c < table.customerCount; c++) {
    for (let i = table.offsets[c] ?? 0; i < (table.offsets[c + 1] ?? 0); i++) {
      if (preview.length === 20) break;
      preview.push({
        line: i + 2,
        customer: customerKey(c),
        day: table.day[i] ?? null,
        amount: table.amount[i] ?? null,
        orderId: null,
        status: null,
        reason: null
      });
    }
  }
  const samples = (text: (row: (typeof preview)[number]) => string): string[] =>
    [...new Set(preview.map(text))].slice(0, 3);
  const guess = (column: number) => ({ column, confidence: 'sure', evidence: 'default' }) as const;
  return {
    files: [],
    sample: true,
    layouts: [
      {
        fingerprint: '',
        kind: 'orders',
        dialect: {
          encoding: 'utf-8',
          encodingEvidence: 'default',
          bom: false,
          delimiter: ',',
          delimiterEvidence: 'default',
          quote: '"',
          headerRow: 0,
          dateOrder: 'ymd',
          dateOrderEvidence: 'default',
          dateCalendar: 'gregory',
          mixedCalendars: false,
          decimal: '.',
          decimalEvidence: 'default',
          platform: null
        },
        columns: [
          { heading: 'customer', samples: samples((row) => row.customer) },
          { heading: 'date', samples: samples((row) => dayToIso(row.day ?? 0)) },
          { heading: 'amount', samples: samples((row) => (row.amount ?? 0).toFixed(2)) }
        ],
        mapping: {
          customer: guess(rows.customer),
          date: guess(rows.date),
          amount: guess(rows.amount)
        },
        currency: 'EUR',
        preview
      }
    ],
    currency: 'EUR',
    rows: {
      read: table.orderCount,
      accepted: table.orderCount,
      rejected: 0,
      ignored: 0,
      reasons: {}
    },
    issues: [],
    questions: [],
    rules: [],
    disabledRules: [],
    ledger: {
      rowsRead: table.orderCount,
      rowsAccepted: table.orderCount,
      orders: table.orderCount,
      customers: table.customerCount,
      spellings: table.customerCount,
      amountRead: revenue,
      revenue,
      entries: []
    }
  };
}
