/** What came before and after an event, in words. */
import type { EventMeasure } from '../../../core/schema/event-effect';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

/** One row of "before and after". */
export interface EffectRow {
  key: EventMeasure['key'];
  name: string;
  before: string;
  beforeLines: string[];
  after: string;
  afterLines: string[];
  difference: string;
  differenceLines: string[];
  verdict: string;
  significant: boolean;
}

const UNKNOWN = '–';
const MINUS = '\u2212';

/** The measures of an event in words. */
export function effectRows(
  measures: readonly EventMeasure[],
  currency: string | null,
  m: Pick<Messages, 'events'>,
  f: Formatter
): EffectRow[] {
  const words = m.events.effect;
  return measures.map((measure) => {
    const { key, unit, before, after, difference, low, high, significant } = measure;
    const value = (n: number | null): string => {
      if (n === null) return UNKNOWN;
      if (unit === 'rate') return f.percent(n);
      return unit === 'money' ? f.money(n, currency) : f.decimal(n, Math.abs(n) < 10 ? 2 : 1);
    };
    const change = (n: number): string => {
      if (unit === 'rate') return words.points(f.points(n));
      // The formatter puts a minus on the right side of a number in every direction, and none before 0.
      return n > 0 ? value(-n).replace(MINUS, '+') : value(n);
    };
    const restsOn =
      key === 'newCustomersPerDay' || key === 'secondWithin30'
        ? words.restsOn.customers
        : words.restsOn.orders;
    return {
      key,
      name: words.measures[key],
      before: value(before),
      beforeLines: [restsOn(measure.beforeCount)],
      after: value(after),
      afterLines: [restsOn(measure.afterCount)],
      difference: difference === null ? UNKNOWN : change(difference),
      differenceLines: [
        low === null || high === null ? words.noInterval : words.interval(change(low), change(high))
      ],
      verdict:
        difference === null || low === null
          ? words.unknown
          : significant
            ? words.significant
            : words.chance,
      significant
    };
  });
}
