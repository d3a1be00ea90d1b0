/** The owner's events in words, numbered as on the charts. */
import { numberedEvents, type Annotation } from '../core/annotation';
import type { Report } from '../core/report-schema';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { eventMarks } from './event-marks';

/** An event as a list or a legend shows it. */
export interface EventLine {
  number: number;
  annotation: Annotation;
  date: string;
  /** Kind, text and date in one. */
  whole: string;
}

/** All events of a report by day, each with the number that it has on the charts. */
export function eventLines(report: Report, m: Pick<Messages, 'events'>, f: Formatter): EventLine[] {
  const { annotations, calendar } = report.settings;
  return numberedEvents(annotations).map(({ number, annotation }) => {
    const { day, lastDay, kind, text } = annotation;
    const date = lastDay === null ? f.date(day, calendar) : f.dateRange(day, lastDay, calendar);
    const whole = m.events.entry(m.events.kinds[kind], text, date);
    return { number, annotation, date, whole };
  });
}

/** Those that fall into the periods of the report, and so stand on its charts. */
export function eventsOnCharts(
  report: Report,
  m: Pick<Messages, 'events'>,
  f: Formatter
): EventLine[] {
  const marked = new Set(eventMarks(report).map(({ number }) => number));
  return eventLines(report, m, f).filter(({ number }) => marked.has(number));
}

/** The legend in one line, for a picture; '' where no event stands on its charts. */
export function eventLegend(report: Report, m: Pick<Messages, 'events'>, f: Formatter): string {
  const lines = eventsOnCharts(report, m, f);
  if (lines.length === 0) return '';
  const entries = lines.map(({ number, whole }) => `(${f.integer(number)}) ${whole}`);
  return `${m.events.legend}: ${entries.join(' · ')}`;
}
