/** What the section on trust derives from the forecast: tables, and what deserves a sentence. Pure. */
import type {
  AliveMap,
  Forecast,
  ForecasterName,
  HoldoutReport,
  HoldoutScore,
  Seasonality,
  Tracking
} from '../../../../core/schema/forecast';
import type { CalibrationGroup, Stretch } from '../../../../charts/trust-charts';
import type { OwnNumbers } from '../../../../i18n/definition';
import type { Formatter } from '../../../../i18n/formatter';
import type { Messages } from '../../../../i18n/messages';
import { NO_NUMBER } from '../../../../i18n/numbers';
import type { TableContent } from '../../chart-tables';

type Words = Pick<Messages, 'trust'>;
type Origin = HoldoutReport['origins'][number];

/** Expected ÷ actual − 1; null where nothing came. */
export function errorOf(expected: number, actual: number): number | null {
  return actual > 0 ? expected / actual - 1 : null;
}

/** What one check says, in sentences; the first is the headline. */
export function originSentences(
  origin: Origin,
  date: (iso: string) => string,
  money: (amount: number) => string,
  m: Words
): { headline: string; details: string[] } {
  const text = m.trust.past;
  const { calibrationEnd, days, customers, actual, chosen, revenue } = origin;
  const came = actual.at(-1) ?? 0;
  const error = errorOf(chosen.value, came);
  const on = date(calibrationEnd);
  const details = [(chosen.held ? text.held : text.missed)(chosen.low, chosen.high)];
  if (revenue) {
    const inMoney = errorOf(revenue.expected, revenue.actual);
    const [expected, actually] = [money(revenue.expected), money(revenue.actual)];
    details.push(
      inMoney === null
        ? text.moneyOnly(expected, actually)
        : text.money(expected, actually, inMoney)
    );
  }
  return {
    headline:
      error === null
        ? text.nothingCame(on, days, chosen.value)
        : text.sentence(on, days, chosen.value, came, error),
    details: [...details, text.of(customers)]
  };
}

/** The score in use, the best other one but last year's rate, and that rate. */
export function rivals(
  scores: readonly HoldoutScore[],
  selected: ForecasterName
): { own: HoldoutScore | null; next: HoldoutScore | null; naive: HoldoutScore | null } {
  return {
    own: scores.find(({ name }) => name === selected) ?? null,
    next: scores.find(({ name }) => name !== selected && name !== 'naive') ?? null,
    naive: scores.find(({ name }) => name === 'naive') ?? null
  };
}

/** Why this model, and where P(alive) comes from, sentence by sentence. */
export function choiceSentences({ selected, holdout }: Forecast, m: Words): string[] {
  const text = m.trust.choice;
  const { names, named } = m.trust;
  const { name, aliveFrom, reason, naiveWins, level } = selected;
  const gloss = text.glosses[name];
  const sentences: string[] = [];
  if (reason === 'holdout' && holdout) {
    const { own, next, naive } = rivals(holdout.scores, name);
    const origins = holdout.origins.length;
    sentences.push((naiveWins ? text.naiveBest : text.holdout)(names[name], gloss, origins));
    if (own) sentences.push(text.errors(own.stretchError, own.rootMeanSquare));
    if (next) {
      sentences.push(text.next(named[next.name], next.stretchError, next.rootMeanSquare));
    }
    if (naive) sentences.push(text.naive(naive.stretchError, naive.rootMeanSquare));
    if (level !== null) sentences.push(text.level(named[name], level - 1));
  } else {
    sentences.push(text.likelihood(names[name], gloss));
  }
  return sentences.concat(
    aliveFrom === name ? text.aliveSame(named[name]) : text.aliveOther(named[aliveFrom]),
    text.aliveNotBg
  );
}

export function scoreTable(
  scores: readonly HoldoutScore[],
  selected: ForecasterName,
  m: Words,
  f: Formatter
): { columns: (TableContent['columns'][number] & { hint?: string })[]; rows: string[][] } {
  const { columns, hints, inUse } = m.trust.choice;
  return {
    columns: [
      { label: columns.forecaster, text: true },
      { label: columns.total, hint: hints.total },
      { label: columns.stretch, hint: hints.stretch },
      { label: columns.absolute, hint: hints.absolute },
      { label: columns.rms, hint: hints.rms }
    ],
    rows: scores.map(({ name, totalError, stretchError, absolute, rootMeanSquare }) => [
      name === selected ? `${m.trust.names[name]} (${inUse})` : m.trust.names[name],
      f.change(totalError),
      f.percent(stretchError),
      f.decimal(absolute, 3),
      f.decimal(rootMeanSquare, 3)
    ])
  };
}

const GREEK: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β' };

/** The letter of a parameter, as papers write it. */
export const parameterLetter = (name: string): string => GREEK[name] ?? name;

/** Four figures that count, whatever the size. */
export function figures(value: number, f: Formatter): string {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return f.decimal(value, Math.min(10, Math.max(0, 3 - size)));
}

/** Correlations smaller than this are taken for none. */
const NO_CORRELATION = 0.1;

/** What the correlation of number and amount of orders means for the forecast. */
export function correlationWords(correlation: number, m: Words): string {
  const text = m.trust.details;
  if (Math.abs(correlation) < NO_CORRELATION) return text.correlationNone;
  return correlation > 0 ? text.correlationMore : text.correlationLess;
}

export function stretchTable(stretches: readonly Stretch[], name: string, m: Words, f: Formatter) {
  const text = m.trust.stretches;
  const show = (value: number | null): string => (value === null ? NO_NUMBER : f.integer(value));
  return {
    columns: [
      { label: text.stretch, text: true },
      { label: text.forecast(name) },
      { label: text.came },
      { label: text.naive }
    ],
    rows: stretches.map(({ label, chosen, actual, naive }) => [
      label,
      show(chosen),
      f.integer(actual),
      show(naive)
    ])
  } satisfies TableContent;
}

/** The newest week first. */
export function trackingTable(
  { ends, actual, expected }: Tracking,
  date: (iso: string) => string,
  m: Words,
  f: Formatter
): TableContent {
  const { columns } = m.trust.tracking;
  return {
    columns: [
      { label: columns.week, text: true },
      { label: columns.actual },
      { label: columns.expected }
    ],
    rows: ends
      .map((end, i) => [date(end), f.integer(actual[i] ?? NaN), f.integer(expected[i] ?? NaN)])
      .reverse()
  };
}

export function calibrationTable(
  groups: readonly CalibrationGroup[],
  m: Words,
  f: Formatter
): TableContent {
  const { columns } = m.trust.calibration;
  return {
    columns: [
      { label: columns.group, text: true },
      { label: columns.customers },
      { label: columns.expected },
      { label: columns.actual }
    ],
    rows: groups.map(({ long, customers, expected, actual }) => [
      long,
      f.integer(customers),
      f.decimal(expected, 2),
      f.decimal(actual, 2)
    ])
  };
}

export function seasonTable(
  { calendar, factors }: Seasonality,
  m: Words,
  f: Formatter
): TableContent {
  const text = m.trust.season;
  return {
    columns: [{ label: text.month, text: true }, { label: text.factor }],
    rows: factors.map((factor, i) => [f.month(i + 1, calendar), f.change(factor - 1)])
  };
}

/** What the seasons are, whether they are used, and what they rest on. */
export function seasonSentences(seasonality: Seasonality, m: Words, f: Formatter): string[] {
  const text = m.trust.season;
  const { calendar, factors, years, errorWithout, errorWith, used } = seasonality;
  const high = Math.max(...factors);
  const low = Math.min(...factors);
  const name = (factor: number): string => f.month(factors.indexOf(factor) + 1, calendar);
  const tested =
    errorWithout === null || errorWith === null ? null : ([errorWithout, errorWith] as const);
  return [
    // What did not help foretell the past is no finding on the months.
    ...(used && high > low ? [text.sentence(name(high), high - 1, name(low), low - 1)] : []),
    tested
      ? used
        ? text.used(...tested)
        : f.percent(tested[0]) === f.percent(tested[1])
          ? text.noDifference(tested[0])
          : text.notUsed(...tested)
      : used
        ? text.usedUntested
        : text.untested,
    ...(used ? [text.years(years)] : [])
  ];
}

/** How sure the forecast is, in a sentence: what the newest check on the past says. */
export function briefTrust({ holdout, selected }: Forecast, m: Words): string {
  const text = m.trust.brief;
  const newest = holdout?.origins.at(-1);
  if (!holdout || !newest) return text.unchecked;
  const error = errorOf(newest.chosen.value, newest.actual.at(-1) ?? 0);
  const held = holdout.origins.filter(({ chosen }) => chosen.held).length;
  return [
    ...(error === null ? [] : [text.checked(newest.days, error, held, holdout.origins.length)]),
    ...(selected.naiveWins ? [text.naive] : [])
  ].join(' ');
}

export function aliveTable(
  { frequency, daysSinceLast, pAlive }: AliveMap,
  m: Words,
  f: Formatter
): TableContent {
  return {
    columns: [
      { label: m.trust.map.corner, text: true },
      ...frequency.map((orders) => ({ label: f.integer(orders) }))
    ],
    rows: daysSinceLast.map((days, row) => [
      f.integer(days),
      ...frequency.map((_, column) => {
        const chance = pAlive[row]?.[column];
        return typeof chance === 'number' ? f.percent(chance, 0) : '';
      })
    ])
  };
}

/** The numbers of this section for its definitions. */
export function trustNumbers(forecast: Forecast): OwnNumbers {
  const { holdout, selected, tracking, calibration, seasonality, map } = forecast;
  const own = holdout?.scores.find(({ name }) => name === selected.name);
  const top = calibration?.deciles.at(-1);
  const revenues = holdout?.origins.flatMap(({ revenue }) => (revenue ? [revenue] : [])) ?? [];
  const money = revenues.reduce(
    (sum, { actual, expected }) => ({
      actual: sum.actual + actual,
      expected: sum.expected + expected
    }),
    { actual: 0, expected: 0 }
  );
  const last = { actual: tracking?.actual.at(-1), expected: tracking?.expected.at(-1) };
  return {
    holdoutError:
      holdout && own
        ? {
            orders: own.totalError,
            money: errorOf(money.expected, money.actual),
            origins: holdout.origins.length
          }
        : null,
    forecastInterval: holdout
      ? {
          held: holdout.origins.filter(({ chosen }) => chosen.held).length,
          of: holdout.origins.length
        }
      : null,
    forecastModel: { name: selected.name, origins: holdout?.origins.length ?? 0 },
    tracking:
      last.actual === undefined || last.expected === undefined
        ? null
        : { actual: last.actual, expected: last.expected },
    calibration: top ? { expected: top.expected, actual: top.actual } : null,
    seasonality: seasonality
      ? {
          high: Math.max(...seasonality.factors),
          low: Math.min(...seasonality.factors),
          years: seasonality.years
        }
      : null,
    aliveMap: { ageDays: map.ageDays }
  };
}
