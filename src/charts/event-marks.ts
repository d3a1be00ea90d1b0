/** Where the events that the owner marked stand on a chart by period, and how their labels find room. */
import { numberedEvents, type Annotation } from '../core/annotation';
import type { Report } from '../core/report-schema';
import { isoToDay } from '../core/time/calendar';
import { periodOrdinal, periodStart } from '../core/time/periods';

/**
 * An event on the axis of periods, whose unit is one period and whose whole
 * numbers are the periods' middles: −0.5 is where period 0 begins.
 */
export interface EventMark {
  /** As in the list of events. */
  number: number;
  text: string;
  /** Where it begins and ends; the same for an event of one day. */
  from: number;
  to: number;
}

/**
 * The events that fall into the report's periods. One of a single day stands at
 * the middle of that day; a longer one is cut where the periods end.
 */
export function eventMarks(report: Report): EventMark[] {
  const [first] = report.periods;
  if (!first) return [];
  const scheme = report.settings;
  const firstOrdinal = periodOrdinal(scheme, isoToDay(first.start));
  const start = -0.5;
  const end = report.periods.length - 0.5;
  /** Place of a moment, given in days. */
  const place = (moment: number): number => {
    const ordinal = periodOrdinal(scheme, Math.floor(moment));
    const begins = periodStart(scheme, ordinal);
    const length = periodStart(scheme, ordinal + 1) - begins;
    return ordinal - firstOrdinal + (moment - begins) / length - 0.5;
  };
  return placedEvents(report, place, [start, end]);
}

/**
 * Events on an axis of the chart's own, cut where it ends.
 * @param place of a moment on the axis, given in days; [start, end] of the axis
 */
export function placedEvents(
  { settings }: Pick<Report, 'settings'>,
  place: (moment: number) => number,
  [start, end]: readonly [number, number]
): EventMark[] {
  return numberedEvents(settings.annotations).flatMap(({ number, annotation }) => {
    const [from, to] = spanOf(annotation).map(place);
    if (from === undefined || to === undefined || to < start || from > end) return [];
    return [{ number, text: annotation.text, from: Math.max(from, start), to: Math.min(to, end) }];
  });
}

function spanOf({ day, lastDay }: Annotation): [number, number] {
  // The end of a day is the beginning of the next, which may be of another period.
  return lastDay === null || lastDay === day ? [day + 0.5, day + 0.5] : [day, lastDay + 1 - 1e-6];
}

/** A badge above the chart, for one event or for several that stand too close to be told apart. */
export interface Badge {
  first: number;
  last: number;
  /** Left edge and width, pixels. */
  left: number;
  width: number;
  /** What stands beside it; '' where there is no room. */
  text: string;
  /** Pixels for the text, from the badge on in the direction of reading. */
  room: number;
}

export interface BadgeSpace {
  left: number;
  right: number;
  rtl: boolean;
  /** Width of the badge that says this. */
  badge: (label: string) => number;
  /** Width of a text beside it. */
  text: (text: string) => number;
}

const BETWEEN = 4;
/** A text cut shorter than this says nothing. */
const LEAST_TEXT = 56;

/** What a badge says: 3, or 3–5. The digits are the caller's. */
export function badgeLabel(
  first: number,
  last: number,
  digits: (n: number) => string = String
): string {
  return first === last ? digits(first) : `${digits(first)}–${digits(last)}`;
}

/**
 * Badges for events at the given pixels, from left to right: those that would
 * cover one another become one, and a text stands beside a badge only where it
 * reaches neither the next badge nor the edge.
 */
export function placeBadges(
  marks: readonly { number: number; text: string; x: number }[],
  space: BadgeSpace
): Badge[] {
  const badges: Badge[] = [];
  const wide = (first: number, last: number): number => space.badge(badgeLabel(first, last));
  for (const { number, text, x } of marks.toSorted((a, b) => a.x - b.x || a.number - b.number)) {
    const width = wide(number, number);
    const left = Math.min(Math.max(x - width / 2, space.left), space.right - width);
    const before = badges.at(-1);
    if (before && left < before.left + before.width + BETWEEN) {
      before.first = Math.min(before.first, number);
      before.last = Math.max(before.last, number);
      before.width = wide(before.first, before.last);
      before.left = Math.min(before.left, space.right - before.width);
      before.text = '';
    } else badges.push({ first: number, last: number, left, width, text, room: 0 });
  }
  badges.forEach((badge, i) => {
    const neighbour = badges[space.rtl ? i - 1 : i + 1];
    const room = space.rtl
      ? badge.left - (neighbour ? neighbour.left + neighbour.width : space.left)
      : (neighbour?.left ?? space.right) - badge.left - badge.width;
    badge.room = Math.max(0, room - 2 * BETWEEN);
    if (badge.room < Math.min(LEAST_TEXT, space.text(badge.text))) badge.text = '';
  });
  return badges;
}
