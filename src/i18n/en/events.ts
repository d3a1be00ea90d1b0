import type { AnnotationKind } from '../../core/annotation';
import type { EventMeasureKey } from '../../core/schema/event-effect';
import type { Formatter } from '../formatter';

/** Events that the owner marks, and what came before and after them. */
export const events = (f: Formatter) => {
  const kinds: Record<AnnotationKind, string> = {
    campaign: 'Campaign',
    price: 'Price rise',
    programme: 'Programme start',
    other: 'Other'
  };
  const measures: Record<EventMeasureKey, string> = {
    newCustomersPerDay: 'New customers a day',
    ordersPerDay: 'Orders a day',
    revenuePerDay: 'Revenue a day',
    averageOrderValue: 'Average order value',
    returningOrderShare: 'Orders that are not a customer’s first',
    secondWithin30: 'New customers who order again within 30 days'
  };
  const days = (n: number) =>
    f.plural(n, { one: `${f.integer(n)} day`, other: `${f.integer(n)} days` });
  return {
    title: 'Events',
    subtitle:
      'A campaign, a price rise, the start of a programme: mark the day, see it on every chart by period, and compare before with after.',
    mark: 'Mark an event',
    kinds,
    form: {
      addTitle: 'Mark an event',
      editTitle: 'Change the event',
      kind: 'Kind',
      text: 'What happened?',
      textHint: 'A few words; they stand on the charts.',
      textMissing: 'Please write what happened.',
      firstDay: 'Date',
      severalDays: 'It lasted several days',
      lastDay: 'Last day',
      lastBeforeFirst: 'The last day lies before the first.',
      outside: 'This lies outside your data, so it will stand on no chart.',
      save: 'Save',
      cancel: 'Cancel'
    },
    date: {
      day: 'Day',
      month: 'Month',
      year: 'Year',
      invalid: 'There is no such day in this calendar.'
    },
    list: {
      empty: 'No events yet',
      emptyText: 'Mark what you did and when; the report then shows what came before and after.',
      edit: (text: string) => `Change: ${text}`,
      remove: (text: string) => `Delete: ${text}`,
      removed: (text: string) => `Deleted: ${text}`,
      undo: 'Undo',
      number: (n: number) => `Event ${f.integer(n)}`
    },
    /** Under a chart, and in pictures. */
    legend: 'Events on the chart',
    entry: (kind: string, text: string, date: string) => `${kind}: ${text}, ${date}`,
    effect: {
      compared: (before: string, after: string, n: number) =>
        `${days(n)} before (${before}) against ${days(n)} after (${after}).`,
      tooShort:
        'Nothing to compare: before or after it there are fewer than 14 days of data, or it lies outside of them.',
      overlaps:
        'Another event lies within these days. What it did cannot be told apart from this one.',
      nearStart:
        'The days before lie close to the first order in the data: who looks new in them may be an old customer, so numbers of new customers say less.',
      caution:
        'After is not because of. Season, weather, other events and chance also change from one month to the next. Of twenty such comparisons about one looks like more than chance without any cause.',
      table: (text: string) => `Before and after: ${text}`,
      columns: {
        measure: 'Measure',
        before: 'Before',
        after: 'After',
        difference: 'Difference',
        verdict: 'Is it more than chance?'
      },
      measures,
      significant: 'more than chance',
      chance: 'within chance',
      unknown: 'cannot be told',
      restsOn: {
        orders: (n: number) =>
          f.plural(n, { one: `Rests on 1 order`, other: `Rests on ${f.integer(n)} orders` }),
        customers: (n: number) =>
          f.plural(n, {
            one: `Rests on 1 new customer`,
            other: `Rests on ${f.integer(n)} new customers`
          })
      },
      interval: (low: string, high: string) => `95% interval: ${low} to ${high}`,
      noInterval: 'Too little data for an interval',
      points: (signed: string) => `${signed} points`,
      /** For one reader of the whole table: which measures moved. */
      summary: {
        none: 'Nothing changed by more than chance.',
        some: (names: readonly string[]) => `Changed by more than chance: ${f.list(names)}.`
      }
    }
  };
};
