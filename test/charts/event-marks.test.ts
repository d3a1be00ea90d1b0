import { describe, expect, it } from 'vitest';
import { customersChart, retentionChart, revenueChart, lookFromStyles } from '../../src/charts';
import { definitionsChart } from '../../src/charts/definitions-chart';
import { eventLegend } from '../../src/charts/event-lines';
import { badgeLabel, eventMarks, placeBadges, type BadgeSpace } from '../../src/charts/event-marks';
import type { Annotation } from '../../src/core/annotation';
import type { Report } from '../../src/core/report-schema';
import { isoToDay } from '../../src/core/time/calendar';
import { WORDS } from './catalogues';
import { EMPTY, smallReport } from './small-report';

const { f, m } = WORDS.en;
const look = lookFromStyles({ getPropertyValue: () => '' }, 'ltr');

function event(first: string, last: string | null = null, text = first): Annotation {
  return {
    id: text,
    kind: 'campaign',
    day: isoToDay(first),
    lastDay: last === null ? null : isoToDay(last),
    text
  };
}

/** January to the open April of 2024. */
const withEvents = (...annotations: Annotation[]): Report => {
  const report = smallReport();
  return { ...report, settings: { ...report.settings, annotations } };
};

describe('eventMarks', () => {
  it('puts the middle of a month of 31 days on its point', () => {
    const [mark] = eventMarks(withEvents(event('2024-01-16')));
    expect(mark?.from).toBeCloseTo(0, 12);
    expect(mark?.to).toBeCloseTo(0, 12);
  });

  it('puts the first of February half a step before its point, and half a day on', () => {
    const [mark] = eventMarks(withEvents(event('2024-02-01')));
    expect(mark?.from).toBeCloseTo(1 - 0.5 + 0.5 / 29, 12);
  });

  it('lets an event of several days reach from the beginning of its first to the end of its last', () => {
    const [mark] = eventMarks(withEvents(event('2024-02-01', '2024-02-29')));
    expect(mark?.from).toBeCloseTo(0.5, 6);
    expect(mark?.to).toBeCloseTo(1.5, 6);
  });

  it('cuts what reaches out of the periods, and leaves out what lies outside', () => {
    const marks = eventMarks(
      withEvents(
        event('2023-11-01', '2024-01-31'),
        event('2024-06-01', null, 'later'),
        event('2023-10-01', null, 'earlier')
      )
    );
    expect(marks.map(({ text }) => text)).toEqual(['2023-11-01']);
    expect(marks[0]?.from).toBe(-0.5);
  });

  it('numbers by day over all events, also those that stand on no chart', () => {
    const marks = eventMarks(
      withEvents(event('2024-03-05'), event('2023-10-01'), event('2024-02-05'))
    );
    expect(marks.map(({ number, text }) => [number, text])).toEqual([
      [2, '2024-02-05'],
      [3, '2024-03-05']
    ]);
  });

  it('knows the months of the Solar Hijri calendar: 16 Farvardin 1403 is the middle of 31 days', () => {
    const report = withEvents(event('2024-04-04'));
    const [mark] = eventMarks({
      ...report,
      settings: { ...report.settings, calendar: 'persian' },
      periods: report.periods.slice(0, 1).map((row) => ({ ...row, start: '2024-03-20' }))
    });
    expect(mark?.from).toBeCloseTo(0, 12);
  });

  it('has none for a report without periods', () => {
    const report = withEvents(event('2024-02-05'));
    expect(eventMarks({ ...report, periods: EMPTY.periods })).toEqual([]);
  });
});

describe('placeBadges', () => {
  const space: BadgeSpace = {
    left: 0,
    right: 400,
    rtl: false,
    badge: () => 16,
    text: (text) => text.length * 10
  };
  const mark = (number: number, x: number, text = 'ten letter') => ({ number, text, x });

  it('makes one badge of those that would cover each other', () => {
    const badges = placeBadges([mark(1, 100), mark(2, 110), mark(3, 119), mark(4, 300)], space);
    expect(badges.map(({ first, last }) => [first, last])).toEqual([
      [1, 3],
      [4, 4]
    ]);
    expect(badges[0]?.text).toBe('');
  });

  it('never lets two badges touch, nor one leave the chart', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const marks = Array.from({ length: 12 }, (_, i) => mark(i + 1, (seed * (i + 3) * 7919) % 400))
        .sort((a, b) => a.x - b.x)
        .map((one, i) => ({ ...one, number: i + 1 }));
      const badges = placeBadges(marks, space);
      badges.forEach((badge, i) => {
        expect(badge.left).toBeGreaterThanOrEqual(0);
        expect(badge.left + badge.width).toBeLessThanOrEqual(400);
        const next = badges[i + 1];
        if (next) expect(badge.left + badge.width).toBeLessThan(next.left);
      });
      // Each event is on exactly one badge.
      const told = badges.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i)
      );
      expect(told).toEqual(marks.map(({ number }) => number));
    }
  });

  it('writes the text only where it has room: to the next badge, or to the edge', () => {
    const badges = placeBadges([mark(1, 50), mark(2, 100), mark(3, 380)], space);
    expect(badges.map(({ text }) => text)).toEqual(['', 'ten letter', '']);
    for (const badge of badges.filter(({ text }) => text !== '')) {
      expect(badge.left + badge.width + badge.room).toBeLessThanOrEqual(380 - 8);
    }
  });

  it('writes to the left in right-to-left text', () => {
    const badges = placeBadges([mark(1, 20), mark(2, 380)], { ...space, rtl: true });
    expect(badges.map(({ text }) => text)).toEqual(['', 'ten letter']);
  });
});

describe('badgeLabel', () => {
  it('names one event, or the first and the last of several, in the digits of the language', () => {
    expect(badgeLabel(3, 3)).toBe('3');
    expect(badgeLabel(3, 5, (n) => WORDS.fa.f.integer(n))).toBe('۳–۵');
  });
});

describe('the charts by period', () => {
  const report = withEvents(event('2024-02-05', null, 'Spring sale'));
  const choice = { shown: ['kept' as const], band: null };

  it('all carry the events, with a lane that keeps them off the data', () => {
    for (const config of [
      retentionChart(report, look, m, f),
      customersChart(report, look, m, f),
      revenueChart(report, look, m, f),
      definitionsChart(report, choice, look, m, f)
    ]) {
      const marks = config.options?.plugins?.ownerEvents?.get?.().marks;
      expect(marks?.map(({ text }) => text)).toEqual(['Spring sale']);
      expect(config.options?.scales).toHaveProperty('events.position', 'top');
      expect(config.plugins?.map(({ id }) => id)).toContain('ownerEvents');
    }
  });

  it('keep no lane free where there is no event', () => {
    const config = retentionChart(smallReport(), look, m, f);
    expect(config.options?.scales).not.toHaveProperty('events');
  });
});

describe('eventLegend', () => {
  it('names number, kind, text and date, for a picture', () => {
    const report = withEvents(event('2024-02-05', '2024-02-09', 'Spring sale'));
    expect(eventLegend(report, m, f)).toBe(
      'Events on the chart: (1) Campaign: Spring sale, 5–9 Feb 2024'
    );
    expect(eventLegend(smallReport(), m, f)).toBe('');
  });
});
