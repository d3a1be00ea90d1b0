import type { Report } from '../../../core/report-schema';
import type { Dimension } from '../../../core/schema/selection';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

type Ranged = Extract<Dimension, { kind: 'number' | 'day' }>;

/** A bound of a dimension as it is shown. */
export function boundText(
  { id, kind }: Ranged,
  bound: number,
  { settings }: Pick<Report, 'settings'>,
  f: Formatter
): string {
  if (kind === 'day') return f.date(bound, settings.calendar);
  return id === 'first-amount' ? f.money(bound, settings.currency) : f.decimal(bound, 2);
}

/** From the least to the most that a dimension takes: "12 to 340". */
export function dimensionRange(
  dimension: Ranged,
  report: Pick<Report, 'settings'>,
  m: Pick<Messages, 'filters'>,
  f: Formatter
): string {
  return m.filters.panel.span(
    boundText(dimension, dimension.min, report, f),
    boundText(dimension, dimension.max, report, f)
  );
}
