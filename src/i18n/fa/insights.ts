import type { Formatter } from '../formatter';
import { INVISIBLE_CHANGE } from '../numbers';
import type { insights as english } from '../en/insights';
import type { Granularity } from '../../core/settings';

export const insights = (f: Formatter): ReturnType<typeof english> => {
  const span = (n: number, granularity: Granularity): string => {
    const unit = { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'فصل', year: 'سال' }[
      granularity
    ];
    return `ظرف ${f.integer(n)} ${unit} پس از نخستین ${unit} خود`;
  };
  const chance = 'این تفاوت از آنچه تصادف پدید می‌آورد بیشتر نیست.';
  const points = (difference: number): string => f.decimal(Math.abs(difference) * 100, 1);

  return {
    chance,
    retentionChange: (x) => {
      const what = `در ${x.period} شما ${f.percent(x.rate)} از مشتریانتان را حفظ کردید (${f.integer(x.numerator)} از ${f.integer(x.denominator)})`;
      if (Math.abs(x.rate - x.previous) < INVISIBLE_CHANGE)
        return `${what}؛ به همان اندازهٔ ${x.before}.`;
      const than =
        x.rate >= x.previous
          ? `${points(x.rate - x.previous)} واحد درصد بیشتر از ${x.before}`
          : `${points(x.rate - x.previous)} واحد درصد کمتر از ${x.before}`;
      return x.significant ? `${what}؛ ${than}.` : `${what}؛ ${than}. ${chance}`;
    },
    secondOrder: (x) =>
      `${f.percent(x.rate)} از خریداران بار اول ظرف ${f.integer(x.days)} روز دوباره سفارش می‌دهند (از ${f.integer(x.customers)} مشتری). ` +
      (x.medianDays === null
        ? 'بیش از نیمی تاکنون برنگشته‌اند.'
        : `نیمی از همهٔ خریداران بار اول تا ${f.integer(x.medianDays)} روز بعد برگشته‌اند.`),
    cohortTrend: (x) =>
      `از ${f.integer(x.cohorts)} گروه تازه‌تر، ${f.percent(x.recent)} ${span(x.offset, x.granularity)} دوباره سفارش دادند (${f.integer(x.recentNumerator)} از ${f.integer(x.recentDenominator)} مشتری)؛ از همهٔ گروه‌های پیش از آن‌ها ${f.percent(x.earlier)} (${f.integer(x.earlierNumerator)} از ${f.integer(x.earlierDenominator)}).` +
      (x.significant
        ? x.recent >= x.earlier
          ? ' مشتریان تازه‌تر بیشتر برمی‌گردند.'
          : ' مشتریان تازه‌تر کمتر برمی‌گردند.'
        : ` ${chance}`),
    returningRevenue: (x) =>
      `${f.percent(x.share)} درآمد از سفارش‌های پس از سفارش اول می‌آید. این سفارش‌ها را ${f.percent(x.customersShare)} مشتریان داده‌اند (${f.integer(x.repeatCustomers)} از ${f.integer(x.customers)}).`,
    concentration: (x) =>
      `${f.percent(x.topShare, 0)} برتر مشتریان (${f.integer(x.topCustomers)} از ${f.integer(x.customers)}) ${f.percent(x.revenueShare)} درآمد را می‌آورند.`,
    aovReturning: (x) => {
      const ratio = f.percent(Math.abs(x.later / x.first - 1), 0);
      const than =
        x.later >= x.first ? `${ratio} بیشتر از سفارش‌های اول` : `${ratio} کمتر از سفارش‌های اول`;
      return (
        `سفارش‌های بعدی به‌طور میانگین ${x.laterMoney} است، ${than} (${x.firstMoney})؛ از ${f.integer(x.laterOrders)} سفارش بعدی و ${f.integer(x.firstOrders)} سفارش اول.` +
        (x.significant ? '' : ` ${chance}`)
      );
    },
    newCustomersChange: (x) => {
      const difference = f.integer(Math.abs(x.current - x.previous));
      const than =
        x.current === x.previous
          ? `به همان تعدادِ ${x.before}`
          : x.current > x.previous
            ? `${difference} نفر بیشتر از ${x.before} (${f.integer(x.previous)})`
            : `${difference} نفر کمتر از ${x.before} (${f.integer(x.previous)})`;
      return (
        `در ${x.period} تعداد ${f.integer(x.current)} مشتری جدید آمد؛ ${than}.` +
        (x.significant ? '' : ` ${chance}`)
      );
    },
    lapsed: (x) =>
      `${f.integer(x.lapsed)} نفر از ${f.integer(x.customers)} مشتری دست‌کم ${f.integer(x.days)} روز است که سفارشی نداده‌اند و ازدست‌رفته به شمار می‌آیند؛ روی‌هم ${x.money} خرید کرده بودند.`,
    bestCohort: (x) =>
      `مشتریانی که در ${x.cohort} آغاز کردند بیش از همه برمی‌گردند: ${f.percent(x.rate)} از ${f.integer(x.size)} نفر ${span(x.offset, x.granularity)} دوباره سفارش دادند، در برابر ${f.percent(x.average)} از همهٔ دیگران.`
  };
};
