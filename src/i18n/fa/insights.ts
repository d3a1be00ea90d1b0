import type { Formatter } from '../formatter';
import { INVISIBLE_CHANGE } from '../numbers';
import type { insights as english } from '../en/insights';
import type { EventMeasureKey } from '../../core/schema/event-effect';
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
  const measures: Record<EventMeasureKey, string> = {
    newCustomersPerDay: 'مشتریان جدید در روز',
    ordersPerDay: 'سفارش‌ها در روز',
    revenuePerDay: 'درآمد روزانه',
    averageOrderValue: 'میانگین ارزش سفارش',
    returningOrderShare: 'سهم سفارش‌هایی که نخستین سفارش مشتری نیستند',
    secondWithin30: 'سهم مشتریان جدیدی که ظرف ۳۰ روز دوباره سفارش می‌دهند'
  };
  const ordinals = [
    'اول',
    'دوم',
    'سوم',
    'چهارم',
    'پنجم',
    'ششم',
    'هفتم',
    'هشتم',
    'نهم',
    'دهم',
    'یازدهم'
  ];
  const nth = (n: number): string => ordinals[n - 1] ?? `${f.integer(n)}م`;
  /** یک سال، یا همان چند روزی که داده دارد. */
  const inDays = (n: number | null): string => (n === null ? 'در سال' : `در ${f.integer(n)} روز`);
  const times = (customers: number | null, each: string): string =>
    customers === null ? '' : ` (${f.integer(customers)} مشتری، هر یک ${each})`;

  return {
    chance,
    stake: {
      year: (x) => `این یعنی حدود ${x.money} ${inDays(x.days)}${times(x.customers, x.each)}.`,
      point: (x) => `اگر از هر صد نفر یکی بیشتر برگردد، ${inDays(x.days)} حدود ${x.money} می‌آورد.`,
      percent: (x) => `یک درصد از این مبلغ ${inDays(x.days)} حدود ${x.money} است.`,
      spent: (x) =>
        x.customers === null
          ? `آن‌ها که در یک سال گذشته از دست رفتند، در سالِ پیش از آن حدود ${x.money} خرید کرده بودند.`
          : `${f.integer(x.customers)} نفری که در یک سال گذشته از دست رفتند، در سالِ پیش از آن حدود ${x.money} خرید کرده بودند.`,
      days: (x) => `در این روزها حاصل آن حدود ${x.money} شد${times(x.customers, x.each)}.`
    },
    boughtAgainChange: (x) =>
      `${f.percent(x.rate)} از خریداران ${x.before} در ${x.period} دوباره خرید کردند (${f.integer(x.numerator)} از ${f.integer(x.denominator)})؛ ` +
      (x.rate >= x.previous
        ? `${points(x.rate - x.previous)} واحد درصد بیشتر از یک دوره پیش‌تر.`
        : `${points(x.rate - x.previous)} واحد درصد کمتر از یک دوره پیش‌تر.`),
    revenueRetentionChange: (x) =>
      `${f.integer(x.buyers)} مشتری که در ${x.before} خرید کردند، در ${x.period} دوباره ${f.percent(x.rate)} درآمد آن دوره را آوردند؛ یک دوره پیش‌تر این رقم ${f.percent(x.previous)} بود.`,
    secondOrderYear: (x) =>
      `از ${f.integer(x.customers)} خریدار بار اولِ ${x.span}، ${f.percent(x.rate)} ظرف ${f.integer(x.days)} روز برگشتند؛ در همان هفته‌های سال پیش ${f.percent(x.previous)} از ${f.integer(x.previousCustomers)} نفر برگشته بودند (تفاوت ${points(x.rate - x.previous)} واحد درصد، ±${f.decimal(x.points * 100, 1)}).`,
    reminder: (x) =>
      `نیمی از خریداران بار اول که برمی‌گردند تا ${f.integer(x.halfBy)} روز و چهارپنجمشان تا ${f.integer(x.mostBy)} روز بعد برگشته‌اند (از ${f.integer(x.customers)} مشتری، که ${f.percent(x.returning)} آن‌ها ظرف ${f.integer(x.horizonDays)} روز برمی‌گردند). پیش از روز ${f.integer(x.halfBy)} به آن‌ها پیام بدهید` +
      (x.waiting > 0 ? `؛ ${f.integer(x.waiting)} مشتری هنوز به آن روز نرسیده‌اند.` : '.'),
    bottleneck: (x) =>
      `دشوارترین گام، رسیدن به سفارش ${nth(x.orders + 1)} است: ${f.percent(x.rate)} از ${f.integer(x.customers)} مشتری ظرف ${f.integer(x.days)} روز آن را برمی‌دارند؛ در گام‌های دیگر دست‌کم ${f.percent(x.elsewhere)}.`,
    groupReturns: (x) =>
      `وقتی ${x.name} در ${x.per === 'order' ? 'سفارش اول' : 'اطلاعات مشتری'} «${x.text}» است، مشتریان ${x.rate >= x.otherRate ? 'بیشتر' : 'کمتر'} برمی‌گردند: ${f.percent(x.rate)} از ${f.integer(x.customers)} نفر ظرف ${f.integer(x.days)} روز دوباره سفارش دادند، در برابر ${f.percent(x.otherRate)} از ${f.integer(x.otherCustomers)} نفر دیگر.`,
    event: (x) =>
      `در ${f.integer(x.days)} روزِ پس از آغاز «${x.name}»، ${measures[x.measure]} به ${x.afterText} رسید؛ در همین تعداد روزِ پیش از آن ${x.beforeText} بود. ` +
      (x.overlaps
        ? 'رویداد دیگری هم در این روزها هست، و فصل نیز می‌تواند در آن سهم داشته باشد.'
        : 'فصل و عوامل دیگر نیز می‌توانند در آن سهم داشته باشند.'),
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
      `${f.integer(x.lapsed)} نفر از ${f.integer(x.customers)} مشتری دست‌کم ${f.integer(x.days)} روز است که سفارشی نداده‌اند و ازدست‌رفته به شمار می‌آیند` +
      (x.money === null ? '.' : `؛ روی‌هم ${x.money} خرید کرده بودند.`),
    bestCohort: (x) =>
      `مشتریانی که در ${x.cohort} آغاز کردند بیش از همه برمی‌گردند: ${f.percent(x.rate)} از ${f.integer(x.size)} نفر ${span(x.offset, x.granularity)} دوباره سفارش دادند، در برابر ${f.percent(x.average)} از همهٔ دیگران.`
  };
};
