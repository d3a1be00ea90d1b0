import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { compare as english, OwnMeasure } from '../en/compare';

/** بخشی که دو گزارش را کنار هم می‌گذارد. */
export const compare = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  const units: Record<Granularity, string> = {
    day: 'روز',
    week: 'هفته',
    month: 'ماه',
    quarter: 'فصل',
    year: 'سال'
  };
  const measures: Record<OwnMeasure, string> = {
    orders: 'سفارش‌ها',
    secondWithin90: `سفارش دوم ظرف ${f.integer(90)} روز`,
    revenuePerCustomer: 'درآمد به ازای هر مشتری'
  };

  return {
    gloss:
      'زمانی دیگر، گروهی دیگر از مشتریان یا گزارشی دیگر را کنار این گزارش بگذارید و ببینید چه چیز بیش از تصادف متفاوت است.',
    choose: {
      title: 'مقایسه با',
      kind: 'با چه مقایسه شود',
      kinds: { period: 'دوره‌ای دیگر', filter: 'فیلتری دیگر', session: 'گزارشی دیگر' },
      nothing: 'هنوز چیزی انتخاب نشده است',
      nothingText: '«الف» همین گزارش است. در بالا انتخاب کنید که «ب» چه باشد.',
      go: 'مقایسه کن',
      end: 'پایان مقایسه'
    },
    period: {
      yearBefore: 'سال پیش',
      before: 'درست پیش از آن، با همین طول',
      newest: (n, granularity) =>
        n === 1
          ? `تازه‌ترین ${units[granularity]} در برابر ${units[granularity]} پیش از آن`
          : `تازه‌ترین ${f.integer(n)} ${units[granularity]} در برابر ${f.integer(n)} ${units[granularity]} پیش از آن`,
      newestHint: 'گزارش کنونی را هم به همین روزها محدود می‌کند.',
      noPreset:
        'این گزارش همهٔ روزها را در بر دارد و چیزی پیش از آن نیست. آن را به یک دوره محدود کنید، یا در پایین روزها را انتخاب کنید؛ در این صورت مشتریان مشترک در هر دو سو خواهند بود.',
      presets: 'انتخاب‌های پرکاربرد',
      own: 'بازهٔ دلخواه',
      from: 'از',
      to: 'تا',
      reversed: 'دومی نباید پیش از اولی باشد.'
    },
    filter: {
      others: 'همهٔ دیگران',
      without: 'بدون فیلتر',
      dimension: 'بر پایهٔ',
      loading: 'در حال مرور سفارش‌ها…',
      failed: 'معلوم نشد که از چه چیز می‌توان انتخاب کرد.',
      apart: 'این مشتریان از «الف» کنار گذاشته شوند',
      apartHint: 'آن‌گاه کسی در هر دو سو نیست و سهم تصادف معلوم می‌شود.',
      chooseValues: 'انتخاب کنید که «ب» چه چیزی را در بر بگیرد.'
    },
    session: {
      label: 'گزارش ذخیره‌شده',
      none: 'هنوز گزارش دیگری ذخیره نشده است',
      noneText: 'فایل دیگری باز کنید: گزارش آن ذخیره می‌شود و می‌توان با آن مقایسه کرد.',
      facts: (n, days) => (days === '' ? customers(n) : `${customers(n)}، ${days}`)
    },

    sides: {
      title: 'چه چیز با چه چیز مقایسه می‌شود',
      a: 'الف',
      b: 'ب',
      inView: 'همین گزارش',
      beside: 'در کنار آن',
      basis: (n, orders) => `${customers(n)}، ${f.integer(orders)} سفارش`,
      shared: (n) => `${customers(n)} در هر دو`,
      unknownShared: 'نمی‌توان دانست که کسی از هر دو خرید می‌کند یا نه.'
    },
    noFilter: 'همهٔ مشتریان',

    summary: {
      differs: (n, tested, items) =>
        tested === 1
          ? `تنها عددی که می‌توان آزمود بیش از تصادف متفاوت است: ${f.list(items)}.`
          : `از ${f.integer(tested)} عددی که می‌توان آزمود، ${f.integer(n)} عدد بیش از تصادف متفاوت است: ${f.list(items)}.`,
      item: (name, higher, difference) =>
        `${name} در «ب» ${higher ? 'بیشتر' : 'کمتر'} است (${difference})`,
      detail: (difference, interval) =>
        interval === '' ? difference : `${difference}؛ ${interval}`,
      none: (tested) =>
        tested === 1
          ? 'تنها عددی که می‌توان آزمود بیش از تصادف متفاوت نیست.'
          : `از ${f.integer(tested)} عددی که می‌توان آزمود، هیچ‌کدام بیش از تصادف متفاوت نیست.`,
      sharing: (n) =>
        `${customers(n)} در هر دو سو هستند؛ پس بیشتر تفاوت‌ها را نمی‌توان از تصادف بازشناخت.`,
      untested: 'هنوز چیزی را نمی‌توان آزمود: مشتریان یا روزها کم‌اند.',
      noCause: 'تفاوت هنوز علت نیست: شاید فصل، قیمت‌ها یا ترکیب مشتریان هم متفاوت باشد.',
      soon: (differs, p) =>
        differs
          ? `این‌که خریداران بار اول چقدر زود دوباره سفارش می‌دهند بیش از تصادف متفاوت است (آزمون لگ‌رنک، ${p}).`
          : `این‌که خریداران بار اول چقدر زود دوباره سفارش می‌دهند بیش از تصادف متفاوت نیست (آزمون لگ‌رنک، ${p}).`,
      p: (p) => f.isolate(p < 0.001 ? `p < ${f.decimal(0.001, 3)}` : `p = ${f.decimal(p, 3)}`)
    },

    table: {
      title: 'عددها کنار هم',
      measure: 'عدد',
      difference: '«ب» در برابر «الف»',
      interval: `بازهٔ اطمینان ${f.percent(0.95)}`,
      verdict: 'تصادف؟',
      measures,
      points: (difference) => `${difference} واحد درصد`,
      range: (low, high) => `${low} تا ${high}`,
      days: (n) => `${n} روز`,
      verdicts: {
        more: 'بیش از تصادف',
        within: 'در حد تصادف',
        shared: (n) => `معلوم نمی‌شود: ${customers(n)} در هر دو هستند`,
        unknown: 'در هر دو سو سنجیدنی نیست',
        currency: 'واحد پول متفاوت',
        untested: 'آزموده نمی‌شود'
      },
      untestedNote:
        'شمارش‌ها، جمع‌ها و میانگین‌های پول آزموده نمی‌شوند: گزارش می‌داند چند تا هستند، نه این‌که چقدر پراکنده‌اند.',
      currencyNote: 'هر سو به واحد پول خودش است؛ مبالغ با هم مقایسه نمی‌شوند.',
      thin: 'کمتر از ۳۰ مشتری',
      ofCustomers: (part, whole) => `${f.integer(part)} از ${customers(whole)}`,
      csv: 'جدول (CSV)',
      menu: 'عددها کنار هم: تصویر و جدول'
    },

    charts: {
      retention: 'حفظ مشتری، روی هم',
      byNumber: 'دورهٔ اول در برابر دورهٔ اول',
      byDate: 'بر پایهٔ تاریخ',
      second: 'خریداران بار اول چقدر زود دوباره سفارش می‌دهند',
      cohort: 'گروه هم‌آغاز میانگین',
      cohortSubtitle: 'سهم خریداران بار اول که در هر دورهٔ بعدی خرید می‌کنند',
      axisDays: 'روزهای پس از سفارش اول',
      axisOffset: (granularity) => `چندمین ${units[granularity]} پس از سفارش اول`,
      axisNumber: (granularity) => `چندمین ${units[granularity]} هر سو`,
      differentPeriods:
        'گروه‌های دو سو در دوره‌های متفاوتی شمرده شده‌اند، پس نمی‌توان آن‌ها را روی هم گذاشت.',
      side: (side, name) => `${side}: ${name}`,
      columns: { at: 'زمان', a: 'الف', b: 'ب' }
    },

    ofCustomers: (part, whole) => `${f.integer(part)} از ${customers(whole)}`,
    interval: (low, high) =>
      `بازهٔ اطمینان ${f.percent(0.95)}: ${f.percent(low)} تا ${f.percent(high)}`,
    openPeriod: 'دوره هنوز تمام نشده است',
    periodNumber: (n, granularity) => `${units[granularity]} ${f.integer(n)}`,
    offset: (n, granularity) => `${units[granularity]} ${f.integer(n)}`,
    day: (n) => `روز ${f.integer(n)}`,
    course: (name, first, last) =>
      `${name}: ${first.value} (${first.label})، ${last.value} (${last.label})`,
    alt: (sides) => `نمودار خطی هر دو سو. ${sides.join('. ')}.`,
    noCourse: 'هنوز چیزی قابل سنجش نیست.',

    loading: 'گزارش دوم در حال ساخته شدن است…',
    failed: {
      title: 'مقایسه انجام نشد',
      gone: (name) =>
        `گزارش ${f.isolate(name)} دیگر نیست یا خوانده نمی‌شود. گزارش دیگری انتخاب کنید.`,
      newer: (name) =>
        `گزارش ${f.isolate(name)} را نسخهٔ تازه‌تری از این برنامه ذخیره کرده است. صفحه را دوباره بارگذاری کنید.`,
      other: 'دوباره تلاش کنید یا چیز دیگری برای مقایسه انتخاب کنید.',
      retry: 'تلاش دوباره'
    },
    empty: {
      a: 'هیچ سفارشی در این گزارش با فیلتر آن نمی‌خواند، پس چیزی برای مقایسه نیست.',
      b: 'هیچ سفارشی با این فیلتر نمی‌خواند، پس چیزی برای مقایسه نیست. مقدارهای دیگری انتخاب کنید.'
    },
    list: {
      title: 'آن گزارش فهرستی از مشتریان است',
      text: 'برای هر مشتری یک سطر دارد و تک‌سفارش‌ها در آن نیست، پس حفظ مشتری و سفارش دوم را نمی‌توان مقایسه کرد.'
    },
    thin: (n) =>
      `یکی از دو سو فقط ${customers(n)} دارد. در این حالت تفاوت‌ها باید بزرگ باشند تا از تصادف بازشناخته شوند.`
  };
};
