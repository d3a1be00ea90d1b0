import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { ComputedDimension, filters as english } from '../en/filters';

/** بازه و فیلتر گزارش: در نوار بالا، در پنجره‌ها و در زیر هر عنوان. */
export const filters = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  const orders = (n: number) => `${f.integer(n)} سفارش`;
  const computed: Record<ComputedDimension, string> = {
    'first-amount': 'مبلغ سفارش اول',
    'first-weekday': 'روز هفتهٔ سفارش اول',
    'first-day': 'زمان سفارش اول'
  };
  const lastPeriods: Record<Granularity, string> = {
    day: `${f.integer(30)} روز اخیر`,
    week: `${f.integer(13)} هفتهٔ اخیر`,
    month: `${f.integer(12)} ماه اخیر`,
    quarter: `${f.integer(4)} فصل اخیر`,
    year: `${f.integer(3)} سال اخیر`
  };
  return {
    customers,
    orders,
    computed,
    weekdays: ['دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنج‌شنبه', 'جمعه', 'شنبه', 'یکشنبه'],
    unnamed: 'ستون بی‌عنوان',
    blank: '(خالی)',
    prices: {
      short: (month) => `به قیمت‌های ${month}`,
      note: (month) => `همهٔ مبلغ‌ها به قیمت‌های ${month} است.`
    },
    condition: {
      pair: (heading, value) => `${heading}: ${value}`,
      ofFirstOrder: (heading) => `${heading} در سفارش اول`,
      ofOrders: (heading) => `فقط سفارش‌های با ${heading}`,
      nothing: 'چیزی انتخاب نشده',
      all: 'همه',
      except: (values) => `همه جز ${values}`,
      more: (n) => `${f.integer(n)} مورد دیگر`,
      from: (bound) => `دست‌کم ${bound}`,
      below: (bound) => `کمتر از ${bound}`,
      between: (from, below) => `از ${from} تا کمتر از ${below}`,
      fromDay: (date) => `از ${date} به بعد`,
      untilDay: (date) => `تا ${date}`
    },

    span: {
      range: (from, to) => `${from} تا ${to}`,
      button: (span) => `روزهای گزارش: ${span}`,
      title: 'روزهای گزارش',
      intro:
        'روزهایی را که گزارش می‌شود انتخاب کنید. خریدهای پیشین مشتریان همچنان به حساب می‌آید: چه کسی جدید است و چه کسی برمی‌گردد.',
      presets: 'انتخاب‌های پرکاربرد',
      all: 'همهٔ روزها',
      lastPeriods: (granularity) => lastPeriods[granularity],
      thisYear: 'امسال',
      lastYear: 'پارسال',
      lastQuarter: 'فصل گذشته',
      own: 'بازهٔ دلخواه',
      from: 'از',
      to: 'تا',
      fromStart: 'نخستین روز',
      toEnd: 'آخرین روز',
      completeOnly: 'فقط دوره‌های تمام‌شده',
      completeOnlyHint: (date) => `دوره‌ای که هنوز تمام نشده کنار می‌رود؛ پایان آن ${date} است.`,
      completeOnlyNone: 'دوره‌ای که تمام نشده باشد کنار می‌رود. اکنون همه تمام شده‌اند.',
      running: (period, date) => `${period} هنوز تمام نشده؛ پایان آن ${date} است.`,
      weekFrom: { monday: 'از دوشنبه', saturday: 'از شنبه' },
      tiles: (span, end) =>
        `از مشتریانی که در روزهای انتخاب‌شده خرید کرده‌اند: ${span}. بازگشت آن‌ها تا ${end} شمرده شده است.`
    },

    panel: {
      button: 'فیلتر',
      buttonWith: (n) => `فیلتر (${f.integer(n)})`,
      title: 'فیلتر',
      intro: 'همهٔ شرط‌ها با هم اعمال می‌شوند: هر مشتری باید همهٔ آن‌ها را داشته باشد.',
      groups: { order: 'ستون‌های سفارش', customer: 'ستون‌های مشتری', first: 'سفارش اول' },
      loading: 'در حال بررسی سفارش‌ها…',
      failed: 'بررسی ستون‌ها ممکن نشد. تنظیمی را تغییر دهید یا فایل‌ها را دوباره باز کنید.',
      none: 'این فایل‌ها جز سفارش اول ستونی برای فیلتر ندارند.',
      gone: 'این ستون در این فایل‌ها نیست، یا همه‌جا یکسان است.',
      scope: 'معنای این شرط',
      scopes: {
        customers: 'مشتریانی که سفارش اولشان این شرط را دارد',
        orders: 'فقط سفارش‌هایی که این شرط را دارند'
      },
      scopeHints: {
        customers: 'این مشتریان با همهٔ سفارش‌هایشان می‌مانند.',
        orders:
          'سفارش‌های دیگر کنار می‌روند، گویی هرگز نبوده‌اند. «سفارش اول» هم یعنی اولینِ همین‌ها.'
      },
      distinct: (n) => `${f.integer(n)} مقدار`,
      search: 'جست‌وجو',
      noMatch: 'مقداری پیدا نشد.',
      except: 'همه جز این‌ها',
      exceptHint: 'آنچه علامت ندارد می‌ماند.',
      values: 'مقدارها',
      moreValues: (shown, all) =>
        `${f.integer(shown)} مقدار پرتکرار از ${f.integer(all)} مقدار آمده است. بقیه را جست‌وجو کنید.`,
      mostFrequent: (shown, all) =>
        `از ${f.integer(all)} مقدار فقط ${f.integer(shown)} مقدار پرتکرار را می‌توان انتخاب کرد.`,
      atLeast: 'دست‌کم',
      below: 'کمتر از',
      span: (low, high) => `از ${low} تا ${high}`,
      range: (range) => `در داده‌ها: ${range}`,
      blankLeftOut: (n) => `${f.integer(n)} مورد خالی است و در هیچ بازه‌ای نیست.`,
      notNumber: 'لطفاً یک عدد بنویسید.',
      reversed: 'عدد دوم باید بزرگ‌تر باشد.',
      remove: 'برداشتن این شرط',
      back: 'همهٔ ستون‌ها',
      close: 'تمام'
    },

    chips: {
      label: 'شرط‌های اعمال‌شده',
      edit: (condition) => `تغییر: ${condition}`,
      remove: (condition) => `برداشتن: ${condition}`,
      clear: 'برداشتن همه',
      gone: 'در این فایل‌ها نیست',
      share: (part, whole, partOrders, wholeOrders) =>
        `${f.integer(part)} از ${customers(whole)}، ${f.integer(partOrders)} از ${orders(wholeOrders)}`
    },

    empty: {
      title: 'هیچ سفارشی این شرط‌ها را ندارد',
      text: 'یکی از آن‌ها را بردارید یا مقدارهای بیشتری انتخاب کنید.',
      clear: 'برداشتن همهٔ شرط‌ها'
    },

    noPeriod: {
      unfinished: 'هنوز هیچ دوره‌ای از این روزها تمام نشده است',
      showRunning: 'نمایش دورهٔ جاری',
      nothing: 'داده‌های شما هیچ‌یک از روزهای انتخاب‌شده را ندارد',
      nothingText: 'روزهای دیگری یا همهٔ روزها را انتخاب کنید.'
    },

    compare: {
      button: 'مقایسه',
      period: 'دوره‌ای دیگر',
      filter: 'فیلتری دیگر',
      session: 'گزارشی دیگر',
      end: 'پایان مقایسه'
    }
  };
};
