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
      definitions: 'روش‌های شمردن حفظ مشتری، روی هم',
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
    definitions: {
      kept: {
        name: 'حفظ‌شده',
        counts:
          'کسانی را می‌شمارد که در آغاز دوره مشتری بوده‌اند و در پایان آن هنوز هستند، چه در این میان خرید کرده باشند چه نه',
        differs: 'بقیه یا سخت‌گیرترند یا چیز دیگری را می‌شمارند.'
      },
      keptWithWonBack: {
        name: 'حفظ‌شده با بازگردانده‌ها',
        counts:
          'همهٔ مشتریان پایان دوره به‌جز تازه‌واردها را می‌شمارد، بازگردانده‌شده‌ها هم جزوشان، نسبت به مشتریان آغاز دوره',
        differs: `از «حفظ‌شده» بیشتر است و شاید از ${f.percent(1, 0)} هم بگذرد، چون مشتریانی را که پیش‌تر از دست رفته بودند هم می‌افزاید. این همان فرمول درسی است.`
      },
      boughtAgain: {
        name: 'خرید دوباره',
        counts: 'کسانی را می‌شمارد که در دورهٔ پیش خریده‌اند و در این دوره هم خریده‌اند',
        differs:
          'هر جا مردم کمتر از یک بار در دوره خرید کنند، بسیار کمتر از «حفظ‌شده» است: یک دوره مکث، برنگشتن شمرده می‌شود.'
      },
      revenueNet: {
        name: 'درآمد حفظ‌شدهٔ خالص',
        counts:
          'پولی را می‌شمارد که خریداران دورهٔ پیش در این دوره خرج کرده‌اند، نسبت به خرج آن دوره‌شان',
        differs: `به‌جای آدم‌ها پول را می‌شمارد: چند خریدار بزرگ سنگینی بیشتری دارند و کسانی که بیشتر خرج کنند جای رفته‌ها را پر می‌کنند؛ شاید از ${f.percent(1, 0)} بگذرد.`
      },
      revenueGross: {
        name: 'درآمد حفظ‌شدهٔ ناخالص',
        counts:
          'همان پول را می‌شمارد، ولی از هیچ‌کس بیش از خرج پیشینش نمی‌پذیرد تا رشد یکی رفتن دیگری را نپوشاند',
        differs: `هرگز از «خالص» و از ${f.percent(1, 0)} بیشتر نمی‌شود: خرجِ بیشتر از پیش به حساب نمی‌آید.`
      }
    },
    noInterval: {
      customers: 'بازهٔ اطمینان ندارد: سهمی از مشتریان آغاز دوره نیست',
      money: 'بازهٔ اطمینان ندارد: پول است، نه سهمی از مشتریان'
    },
    moneyOf: (part, whole) => `${part} از ${whole} در دورهٔ پیش`,
    finalOn: (date) => `دوره هنوز تمام نشده است؛ در ${date} قطعی می‌شود`,
    key: {
      hollow: `نقطهٔ توخالی: کمتر از ${f.integer(30)} مشتری`,
      dashed: (date) => `خط‌چین: دوره تمام نشده است و در ${date} قطعی می‌شود`,
      band: (name) => `نوار رنگی: بازهٔ اطمینان ${f.percent(0.95, 0)} برای «${name}»`
    },
    notMeasurable: 'هنوز قابل سنجش نیست',
    alt: {
      retention: (granularity, s) => `نمودار خطی نرخ حفظ مشتری ${by[granularity]}: ${course(s)}.`,
      customers: (granularity, first, returning) =>
        `نمودار میله‌ای خریداران ${by[granularity]}. بار اول: ${course(first)}. بازگشتی: ${course(returning)}.`,
      revenue: (granularity, first, returning) =>
        `نمودار میله‌ای درآمد ${by[granularity]}. سفارش‌های اول: ${course(first)}. سفارش‌های بعدی: ${course(returning)}.`,
      definitions: (granularity, parts) =>
        `نمودار خطی ${by[granularity]}. ${parts.map((p) => `${p.name}: ${course(p.course)}.`).join(' ')}`,
      openPeriod: 'دورهٔ آخر هنوز تمام نشده است.',
      nothing: 'هنوز هیچ دوره‌ای قابل سنجش نیست.'
    }
  };
};
