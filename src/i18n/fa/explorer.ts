import type { Formatter } from '../formatter';
import type { explorer as english } from '../en/explorer';

export const explorer = (f: Formatter): ReturnType<typeof english> => {
  const cohorts = (n: number) => `${f.integer(n)} گروه`;
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  const interval = (low: string, high: string) => `بازهٔ ${f.percent(0.95, 0)}: ${low} تا ${high}`;

  return {
    show: 'نمایش',
    values: {
      share: 'سهم',
      count: 'تعداد مشتریان',
      orders: 'سفارش‌ها',
      revenue: 'درآمد',
      averageOrderValue: 'میانگین ارزش سفارش',
      ordersToDate: 'سفارش به ازای هر مشتری تا آن زمان',
      revenueToDate: 'درآمد به ازای هر مشتری تا آن زمان',
      marginToDate: 'سود ناخالص به ازای هر مشتری تا آن زمان'
    },
    valueGroups: { customers: 'مشتریان', orders: 'سفارش و پول' },
    valueGloss: {
      share: '',
      count: '',
      orders: 'سفارش‌های گروه در آن دوره.',
      revenue: 'درآمد گروه در آن دوره، پس از کسر بازپرداخت‌ها.',
      averageOrderValue: 'درآمد ÷ سفارش‌های گروه در آن دوره.',
      ordersToDate: 'همهٔ سفارش‌ها تا پایان آن دوره ÷ همهٔ مشتریان گروه.',
      revenueToDate:
        'هر مشتری تا آن زمان به‌طور میانگین چقدر آورده است: همهٔ درآمد تا پایان آن دوره ÷ همهٔ مشتریان گروه، حتی آن‌ها که دیگر برنگشته‌اند.',
      marginToDate:
        'همان، پس از کسر بهای کالا: درآمد به ازای هر مشتری × حاشیهٔ سود ناخالص. این همان ارزش طول عمر مشتری است که کم‌کم رشد می‌کند.'
    },
    of: 'سهم از',
    ofs: { start: 'گروه', previous: 'دورهٔ پیش' },
    previousGloss: `می‌تواند از ${f.percent(1, 0)} بیشتر شود: مشتری ممکن است دوره‌ای نخرد و بعد برگردد، پس این‌ها همان افراد نیستند.`,
    shareOf: { start: 'سهم از گروه', previous: 'سهم از دورهٔ پیش' },
    scope: 'دامنهٔ رنگ',
    scopes: { table: 'همهٔ جدول', row: 'هر سطر', column: 'هر ستون' },
    scopeNote: {
      table: '',
      row: 'رنگ‌ها در هر سطر جداگانه از کمترین تا بیشترین است.',
      column: 'رنگ‌ها در هر ستون جداگانه از کمترین تا بیشترین است.'
    },
    thinNote: `گروه‌های دارای * کمتر از ${f.integer(30)} مشتری دارند.`,
    noValueNote: '–: بدون سفارش در آن دوره',
    averageHint: {
      weighted: 'همهٔ گروه‌های قطعی با هم؛ گروه‌های بزرگ‌تر سهم بیشتری دارند',
      mean: 'میانگین گروه‌های قطعی'
    },
    marginHint:
      'اگر حاشیهٔ سود ناخالص را در تنظیمات بنویسید، سود ناخالص به ازای هر مشتری هم نشان داده می‌شود.',
    csvAverage: 'میانگین',

    keys: 'روی هر خانه Enter را بزنید تا مشتریانش را ببینید. با کلیدهای جهت به سرستون‌ها می‌رسید که روند آن ستون را باز می‌کنند، و به خانه‌های تیک در سطرها که گروه را در نمودار می‌کشند.',
    pick: (cohort) => `کشیدن ${cohort} در نمودار`,
    openTrend: (offset) => `${offset}: نمایش روند آن در گروه‌ها`,
    cell: {
      between: '، ',
      state: { final: 'قطعی', open: 'هنوز باز', none: 'بدون سفارش' },
      basis: (part, whole) => `${f.integer(part)} از ${customers(whole)}`,
      basisPrevious: (part, whole) =>
        `${f.integer(part)}، در برابر ${f.integer(whole)} در دورهٔ پیش`,
      perOrders: (sum, n) => `${sum} ÷ ${f.integer(n)} سفارش`,
      perCustomers: (sum, n) => `${sum} ÷ ${customers(n)}`
    },

    panel: {
      label: 'مشتریان یک خانه',
      close: 'بستن',
      share: 'سهم',
      interval: `بازهٔ ${f.percent(0.95, 0)}`,
      basis: 'بر پایهٔ',
      ordersIn: {
        active: 'سفارش‌هایشان در آن دوره',
        activeOnOrAfter: 'سفارش‌هایشان از آن دوره به بعد',
        returnedBy: 'سفارش‌هایشان تا آن زمان'
      },
      revenueIn: {
        active: 'درآمد از آن‌ها در آن دوره',
        activeOnOrAfter: 'درآمد از آن‌ها از آن دوره به بعد',
        returnedBy: 'درآمد از آن‌ها تا آن زمان'
      },
      average: 'میانگین ارزش سفارش',
      state: 'وضعیت',
      final: 'قطعی',
      openUntil: (date) => `باز تا ${date}`,
      customers: 'مشتریان',
      nobody: 'هیچ‌کس: هیچ مشتری‌ای از این گروه در این خانه نیست.',
      columns: {
        key: 'مشتری',
        firstOrder: 'نخستین سفارش',
        lastOrder: 'آخرین سفارش',
        orders: 'همهٔ سفارش‌ها',
        revenue: 'همهٔ درآمد',
        cellOrders: 'سفارش در این خانه',
        cellRevenue: 'درآمد در این خانه'
      },
      more: (n) => `و ${f.integer(n)} مشتری دیگر با درآمد کمتر`,
      csv: 'ذخیرهٔ این مشتریان (CSV)',
      pending: 'در حال یافتن مشتریان…',
      failed: 'مشتریان پیدا نشدند. لطفاً دوباره امتحان کنید.'
    },

    curves: {
      title: 'گروه‌ها روی هم',
      gloss: (most) =>
        `هر خط یک گروه است از نخستین دوره‌اش. با تیک‌زدن در جدول تا ${f.integer(most)} گروه انتخاب کنید.`,
      dashed: 'خط‌چین: دوره هنوز تمام نشده است',
      average: 'میانگین همهٔ گروه‌ها',
      clear: 'بازگشت به حالت اول',
      none: 'هنوز فقط یک دوره برای کشیدن هست.',
      pastStart: 'نخستین دوره، که در آن همه شمرده می‌شوند، کشیده نشده تا بقیه خوانا باشد.',
      alt: (view, names) => `نمودار خطی بر پایهٔ سن گروه. ${view}: ${names}.`,
      altLine: (name, value, offset) => `${name} ${value} در ${offset}`
    },

    trend: {
      title: (offset) => `آیا ${offset} بهتر می‌شود؟`,
      offset: 'دورهٔ پس از آغاز',
      gloss: `هر نقطه یک گروه در همان سن است؛ میله بازهٔ ${f.percent(0.95, 0)} آن است.`,
      series: 'سهم از گروه',
      earlierLevel: (n) => `${cohorts(n)} پیشین با هم`,
      recentLevel: (n) => `${cohorts(n)} تازه‌تر با هم`,
      hollow: `توخالی: کمتر از ${f.integer(30)} مشتری، یا هنوز تمام نشده`,
      fairly:
        'به‌صورت «در همان دوره» نشان داده شده است: «آن دوره یا بعد» به سود گروه‌های قدیمی‌تر است که وقت بیشتری برای برگشتن داشته‌اند.',
      ofShares: 'روند همیشه از سهم مشتریان است.',
      better: (x) =>
        `بله: ${x.recent} در ${cohorts(x.recentCohorts)} تازه‌تر در برابر ${x.earlier} در ${cohorts(x.earlierCohorts)} پیش از آن. اختلاف ${x.difference} واحد درصد (${interval(x.low, x.high)}) بیش از تصادف است.`,
      worse: (x) =>
        `نه، بدتر می‌شود: ${x.recent} در ${cohorts(x.recentCohorts)} تازه‌تر در برابر ${x.earlier} در ${cohorts(x.earlierCohorts)} پیش از آن. اختلاف ${x.difference} واحد درصد (${interval(x.low, x.high)}) بیش از تصادف است.`,
      chance: (x) =>
        `نمی‌توان گفت: ${x.recent} در ${cohorts(x.recentCohorts)} تازه‌تر در برابر ${x.earlier} در ${cohorts(x.earlierCohorts)} پیش از آن. اختلاف ${x.difference} واحد درصد (${interval(x.low, x.high)}) در حد تصادف است.`,
      tooFew: 'برای مقایسهٔ گروه‌های تازه‌تر با قدیمی‌ترها دست‌کم سه گروه قطعی لازم است.',
      tooEarly: (n, days) =>
        `${cohorts(n)} نخست در مقایسه نیامده است: کمتر از ${f.integer(days)} روز پس از نخستین سفارش داده‌ها آغاز شده‌اند و مشتریانشان شاید قدیمی‌تر از آن باشند که به نظر می‌رسد.`,
      notCompared: 'بیرون از مقایسه',
      alt: (offset, first, firstLabel, last, lastLabel) =>
        `نقطه‌ها با میلهٔ خطا، یکی برای هر گروه، در ${offset}: ${first} در ${firstLabel}، ${last} در ${lastLabel}.`,
      columns: { share: 'سهم', basis: 'بر پایهٔ', interval: `بازهٔ ${f.percent(0.95, 0)}` }
    }
  };
};
