import type { Formatter } from '../formatter';
import type { summary as english } from '../en/summary';

export const summary = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  const days = (n: number) => `${f.integer(n)} روز`;
  const orders = (n: number) => `${f.integer(n)} سفارش`;
  return {
    title: 'در فایل شما برای هر مشتری یک سطر هست',
    text: (missing) =>
      `می‌گوید هرکدام چند بار، چقدر و کِی خریده‌اند، ولی تک‌تک سفارش‌ها در آن نیست. پس این‌ها را نمی‌توان نشان داد: ${missing}.`,
    todo: 'برای دیدن این‌ها هم، خروجی‌ای باز کنید که هر سطرش یک سفارش باشد.',
    view: (name) => `${name} از این فایل به دست نمی‌آید`,
    needs: {
      retention: 'نرخ حفظ در هر دوره',
      churn: 'نرخ ریزش',
      cohorts: 'کوهورت‌ها',
      revenueByPeriod: 'درآمد هر دوره',
      returningRevenueShare: 'درآمد از مشتریان بازگشتی',
      secondOrder: 'زمان تا سفارش دوم',
      medianDaysBetweenOrders: 'روزهای میان دو سفارش',
      simpleClv: 'حساب سرانگشتیِ ارزش طول عمر مشتری'
    },
    end: {
      user: (date) => `تا ${date} شمرده شد، به انتخاب شما.`,
      list: (date) => `تا ${date} شمرده شد، به گفتهٔ سن‌های فهرست.`,
      'last-order': (date) => `تا ${date} شمرده شد، روز آخرین سفارش در آن.`
    },
    share: (part, whole) => `${f.integer(part)} از ${customers(whole)}`,
    all: (n) => `نمایش همهٔ ${f.integer(n)} مورد`,
    newCustomers: {
      title: 'مشتریان جدید',
      subtitle: (granularity) => `به تفکیک ${granularity}ِ نخستین سفارش؛ تازه‌ترین در بالا.`,
      repeat: (repeat, all) => `${f.percent(all > 0 ? repeat / all : 0, 0)} برگشته‌اند`
    },
    orderCounts: {
      title: 'سفارش هر مشتری',
      subtitle: 'چند مشتری یک بار، دو بار و بیشتر سفارش داده‌اند.',
      exactly: orders,
      between: (from, to) => `${f.integer(from)} تا ${orders(to)}`,
      from: (n) => `${orders(n)} یا بیشتر`,
      revenue: (sum) => `روی‌هم ${sum}`
    },
    since: {
      title: 'زمان از آخرین سفارش',
      subtitle: (n) => `مشتری پس از ${days(n)} بدون سفارش ازدست‌رفته به شمار می‌آید.`,
      active: (active, all) => `${f.integer(active)} از ${customers(all)} هنوز فعال‌اند.`,
      between: (from, to) => `${f.integer(from)} تا ${days(to)}`,
      from: (n) => `${days(n)} یا بیشتر`,
      lost: 'ازدست‌رفته'
    },
    gaps: {
      title: 'فاصلهٔ میان سفارش‌ها',
      subtitle: (n) => `میانگین هر یک از ${customers(n)} که دو سفارش یا بیشتر دارند.`,
      median: (n) => `برای نیمی از آن‌ها حداکثر ${days(n)} است.`,
      between: (from, below) => `${f.integer(from)} تا کمتر از ${days(below)}`,
      from: (n) => `${days(n)} یا بیشتر`
    },
    repeat: {
      title: 'سفارش‌های پس از نخستین',
      transactions: 'سفارش‌های پس از نخستین',
      revenue: 'درآمد آن‌ها',
      averageValue: 'میانگین هر سفارش'
    },
    withRevenue: (known, all) =>
      `درآمدِ ${f.integer(known)} از ${customers(all)} در فهرست آمده است؛ مبلغ‌ها بر این‌ها تکیه دارد.`
  };
};
