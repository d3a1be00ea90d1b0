import type { CustomerPage } from '../core/schema/customers';
import { dayToIso, isoToDay } from '../core/time/calendar';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { mandegarPlugin } from './chart-plugins';
import type { LineConfiguration } from './configuration';
import type { ChartLook } from './look';
import {
  baseOptions,
  legendLook,
  mandegarOptions,
  timeAxis,
  tooltipLook,
  valueAxis
} from './shared-options';

type Words = Pick<Messages, 'customers'>;

/** Marks of orders stand in a strip of their own beneath the line. */
const STRIP = -0.08;
/** Width of a letter of small print, and letters between two dates below the axis. */
const LETTER = 0.6;
const BETWEEN = 3;
const MOST_DATES = 7;

/** The course of {@link CustomerPage} with a place for every day, so that distances are those of time. */
export function courseByDay({
  aliveCourse,
  history
}: Pick<CustomerPage, 'aliveCourse' | 'history'>): {
  days: string[];
  chance: (number | null)[];
  orders: (number | null)[];
} {
  const first = aliveCourse.days[0];
  const last = aliveCourse.days.at(-1);
  if (first === undefined || last === undefined) return { days: [], chance: [], orders: [] };
  const start = isoToDay(first);
  const length = isoToDay(last) - start + 1;
  const days = Array.from({ length }, (_, i) => dayToIso(start + i));
  const chance: (number | null)[] = Array.from({ length }, () => null);
  const orders: (number | null)[] = Array.from({ length }, () => null);
  aliveCourse.days.forEach((day, i) => {
    chance[isoToDay(day) - start] = aliveCourse.pAlive[i] ?? null;
  });
  for (const { day } of history) {
    const place = isoToDay(day) - start;
    if (place >= 0 && place < length) orders[place] = (orders[place] ?? 0) + 1;
  }
  return { days, chance, orders };
}

/** Chance of still being a customer from the first order to the last day, with the orders as strokes beneath. */
export function courseChart(
  page: CustomerPage,
  date: (iso: string) => string,
  look: ChartLook,
  m: Words,
  f: Formatter
): LineConfiguration {
  const { colours } = look;
  const words = m.customers.page.course;
  const { days, chance, orders } = courseByDay(page);
  const axis = valueAxis(look, (value) => f.percent(value, 0));
  const dateAt = (part: number): string =>
    days.length === 0 ? '' : date(days[Math.floor(part * (days.length - 1))] ?? '');
  const dates = timeAxis(look);
  const dateLetters = Math.max(0, ...[0, 0.3, 0.6, 0.9].map((part) => dateAt(part).length));
  return {
    type: 'line',
    data: {
      labels: days,
      datasets: [
        {
          label: words.line,
          data: chance,
          borderColor: colours.accent,
          backgroundColor: colours.accent,
          borderWidth: 2,
          pointRadius: 0,
          pointHitRadius: 6,
          pointStyle: 'line',
          spanGaps: true
        },
        {
          label: words.order,
          data: orders.map((n) => (n === null ? null : STRIP)),
          showLine: false,
          borderColor: colours.text,
          backgroundColor: colours.text,
          borderWidth: 1.5,
          pointStyle: 'line',
          pointRotation: 90,
          pointRadius: 6,
          pointHoverRadius: 7
        }
      ]
    },
    options: {
      ...baseOptions(look),
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: {
        x: {
          ...dates,
          afterBuildTicks: (scale) => {
            const width = (dateLetters + BETWEEN) * look.smallFontSize * LETTER;
            const room = Math.floor(scale.maxWidth / width);
            const count = Math.max(2, Math.min(MOST_DATES, room, days.length));
            const last = days.length - 1;
            scale.ticks = Array.from({ length: count }, (_, i) => ({
              value: count < 2 ? 0 : Math.round((i * last) / (count - 1))
            }));
          },
          ticks: {
            ...dates.ticks,
            align: 'inner',
            callback: (value) => date(days[Number(value)] ?? days[0] ?? '')
          }
        },
        y: {
          ...axis,
          min: STRIP * 2,
          max: 1,
          afterBuildTicks: (scale) => {
            scale.ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value }));
          }
        }
      },
      plugins: {
        legend: legendLook(look),
        tooltip: {
          ...tooltipLook(look),
          callbacks: {
            title: (items) => date(days[items[0]?.dataIndex ?? 0] ?? ''),
            label: (item) =>
              item.datasetIndex === 0
                ? `${words.line}: ${f.percent(item.parsed.y ?? NaN, 0)}`
                : m.customers.page.counts.orders(orders[item.dataIndex] ?? 1, false)
          }
        },
        mandegar: mandegarOptions(look)
      }
    },
    plugins: [mandegarPlugin]
  };
}

/** The same in one sentence. */
export function describeCourse(
  page: CustomerPage,
  date: (iso: string) => string,
  m: Words,
  f: Formatter
): string {
  const { days, pAlive } = page.aliveCourse;
  const last = days.at(-1) ?? '';
  return m.customers.page.course.alt(
    page.history.length,
    date(days[0] ?? last),
    date(last),
    f.percent(pAlive.at(-1) ?? 0, 0)
  );
}
