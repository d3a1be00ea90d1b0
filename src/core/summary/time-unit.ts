/** Whether the t_x and T of a list of customers are in days, weeks or months. */
import type { Evidence, LayoutQuestion } from '../ingest/reading';
import { headingWords } from '../ingest/normalise';
import type { TimeUnitDays } from '../orders/customer-summary';

export interface TimeUnit {
  days: TimeUnitDays;
  evidence: Evidence;
  /** Whether only the user knows; `days` is then the likeliest. */
  ambiguous: boolean;
}

const UNITS: readonly TimeUnitDays[] = [1, 7, 30.4375];

/** Beginnings of the words for each unit, as folded: English, German, French, Spanish, Russian, Turkish, Persian, Arabic, Armenian. */
const STEMS: readonly (readonly [TimeUnitDays, RegExp])[] = [
  [
    1,
    /^(?:days?|tag(?:e|en)?|jours?|dias?|дн(?:и|еи|я|ях)?|день|gun(?:ler)?|روز(?:ها)?|يوم|یوم|ایام|օր(?:եր|երով)?)$/
  ],
  [
    7,
    /^(?:weeks?|wks?|wochen?|semaines?|semanas?|недел\p{L}*|hafta\p{L}*|هفته|اسبوع|اسابیع|շաբաթ\p{L}*)$/u
  ],
  [
    30.4375,
    /^(?:months?|monate?n?|mois|mes(?:es)?|месяц\p{L}*|ay(?:lar)?|ماه|شهر|اشهر|ամիս\p{L}*|ամսով)$/u
  ]
];

/** Unit that a heading names, or null. */
function unitNamed(heading: string): TimeUnitDays | null {
  const words = headingWords(heading);
  for (const [unit, stem] of STEMS) if (words.some((word) => stem.test(word))) return unit;
  return null;
}

/** Decimal places that exports round to; what a value times the unit may then miss a whole day by. */
const ROUNDED = 0.005;
/** Fractional values that fall on whole days of a unit by chance one time in a million at most. */
const FEWEST_FRACTIONS: Record<7 | 30.4375, number> = { 7: 6, 30.4375: 12 };
/** More of these and the shop would be older than eleven years, in weeks. */
const MOST_WEEKS = 600;

/**
 * Finds the unit: the user's; what the headings say; the days that the list
 * also has; fractions that are whole days in one unit only; ages too long for
 * weeks. Else it is ambiguous, and days are likeliest.
 * @param headings of the columns of t_x and T
 * @param values t_x and T of the rows, NaN and 0 among them
 * @param spanned days from first to last order and t_x of the same rows, both summed; 0 where there are none
 * @example timeUnitOf(null, ['T (weeks)'], [38.86], { days: 0, units: 0 }).days === 7
 */
export function timeUnitOf(
  chosen: TimeUnitDays | null,
  headings: readonly string[],
  values: readonly number[],
  spanned: { days: number; units: number }
): TimeUnit {
  if (chosen !== null) return { days: chosen, evidence: 'user', ambiguous: false };
  for (const heading of headings) {
    const named = unitNamed(heading);
    if (named !== null) return { days: named, evidence: 'heading', ambiguous: false };
  }
  if (spanned.days > 0 && spanned.units > 0) {
    const ratio = spanned.days / spanned.units;
    const near = UNITS.find((unit) => Math.abs(ratio / unit - 1) < 0.1);
    if (near !== undefined) return { days: near, evidence: 'values', ambiguous: false };
  }
  const fractions = values.filter((value) => value > 0 && !Number.isInteger(value));
  if (fractions.length > 0) {
    for (const unit of [7, 30.4375] as const) {
      const fits = fractions.every((value) => {
        const days = value * unit;
        return Math.abs(days - Math.round(days)) <= ROUNDED * unit + 1e-9;
      });
      if (fits && new Set(fractions).size >= FEWEST_FRACTIONS[unit]) {
        return { days: unit, evidence: 'statistics', ambiguous: false };
      }
    }
    return { days: 7, evidence: 'default', ambiguous: true };
  }
  let most = 0;
  for (const value of values) if (value > most) most = value;
  if (most > MOST_WEEKS) return { days: 1, evidence: 'statistics', ambiguous: false };
  return { days: 1, evidence: 'default', ambiguous: true };
}

/** The question that goes with an ambiguous unit; each choice says how long the longest value is in days. */
export function timeUnitQuestion(likeliest: TimeUnitDays, longest: number): LayoutQuestion {
  const units = [likeliest, ...UNITS.filter((unit) => unit !== likeliest)];
  return {
    kind: 'time-unit',
    sample: String(longest),
    choices: units.map((unit) => ({ unit, days: Math.round(longest * unit) }))
  };
}
