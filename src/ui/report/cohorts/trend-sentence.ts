import type { CohortTrend } from '../../../core/retention/cohort-trend';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

/** Whether newer cohorts do better, worse, or not to be told. */
export function trendSentence(
  { comparison }: CohortTrend,
  m: Pick<Messages, 'explorer' | 'report'>,
  f: Formatter
): string {
  const words = m.explorer.trend;
  if (!comparison) return words.tooFew;
  const { recent, earlier, significant, difference } = comparison;
  const say = significant ? (difference > 0 ? words.better : words.worse) : words.chance;
  const sentence = say({
    recent: f.percent(recent.rate ?? 0),
    earlier: f.percent(earlier.rate ?? 0),
    recentCohorts: comparison.recentCohorts,
    earlierCohorts: comparison.earlierCohorts,
    difference: f.points(difference),
    low: f.points(comparison.low),
    high: f.points(comparison.high)
  });
  return recent.thin || earlier.thin ? `${sentence} ${m.report.thinLong}` : sentence;
}
