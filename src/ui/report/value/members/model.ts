/** What the card on members derives from its report: tables, and what deserves a sentence. Pure. */
import type { OccasionsReport, RenewalReport, RenewalStep } from '../../../../core/schema/members';
import type { Cell } from '../../../../export/csv';
import type { Formatter } from '../../../../i18n/formatter';
import type { Messages } from '../../../../i18n/messages';
import { NO_NUMBER } from '../../../../i18n/numbers';
import type { TableContent } from '../../chart-tables';

type Words = Pick<Messages, 'members'>;

/** From this share of used occasions on, orders look like renewals. */
export const LIKE_RENEWALS = 0.9;
/** Renewals that are told in words. */
const TOLD = 3;

/** The first renewals that somebody could have made, with their intervals. */
export function toldSteps({ steps }: RenewalReport): RenewalStep[] {
  return steps.filter(({ renewed }) => renewed.rate !== null).slice(0, TOLD);
}

export function keptTable({ steps }: RenewalReport, m: Words, f: Formatter): TableContent {
  const { columns } = m.members.renewal;
  const share = (value: number | null): string => (value === null ? NO_NUMBER : f.percent(value));
  return {
    columns: [
      { label: columns.renewal },
      { label: columns.renewed },
      { label: columns.due },
      { label: columns.rate },
      { label: columns.interval },
      { label: columns.expected },
      { label: columns.kept },
      { label: columns.expectedKept }
    ],
    rows: steps.map(({ renewal, renewed, expectedRate, kept, expectedKept }) => [
      f.integer(renewal),
      renewed.rate === null ? NO_NUMBER : f.integer(renewed.numerator),
      renewed.rate === null ? NO_NUMBER : f.integer(renewed.denominator),
      share(renewed.rate),
      renewed.low === null || renewed.high === null
        ? NO_NUMBER
        : `${f.percent(renewed.low)} – ${f.percent(renewed.high)}`,
      f.percent(expectedRate),
      share(kept),
      f.percent(expectedKept)
    ])
  };
}

export function keptRows({ steps }: RenewalReport): Cell[][] {
  return [
    ['renewal', 'renewed', 'due', 'rate', 'low', 'high', 'expectedRate', 'kept', 'expectedKept'],
    ...steps.map(({ renewal, renewed, expectedRate, kept, expectedKept }): Cell[] => [
      renewal,
      renewed.numerator,
      renewed.denominator,
      renewed.rate,
      renewed.low,
      renewed.high,
      expectedRate,
      kept,
      expectedKept
    ])
  ];
}

/** Name, parameters and likelihood of a model, in one line for the statistician. */
export function modelLine(
  name: string,
  fit: Pick<RenewalReport, 'standardErrors' | 'logLikelihood'> | OccasionsReport,
  parameters: Readonly<Record<string, number>>,
  m: Words,
  f: Formatter
): string {
  const words = m.members.model;
  const errors = new Map(Object.entries(fit.standardErrors ?? {}));
  const parts = Object.entries(parameters).map(([key, value]) => {
    const error = errors.get(key);
    const letter = LETTERS[key] ?? key;
    return words.parameter(
      letter,
      f.decimal(value, 3),
      error === undefined ? null : f.decimal(error, 3)
    );
  });
  const likelihood = words.likelihood(f.decimal(fit.logLikelihood, 3));
  return f.isolate(`${name}: ${[...parts, likelihood].join(', ')}`);
}

const LETTERS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ'
};
