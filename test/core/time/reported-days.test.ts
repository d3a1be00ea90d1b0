import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import { reportedDays } from '../../../src/core/time/reported-days';

const END = isoToDay('2024-06-20');

describe('reportedDays', () => {
  it('is everything up to the observation end where nothing limits it', () => {
    expect(reportedDays(DEFAULT_SETTINGS, END)).toEqual({ from: -Infinity, to: END });
  });

  it.each([
    ['month', 'gregory', '2024-02-01', '2024-03-31'],
    ['quarter', 'gregory', '2024-01-01', '2024-03-31'],
    ['week', 'gregory', '2024-02-26', '2024-03-10'],
    ['day', 'gregory', '2024-02-29', '2024-03-05'],
    // Esfand 1402 had 29 days: it ended on 19 March 2024.
    ['month', 'persian', '2024-02-20', '2024-03-19'],
    ['year', 'persian', '2023-03-21', '2024-03-19']
  ] as const)('reaches out to whole periods: %s, %s', (granularity, calendar, from, to) => {
    const days = reportedDays(
      {
        ...DEFAULT_SETTINGS,
        granularity,
        calendar,
        from: isoToDay('2024-02-29'),
        to: isoToDay('2024-03-05')
      },
      END
    );
    expect([dayToIso(days.from), dayToIso(days.to)]).toEqual([from, to]);
  });

  it('ends with the observation', () => {
    expect(reportedDays({ ...DEFAULT_SETTINGS, to: isoToDay('2024-06-01') }, END).to).toBe(END);
    expect(reportedDays({ ...DEFAULT_SETTINGS, to: isoToDay('2025-06-01') }, END).to).toBe(END);
  });
});
