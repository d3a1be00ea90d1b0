import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { SeriesSummary } from '../series-summary';
import type { charts as english } from '../en/charts';

/** عنوان‌ها، سری‌ها، محورها و متن جایگزین نمودارها. */
export const charts = (f: Formatter): ReturnType<typeof english> => {
  const by: Record<Granularity, string> = {
    day: 'به تفکیک روز',
    week: 'به تفکیک هفته',
    month: 'به تفکیک ماه',
    quarter: 'به تفکیک فصل',
    year: 'به تفکیک سال'
  };
  const course = (s: SeriesSummary): string =>
    s.count === 1
      ? `${s.last} در ${s.lastLabel}`
      : `${s.first} در ${s.firstLabel}، ${s.last} در ${s.lastLabel}، کمترین ${s.lowest} (${s.lowestLabel})، بیشترین ${s.highest} (${s.highestLabel})`;
  return {
    title: {
      retention: 'مشتریان حفظ‌شده و ازدست‌رفته',
      customers: 'مشتریان جدید و بازگشتی',
      revenue: 'درآمد از مشتریان جدید و بازگشتی',
      cohorts: 'چه کسانی برمی‌گردند، بر پایهٔ نخستین خرید'
    },
    by: (granularity) => by[granularity],
    series: {
      retention: 'نرخ حفظ مشتری',
      churn: 'نرخ ریزش مشتری',
      interval: `بازهٔ اطمینان ${f.percent(0.95)}`,
      firstTime: 'خریداران بار اول',
      returning: 'خریداران بازگشتی',
      firstRevenue: 'سفارش‌های اول',
      returningRevenue: 'سفارش‌های بعدی'
    },
    tooltip: {
      ratio: (numerator, denominator) =>
        `${f.integer(numerator)} از ${f.integer(denominator)} مشتری`,
      interval: (low, high) =>
        `بازهٔ اطمینان ${f.percent(0.95)}: ${f.percent(low)} تا ${f.percent(high)}`,
      share: (part) => `${f.percent(part)} از این دوره`,
      total: (amount) => `جمع: ${amount}`,
      incomplete: 'دوره هنوز تمام نشده است',
      notMeasurable: 'هنوز قابل سنجش نیست: کسی نمی‌توانسته از دست رفته باشد',
      thin: 'کمتر از ۳۰ مشتری: با احتیاط بخوانید'
    },
    notMeasurable: 'هنوز قابل سنجش نیست',
    alt: {
      retention: (granularity, s) => `نمودار خطی نرخ حفظ مشتری ${by[granularity]}: ${course(s)}.`,
      customers: (granularity, first, returning) =>
        `نمودار میله‌ای خریداران ${by[granularity]}. بار اول: ${course(first)}. بازگشتی: ${course(returning)}.`,
      revenue: (granularity, first, returning) =>
        `نمودار میله‌ای درآمد ${by[granularity]}. سفارش‌های اول: ${course(first)}. سفارش‌های بعدی: ${course(returning)}.`,
      openPeriod: 'دورهٔ آخر هنوز تمام نشده است.',
      nothing: 'هنوز هیچ دوره‌ای قابل سنجش نیست.'
    }
  };
};
