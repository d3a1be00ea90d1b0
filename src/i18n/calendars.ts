/**
 * Names of months and the order of a date's parts, by own tables: engines
 * disagree on the order of month and year in Persian, and Chromium has no
 * Armenian names at all.
 */
import { dayToCivil, gregorianToDay, type CalendarId, type CivilDate } from '../core/time/calendar';
import type { Granularity } from '../core/settings';
import type { LocaleId } from './formatter';

type Months = readonly string[];

/** Month names as they stand after a day number, alone, and on an axis. */
interface MonthNames {
  inDate: Months;
  alone: Months;
  short: Months;
}

const EN_GREGORY: Months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const EN_PERSIAN: Months =
  'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' ');
const EN_PERSIAN_SHORT: Months = 'Far Ord Kho Tir Mor Sha Meh Aba Aza Dey Bah Esf'.split(' ');
const FA_GREGORY: Months =
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'.split(' ');
const FA_PERSIAN: Months =
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
const FA_SEASONS = ['بهار', 'تابستان', 'پاییز', 'زمستان'] as const;
const FA_ORDINALS = ['اول', 'دوم', 'سوم', 'چهارم'] as const;
const HY_GREGORY: Months =
  'հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր'.split(
    ' '
  );
const HY_GREGORY_SHORT: Months = 'հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ'.split(' ');
const HY_PERSIAN: Months =
  'ֆարվարդին օրդիբեհեշտ խորդադ թիր մորդադ շահրիվար մեհր աբան ազար դեյ բահման էսֆանդ'.split(' ');
const HY_PERSIAN_SHORT: Months = 'ֆար օրդ խոր թիր մոր շահ մեհ աբա ազա դեյ բահ էսֆ'.split(' ');
const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** The Armenian genitive of a month adds -ի. */
const genitive = (names: Months): Months => names.map((name) => `${name}ի`);

const MONTHS: Record<LocaleId, Record<CalendarId, MonthNames>> = {
  en: {
    gregory: { inDate: EN_GREGORY, alone: EN_GREGORY, short: EN_GREGORY },
    persian: { inDate: EN_PERSIAN, alone: EN_PERSIAN, short: EN_PERSIAN_SHORT }
  },
  fa: {
    gregory: { inDate: FA_GREGORY, alone: FA_GREGORY, short: FA_GREGORY },
    persian: { inDate: FA_PERSIAN, alone: FA_PERSIAN, short: FA_PERSIAN }
  },
  hy: {
    gregory: { inDate: genitive(HY_GREGORY), alone: HY_GREGORY, short: HY_GREGORY_SHORT },
    persian: { inDate: genitive(HY_PERSIAN), alone: HY_PERSIAN, short: HY_PERSIAN_SHORT }
  }
};

export interface DateFormat {
  date(day: number, calendar: CalendarId): string;
  dateRange(from: number, to: number, calendar: CalendarId): string;
  period(startDay: number, granularity: Granularity, calendar: CalendarId): string;
  periodShort(startDay: number, granularity: Granularity, calendar: CalendarId): string;
  month(month: number, calendar: CalendarId): string;
  dateTime(ms: number, calendar: CalendarId): string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Dates of one language.
 * @param digits turns ASCII digits into the language's own.
 */
export function createDateFormat(locale: LocaleId, digits: (text: string) => string): DateFormat {
  const names = MONTHS[locale];
  const month = (date: CivilDate, calendar: CalendarId, form: keyof MonthNames): string =>
    names[calendar][form][date.month - 1] ?? '';
  const quarter = (date: CivilDate): 0 | 1 | 2 | 3 => {
    if (date.month <= 3) return 0;
    if (date.month <= 6) return 1;
    return date.month <= 9 ? 2 : 3;
  };
  const yearMark = locale === 'hy' ? ' թ.' : '';

  /** Day and month, then the year unless the caller writes it once for both ends. */
  const write = (date: CivilDate, calendar: CalendarId, withYear = true): string => {
    const start = `${String(date.day)} ${month(date, calendar, 'inDate')}`;
    return withYear ? `${start} ${String(date.year)}${yearMark}` : start;
  };

  const range = (from: number, to: number, calendar: CalendarId): string => {
    const a = dayToCivil(calendar, from);
    const b = dayToCivil(calendar, to);
    const end = write(b, calendar);
    if (from === to) return end;
    const dash = locale === 'fa' ? ' تا ' : ' – ';
    if (a.year !== b.year) return write(a, calendar) + dash + end;
    if (a.month !== b.month) return write(a, calendar, false) + dash + end;
    return String(a.day) + (locale === 'fa' ? dash : '–') + end;
  };

  const period = (day: number, granularity: Granularity, calendar: CalendarId): string => {
    const date = dayToCivil(calendar, day);
    const year = String(date.year);
    switch (granularity) {
      case 'day':
        return write(date, calendar);
      case 'week':
        if (locale === 'fa') return `هفتهٔ ${write(date, calendar)}`;
        return locale === 'en'
          ? `week of ${write(date, calendar)}`
          : `${year} թ. ${month(date, calendar, 'inDate')} ${String(date.day)}-ի շաբաթ`;
      case 'month':
        return `${month(date, calendar, 'alone')} ${year}`;
      case 'quarter': {
        const q = quarter(date);
        if (locale === 'en') return `Q${String(q + 1)} ${year}`;
        if (locale === 'hy') return `${year} թ. ${ROMAN[q]} եռամսյակ`;
        return calendar === 'persian'
          ? `${FA_SEASONS[q]} ${year}`
          : `سه‌ماههٔ ${FA_ORDINALS[q]} ${year}`;
      }
      case 'year':
        return year;
    }
  };

  const periodShort = (day: number, granularity: Granularity, calendar: CalendarId): string => {
    const date = dayToCivil(calendar, day);
    const shortYear = two(date.year % 100);
    switch (granularity) {
      case 'day':
      case 'week':
        return `${String(date.day)} ${month(date, calendar, 'short')}`;
      case 'month':
        return `${month(date, calendar, 'short')} ${shortYear}`;
      case 'quarter': {
        const q = quarter(date);
        if (locale === 'en') return `Q${String(q + 1)} ${shortYear}`;
        if (locale === 'hy') return `${ROMAN[q]} եռ. ${shortYear}`;
        return calendar === 'persian'
          ? `${FA_SEASONS[q]} ${shortYear}`
          : `فصل ${String(q + 1)}، ${String(date.year)}`;
      }
      case 'year':
        return String(date.year);
    }
  };

  return {
    date: (day, calendar) => digits(write(dayToCivil(calendar, day), calendar)),
    dateRange: (from, to, calendar) => digits(range(from, to, calendar)),
    period: (day, granularity, calendar) => digits(period(day, granularity, calendar)),
    periodShort: (day, granularity, calendar) => digits(periodShort(day, granularity, calendar)),
    month: (number, calendar) => names[calendar].alone[number - 1] ?? '',
    dateTime(ms, calendar) {
      const local = new Date(ms);
      const day = gregorianToDay(local.getFullYear(), local.getMonth() + 1, local.getDate());
      const clock = `${two(local.getHours())}:${two(local.getMinutes())}`;
      const comma = locale === 'fa' ? '،' : ',';
      return digits(`${write(dayToCivil(calendar, day), calendar)}${comma} ${clock}`);
    }
  };
}
