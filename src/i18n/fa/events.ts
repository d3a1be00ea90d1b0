import type { Formatter } from '../formatter';
import type { events as english } from '../en/events';

export const events = (f: Formatter): ReturnType<typeof english> => {
  const days = (n: number) => `${f.integer(n)} روز`;
  const ninetyFive = f.percent(0.95, 0);
  return {
    title: 'رویدادها',
    subtitle:
      'کمپین تبلیغاتی، افزایش قیمت یا آغاز یک برنامه: روزش را ثبت کنید تا روی همهٔ نمودارهای دوره‌ای بیاید و پیش و پس از آن مقایسه شود.',
    mark: 'ثبت رویداد',
    kinds: {
      campaign: 'کمپین تبلیغاتی',
      price: 'افزایش قیمت',
      programme: 'آغاز برنامه',
      other: 'چیز دیگر'
    },
    form: {
      addTitle: 'ثبت رویداد',
      editTitle: 'تغییر رویداد',
      kind: 'نوع',
      text: 'چه اتفاقی افتاد؟',
      textHint: 'چند کلمه؛ روی نمودارها می‌آید.',
      textMissing: 'بنویسید چه اتفاقی افتاد.',
      firstDay: 'تاریخ',
      severalDays: 'چند روز طول کشید',
      lastDay: 'آخرین روز',
      lastBeforeFirst: 'آخرین روز پیش از نخستین روز است.',
      outside: 'این روز بیرون از بازهٔ داده‌های شماست، پس روی هیچ نموداری نمی‌آید.',
      save: 'ذخیره',
      cancel: 'انصراف'
    },
    date: {
      day: 'روز',
      month: 'ماه',
      year: 'سال',
      invalid: 'چنین روزی در این تقویم نیست.'
    },
    list: {
      empty: 'هنوز رویدادی نیست',
      emptyText: 'ثبت کنید چه کرده‌اید و کِی؛ آن‌گاه گزارش نشان می‌دهد پیش و پس از آن چه بوده است.',
      edit: (text) => `تغییر: ${f.isolate(text)}`,
      remove: (text) => `حذف: ${f.isolate(text)}`,
      removed: (text) => `حذف شد: ${f.isolate(text)}`,
      undo: 'برگرداندن',
      number: (n) => `رویداد ${f.integer(n)}`
    },
    legend: 'رویدادهای روی نمودار',
    entry: (kind, text, date) => `${kind}: ${f.isolate(text)}، ${date}`,
    effect: {
      compared: (before, after, n) =>
        `${days(n)} پیش از آن (${before}) در برابر ${days(n)} پس از آن (${after}).`,
      tooShort:
        'چیزی برای مقایسه نیست: پیش یا پس از آن کمتر از ۱۴ روز داده هست، یا رویداد بیرون از بازهٔ داده‌هاست.',
      overlaps: 'رویداد دیگری هم در همین روزهاست. اثر آن را نمی‌توان از اثر این یکی جدا کرد.',
      nearStart:
        'روزهای پیش از آن به نخستین سفارش داده‌ها نزدیک است: شاید کسی که در آن‌ها تازه به نظر می‌آید مشتری قدیمی باشد؛ پس عددهای مشتریان جدید کمتر گویا هستند.',
      caution:
        'تغییری که پس از رویداد آمده، لزوماً از رویداد نیست. فصل، هوا، رویدادهای دیگر و تصادف هم از ماهی به ماه دیگر فرق می‌کنند. از هر بیست مقایسهٔ این‌چنینی، حدود یکی بی هیچ علتی بیش از تصادف به نظر می‌آید.',
      table: (text) => `پیش و پس از: ${f.isolate(text)}`,
      columns: {
        measure: 'سنجه',
        before: 'پیش از آن',
        after: 'پس از آن',
        difference: 'تفاوت',
        verdict: 'بیش از تصادف است؟'
      },
      measures: {
        newCustomersPerDay: 'مشتری جدید در روز',
        ordersPerDay: 'سفارش در روز',
        revenuePerDay: 'درآمد در روز',
        averageOrderValue: 'میانگین ارزش سفارش',
        returningOrderShare: 'سفارش‌هایی که نخستین سفارش مشتری نیستند',
        secondWithin30: 'مشتریان جدیدی که ظرف ۳۰ روز دوباره سفارش می‌دهند'
      },
      significant: 'بیش از تصادف',
      chance: 'در حد تصادف',
      unknown: 'نمی‌توان گفت',
      restsOn: {
        orders: (n) => `بر پایهٔ ${f.integer(n)} سفارش`,
        customers: (n) => `بر پایهٔ ${f.integer(n)} مشتری جدید`
      },
      interval: (low, high) => `بازهٔ ${ninetyFive}: ${low} تا ${high}`,
      noInterval: 'داده برای بازهٔ اطمینان بسیار کم است',
      points: (signed) => `${signed} واحد درصد`,
      summary: {
        none: 'هیچ‌کدام بیش از تصادف تغییر نکرده است.',
        some: (names) => `تغییر بیش از تصادف: ${f.list(names)}.`
      }
    }
  };
};
