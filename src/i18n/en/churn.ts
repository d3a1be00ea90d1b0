import type { Formatter } from '../formatter';

/** What another lapse window would mean. */
export const churn = (f: Formatter) => {
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  /** 4 of 10, from a share. */
  const outOfTen = (share: number): string => {
    const tenths = Math.round(share * 10);
    if (tenths === 0) return 'fewer than 1 of 20';
    return tenths === 10 ? 'nearly all' : `${f.integer(tenths)} of ${f.integer(10)}`;
  };
  return {
    title: 'What if the window were different?',
    subtitle:
      'Nobody tells a shop that they leave. After how many days without an order should a customer count as lost? Too short, and you write off people who come back; too long, and you notice losses late.',
    slider: 'Days without an order',
    sliderValue: (n: number) => days(n),
    series: {
      churn: 'Counted as lost',
      cameBack: 'Of all ever counted as lost, came back'
    },
    inUse: (n: number) => `in use: ${days(n)}`,
    /** The sentence for the marker: first the loss, then how often it was wrong. */
    lost: (window: number, rate: string, period: string) =>
      `At ${days(window)}, ${rate} count as lost (${period}).`,
    lostUnknown: (window: number) =>
      `At ${days(window)}, churn cannot be measured: the data are too short for anybody to have lapsed before the period began.`,
    back: {
      many: (share: number) =>
        `But ${outOfTen(share)} of all who were ever counted as lost came back: too short?`,
      some: (share: number) =>
        `Of all who were ever counted as lost, ${outOfTen(share)} came back: a fair middle.`,
      few: (share: number) =>
        `Of all who were ever counted as lost, only ${outOfTen(share)} came back: hardly anyone is written off wrongly, but a loss is noticed late.`,
      none: 'Nobody has ever been away for so long, so nothing can be said of coming back.'
    },
    restsOn: {
      lost: (n: number, of: number) =>
        `${f.integer(n)} of ${f.integer(of)} customers at the start of the period`,
      back: (n: number, of: number) =>
        `${f.integer(n)} of ${f.integer(of)} times that a customer was away so long`,
      interval: (low: string, high: string) => `95% interval: ${low} to ${high}`
    },
    lostName: 'counted as lost',
    backName: 'came back',
    caution:
      'Those who lapsed lately have had less time to come back, so the true share is higher, the more so for long windows.',
    default: {
      gaps: (n: number, gaps: number) =>
        `The default: ${days(n)}, because nine of ten gaps between two orders of a customer (of ${f.integer(gaps)}) are at most that long (the 90th percentile, rounded up to a usual window).`,
      fallback: (n: number) =>
        `The usual ${days(n)}: your data hold too few gaps between orders, or too long ones, to tell.`,
      user: (n: number) => `In use: ${days(n)}, chosen by you.`
    },
    use: (n: number) => `Use ${days(n)} for the whole report`,
    keep: (n: number) => `Back to ${days(n)}`,
    reset: (n: number) => `Back to the default, ${days(n)}`,
    beyond: (n: number) =>
      `The window in use, ${days(n)}, lies beyond this scale of 30 to 365 days.`,
    notMeasurable: 'not measurable',
    alt: (from: string, to: string, backFrom: string, backTo: string) =>
      `Curves by lapse window from 30 to 365 days. Counted as lost: ${from} at the shortest measurable window, ${to} at the longest. Came back: ${backFrom} and ${backTo}.`,
    unavailable: 'The data are too few to tell what other windows would mean.',
    link: 'See what other windows would mean'
  };
};
