import { shareOf, type ShareNumbers } from '../definition';
import type { Formatter } from '../formatter';
import type { definitions as english } from '../en/definitions';
import { exploringDefinitions } from './definitions-exploring';
import { forecastDefinitions } from './definitions-forecast';

/** What every number means; one entry a number, the same shape for all. */
export const definitions = (f: Formatter): ReturnType<typeof english> => {
  const unknown = 'هنوز معلوم نیست: داده‌ها به اندازهٔ کافی نیستند.';
  const rate = (value: number | null): string => (value === null ? '–' : f.percent(value));
  const share = (part: string, whole: string, n: ShareNumbers): string =>
    n.rate === null
      ? unknown
      : `${part} ${f.integer(n.numerator)} ÷ ${whole} ${f.integer(n.denominator)} = ${f.percent(n.rate)}`;

  return {
    customers: {
      name: 'مشتریان',
      plain: 'تعداد افراد متفاوتی که در بازهٔ این فایل دست‌کم یک بار خرید کرده‌اند.',
      formula: 'تعداد مشتریان متفاوت با دست‌کم یک سفارش',
      caution:
        'کسی که با دو ایمیل یا دو شمارهٔ تلفن خرید کرده دو بار شمرده می‌شود؛ مهمان‌های بدون ایمیل و تلفن را نمی‌توان از هم بازشناخت.',
      withNumbers: (n) =>
        n.value === null ? unknown : `${f.integer(n.value)} مشتری متفاوت در فایل`
    },
    repeatPurchaseRate: {
      name: 'نرخ خرید مجدد',
      plain: 'سهم مشتریانی که بیش از یک بار خرید کرده‌اند از همهٔ مشتریان.',
      formula: 'مشتریان با ۲ سفارش یا بیشتر ÷ همهٔ مشتریان',
      caution:
        'مشتریان جدید هنوز فرصت بازگشت نداشته‌اند؛ پس فروشگاهی که تند رشد می‌کند ضعیف‌تر از آنچه هست دیده می‌شود.',
      withNumbers: (n) => share('دو سفارش یا بیشتر', 'همهٔ مشتریان', shareOf(n))
    },
    retentionRate: {
      name: 'نرخ حفظ مشتری',
      plain:
        'از مشتریانی که در آغاز دوره فعال بودند، چه سهمی در پایان دوره هنوز فعال‌اند. عدد اصلی مربوط به آخرین دورهٔ کامل است.',
      formula: 'فعال در آغاز و هنوز فعال در پایان ÷ فعال در آغاز',
      caution:
        'به این بستگی دارد که پس از چند روز بی‌خریدی مشتری را ازدست‌رفته بدانیم (مهلت ریزش). زیر ۳۰ مشتری، تصادف آن را بالا و پایین می‌برد.',
      withNumbers: (n) => share('حفظ‌شده', 'در آغاز', shareOf(n))
    },
    churnRate: {
      name: 'نرخ ریزش مشتری',
      plain: 'از مشتریانی که در آغاز دوره فعال بودند، چه سهمی تا پایان دوره از دست رفته‌اند.',
      formula: '۱ − نرخ حفظ مشتری',
      caution:
        'هیچ مشتری‌ای رفتنش را خبر نمی‌دهد: «ازدست‌رفته» یعنی در تمام مهلت ریزش سفارشی نداده است. بعضی باز هم برمی‌گردند.',
      withNumbers: (n) => share('ازدست‌رفته', 'در آغاز', shareOf(n))
    },
    averageOrderValue: {
      name: 'میانگین ارزش سفارش',
      plain: 'هر سفارش به‌طور میانگین چقدر درآمد آورده، پس از کسر مبالغ برگشتی.',
      formula: 'درآمد ÷ تعداد سفارش‌ها',
      caution: 'چند سفارش خیلی بزرگ میانگین را بالا می‌کشد؛ شاید بیشتر سفارش‌ها کوچک‌تر باشند.',
      withNumbers: (n) =>
        n.value === null || n.numerator === null || n.denominator === null
          ? unknown
          : `درآمد ${f.money(n.numerator, n.currency)} ÷ ${f.integer(n.denominator)} سفارش = ${f.money(n.value, n.currency)}`
    },
    revenue: {
      name: 'درآمد',
      plain: 'همهٔ آنچه مشتریان در بازهٔ این فایل پرداخته‌اند، پس از کسر مبالغ برگشتی.',
      formula: 'جمع همهٔ سفارش‌ها − مبالغ برگشتی',
      caution:
        'از ستون مبلغ فایل شما می‌آید؛ این‌که مالیات و هزینهٔ ارسال در آن باشد یا نه به فروشگاه‌ساز شما بستگی دارد.',
      withNumbers: (n) =>
        n.value === null ? unknown : `جمع همهٔ سفارش‌ها = ${f.money(n.value, n.currency)}`
    },
    returningRevenueShare: {
      name: 'درآمد از مشتریان بازگشتی',
      plain: 'سهمی از درآمد که از سفارش دوم به بعدِ مشتریان آمده است.',
      formula: 'درآمد همهٔ سفارش‌های پس از سفارش اول هر مشتری ÷ درآمد',
      caution:
        'در ماه‌های اول فایل تقریباً هر سفارشی سفارش اول به نظر می‌رسد، چون سفارش‌های قدیمی‌تر در آن نیست.',
      withNumbers: (n) =>
        n.value === null || n.numerator === null || n.denominator === null
          ? unknown
          : `سفارش‌های بعدی ${f.money(n.numerator, n.currency)} ÷ کل درآمد ${f.money(n.denominator, n.currency)} = ${f.percent(n.value)}`
    },
    ordersPerCustomer: {
      name: 'سفارش به ازای هر مشتری',
      plain: 'هر مشتری تا امروز به‌طور میانگین چند سفارش داده است.',
      formula: 'تعداد سفارش‌ها ÷ تعداد مشتریان',
      caution: 'چند خریدار بسیار پرسفارش میانگین را بالا می‌کشند.',
      withNumbers: (n) =>
        n.value === null
          ? unknown
          : `${f.integer(n.orders)} سفارش ÷ ${f.integer(n.customers)} مشتری = ${f.decimal(n.value, 2)}`
    },
    lapseWindowDays: {
      name: 'مهلت ریزش',
      plain: 'مشتری چند روز می‌تواند سفارش ندهد تا این گزارش او را ازدست‌رفته بشمارد.',
      formula: `کوچک‌ترین عدد از ۳۰، ۶۰، ۹۰، ۱۲۰، ۱۸۰ و ۳۶۵ روز که ${f.percent(0.9)} فاصله‌های میان سفارش‌ها را بپوشاند؛ اگر کمتر از ۲۰ فاصله باشد، ۳۶۵`,
      caution:
        'با همان داده‌ها، مهلت کوتاه‌تر ریزش بیشتری نشان می‌دهد و مهلت بلندتر ریزش کمتری. مهلتی را انتخاب کنید که به آهنگ خرید مشتریانتان می‌خورد و آن را نگه دارید.',
      withNumbers: (n) => {
        const days = `${f.integer(n.days)} روز`;
        if (n.source === 'user') return `${days}، به انتخاب شما`;
        return n.source === 'gaps'
          ? `${f.percent(0.9)} از ${f.integer(n.gaps)} فاصلهٔ میان سفارش‌ها حداکثر ${days} است`
          : `فقط ${f.integer(n.gaps)} فاصله میان سفارش‌ها، کمتر از ۲۰: پیش‌فرض ${days}`;
      }
    },
    secondOrder: {
      name: 'سفارش دوم',
      plain: 'چه سهمی از مشتریان جدید ظرف چند روز دوباره سفارش می‌دهند.',
      formula:
        'برآورد کاپلان–مایر: در هر روز، از کسانی که هنوز سفارش دوم نداده‌اند چند نفر آن را می‌دهند؛ مشتریان جدید فقط برای روزهایی که دیده شده‌اند به حساب می‌آیند',
      caution: 'برای بازه‌هایی نزدیک به طول داده‌های شما، تنها بر قدیمی‌ترین مشتریان تکیه دارد.',
      withNumbers: (n) => {
        if (n.rate === null) return unknown;
        const within = `${f.percent(n.rate)} از ${f.integer(n.customers)} مشتری ظرف ${f.integer(n.days)} روز پس از سفارش اول`;
        return n.medianDays === null
          ? `${within}؛ تاکنون کمتر از نیمی دوباره سفارش داده‌اند`
          : `${within}؛ نیمی پس از ${f.integer(n.medianDays)} روز دوباره سفارش داده‌اند`;
      }
    },
    medianDaysBetweenOrders: {
      name: 'فاصلهٔ معمول میان سفارش‌ها',
      plain: 'نیمی از فاصله‌های میان یک سفارش و سفارش بعدیِ همان مشتری از این کوتاه‌ترند.',
      formula: 'میانهٔ روزهای میان روزهای خرید پیاپی، همهٔ مشتریان با هم',
      caution:
        'فقط مشتریانی که برگشته‌اند فاصله دارند و خریداران پرتکرار فاصله‌های بسیار؛ دربارهٔ کسانی که برنگشته‌اند چیزی نمی‌گوید.',
      withNumbers: (n) =>
        n.days === null ? unknown : `میانهٔ ${f.integer(n.gaps)} فاصله = ${f.decimal(n.days)} روز`
    },
    activeCustomers: {
      name: 'مشتریان فعال',
      plain: 'مشتریانی که آخرین سفارششان آن‌قدر تازه است که ازدست‌رفته شمرده نشوند.',
      formula: 'مشتریانی که از آخرین سفارششان کمتر از یک مهلت ریزش گذشته است',
      caution: 'با تغییر مهلت ریزش تغییر می‌کند.',
      withNumbers: (n) =>
        `${f.integer(n.active)} مشتری با سفارشی در ${f.integer(n.lapseWindowDays)} روز گذشته`
    },
    newCustomers: {
      name: 'مشتریان جدید',
      plain: 'مشتریانی که نخستین سفارششان در این دوره بوده و در پایان آن فعال‌اند.',
      formula: 'نخستین سفارش در دوره، و فعال در روز آخر آن',
      caution: 'مشتریان قدیمی که سفارش‌های پیشینشان در فایل نیست جدید به نظر می‌رسند.',
      withNumbers: (n) => `${f.integer(n.newCustomers)} مشتری جدید`
    },
    wonBackCustomers: {
      name: 'بازگردانده‌شده',
      plain: 'مشتریانی که از دست رفته بودند، دوباره سفارش دادند و در پایان دوره فعال‌اند.',
      formula: 'فعال در پایان − فعال مانده از آغاز − جدید',
      caution: 'اگر مهلت ریزش کوتاه باشد، خریداران کم‌شتاب «بازگردانده‌شده» به حساب می‌آیند.',
      withNumbers: (n) => `${f.integer(n.wonBackCustomers)} مشتری بازگردانده‌شده`
    },
    firstTimeBuyers: {
      name: 'خریداران بار اول',
      plain: 'مشتریانی که نخستین سفارش خود را در این دوره داده‌اند.',
      formula: 'خریداران − خریداران بازگشتی',
      caution: 'مشتریان قدیمی که سفارش‌های پیشینشان در فایل نیست جدید به نظر می‌رسند.',
      withNumbers: (n) =>
        `خریداران ${f.integer(n.buyers)} − بازگشتی ${f.integer(n.returningBuyers)} = ${f.integer(n.firstTimeBuyers)}`
    },
    returningBuyers: {
      name: 'خریداران بازگشتی',
      plain: 'مشتریانی که در این دوره سفارش داده‌اند و نخستین سفارششان پیش از آن بوده است.',
      formula: 'خریداران − خریداران بار اول',
      caution: 'سفارش دوم در همان دورهٔ سفارش اول این‌جا شمرده نمی‌شود.',
      withNumbers: (n) =>
        `خریداران ${f.integer(n.buyers)} − بار اول ${f.integer(n.firstTimeBuyers)} = ${f.integer(n.returningBuyers)}`
    },
    retentionRateWithWonBack: {
      name: 'حفظ مشتری با بازگردانده‌شده‌ها',
      plain:
        'نرخ حفظ به تعریف کتاب‌ها: هر مشتریِ فعال در پایان که جدید نیست حفظ‌شده است، حتی آن‌که مدتی از دست رفته بود.',
      formula: '(فعال در پایان − جدید) ÷ فعال در آغاز',
      caution: `وقتی شمار زیادی از ازدست‌رفته‌ها برگردند می‌تواند از ${f.percent(1)} بیشتر شود؛ نرخ حفظ ساده هرگز نمی‌شود.`,
      withNumbers: (n) =>
        n.rate === null
          ? unknown
          : `(${f.integer(n.customersAtEnd)} − ${f.integer(n.newCustomers)}) ÷ ${f.integer(n.customersAtStart)} = ${f.percent(n.rate)}`
    },
    revenueRetention: {
      name: 'حفظ درآمد خالص',
      plain: 'خریداران دورهٔ پیش در این دوره چقدر خرج کرده‌اند، نسبت به کل درآمد دورهٔ پیش.',
      formula: 'درآمد این دوره از مشتریانی که در دورهٔ پیش هم خریده‌اند ÷ درآمد دورهٔ پیش',
      caution:
        'فصل بر آن اثر می‌گذارد: پس از اوج فروش عید، حتی بدون از دست دادن کسی، پایین می‌آید.',
      withNumbers: (n) =>
        n.rate === null
          ? unknown
          : `${f.money(n.rate * n.previousRevenue, n.currency)} ÷ ${f.money(n.previousRevenue, n.currency)} = ${f.percent(n.rate)}`
    },
    cohort: {
      name: 'گروه هم‌آغاز (کوهورت)',
      plain: 'گروه مشتریانی که نخستین خریدشان در یک دوره بوده است.',
      formula: 'همهٔ مشتریانی که نخستین سفارششان در آن دوره است',
      caution: 'نخستین گروه ممکن است مشتریان قدیمی‌تری داشته باشد که سفارش اولشان در فایل نیست.',
      withNumbers: (n) => `${f.isolate(n.label)}: ${f.integer(n.size)} مشتری`
    },
    cohortActive: {
      name: 'خرید در همان دوره',
      plain: 'چه سهمی از گروه در آن دورهٔ بعدی سفارش داده‌اند.',
      formula: 'مشتریان گروه با سفارشی در آن دوره ÷ اندازهٔ گروه',
      caution:
        'کسی که دوره‌ای را جا بیندازد و بعد برگردد در آن دوره دیده نمی‌شود. دورهٔ آخر تا تمام نشود باز است.',
      withNumbers: (n) => share('خریده‌اند', 'گروه', n)
    },
    cohortOnOrAfter: {
      name: 'خرید در آن دوره یا بعد',
      plain: 'چه سهمی از گروه در آن دوره یا هر دورهٔ بعدی سفارش داده‌اند.',
      formula: 'مشتریان گروه با سفارشی در آن دوره یا پس از آن ÷ اندازهٔ گروه',
      caution: 'سر پایانی همیشه افت می‌کند، چون زمان کمتری برای بازگشت مانده است.',
      withNumbers: (n) => share('خریده‌اند، آن دوره یا بعد', 'گروه', n)
    },
    cohortReturnedBy: {
      name: 'بازگشته تا آن زمان',
      plain: 'چه سهمی از گروه تا پایان آن دوره سفارش دوم داده‌اند.',
      formula: 'مشتریان گروه با سفارش دوم تا آن زمان ÷ اندازهٔ گروه',
      caution: 'فقط می‌تواند بالا برود. گروه‌ها را در سن یکسان بسنجید، نه در تاریخ یکسان.',
      withNumbers: (n) => share('بازگشته', 'گروه', n)
    },
    cohortAverage: {
      name: 'میانگین گروه‌ها',
      plain:
        'همان سهم برای همهٔ گروه‌هایی که به آن سن رسیده‌اند؛ گروه‌های بزرگ‌تر وزن بیشتری دارند.',
      formula: 'جمع مشتریان بازگشته ÷ جمع اندازهٔ گروه‌ها، فقط دوره‌های کامل',
      caution: 'هرچه جلوتر بروید گروه‌های کمتر و قدیمی‌تری در آن سهم دارند.',
      withNumbers: (n) => share('فعال در همهٔ گروه‌ها', 'مشتریان آن‌ها', n)
    },
    simpleClv: {
      name: 'ارزش سادهٔ طول عمر مشتری',
      plain: 'برآوردی سرانگشتی از آنچه یک مشتری در کل دورهٔ ارتباطش می‌آورد.',
      formula:
        'میانگین ارزش سفارش × سفارش در سال × سال‌های مورد انتظار × حاشیهٔ سود ناخالص؛ سال‌ها = ۱ ÷ ریزش سالانه',
      caution:
        'همهٔ مشتریان را یکسان و ریزش امروز را ماندگار می‌گیرد. برای دیدن مرتبهٔ بزرگی است، نه برای تک‌تک مشتریان.',
      withNumbers: (n) => {
        const worth = n.value ?? n.revenueValue;
        if (
          worth === null ||
          n.averageOrderValue === null ||
          n.ordersPerYear === null ||
          n.lifetimeYears === null
        ) {
          return unknown;
        }
        const factors = `${f.money(n.averageOrderValue, n.currency)} × ${f.decimal(n.ordersPerYear, 2)} سفارش در سال × ${f.decimal(n.lifetimeYears, 2)} سال`;
        const total = f.money(worth, n.currency);
        return n.value === null || n.grossMargin === null
          ? `${factors} = ${total} درآمد (حاشیهٔ سود تعیین نشده)`
          : `${factors} × ${f.percent(n.grossMargin)} حاشیهٔ سود = ${total}`;
      }
    },
    historicClv: {
      name: 'ارزش هر مشتری تا امروز',
      plain: 'هر مشتری تا امروز به‌طور میانگین چقدر آورده است؛ بدون پیش‌بینی.',
      formula: 'درآمد ÷ مشتریان (× حاشیهٔ سود ناخالص برای سود)',
      caution: 'مشتریان جدید خریدشان را تازه آغاز کرده‌اند، پس این عدد با گذشت زمان بالا می‌رود.',
      withNumbers: (n) => {
        if (n.value === null || n.revenue === null) return unknown;
        const revenue = `${f.money(n.revenue, n.currency)} ÷ ${f.integer(n.customers)} مشتری = ${f.money(n.value, n.currency)}`;
        return n.margin === null
          ? revenue
          : `${revenue}؛ پس از کسر بهای کالا ${f.money(n.margin, n.currency)}`;
      }
    },
    wilson: {
      name: `بازهٔ اطمینان ${f.percent(0.95)}`,
      plain: 'بازه‌ای که نرخ واقعی، با توجه به شمار مشتریانِ پشت آن، به احتمال زیاد در آن است.',
      formula: `بازهٔ ویلسون در سطح ${f.percent(0.95)}`,
      caution:
        'فقط تصادف را در بر می‌گیرد، نه فصل، حراج یا خطای فایل را. دو بازه که روی هم می‌افتند شاید تفاوتی واقعی نداشته باشند.',
      withNumbers: (n) =>
        n.low === null || n.high === null
          ? unknown
          : `${rate(n.rate)} از ${f.integer(n.denominator)} مشتری: میان ${f.percent(n.low)} و ${f.percent(n.high)}`
    },
    thin: {
      name: 'دادهٔ اندک',
      plain: 'کمتر از ۳۰ مشتری پشت این نرخ است، پس تصادف به‌تنهایی آن را زیاد جابه‌جا می‌کند.',
      formula: 'تعداد مشتریان در مخرج < ۳۰',
      caution:
        'آن را نشانه‌ای اولیه بدانید. دوره‌های بلندتر مشتریان بیشتری را در یک عدد گرد می‌آورند.',
      withNumbers: (n) => `بر پایهٔ ${f.integer(n.denominator)} مشتری`
    },
    incompletePeriod: {
      name: 'دورهٔ باز',
      plain: 'این دوره هنوز تمام نشده و عددهایش تغییر خواهند کرد.',
      formula: 'دوره آخرین روز مشاهده را در بر دارد و پس از آن پایان می‌یابد',
      caution: 'آن را با دوره‌های کامل مقایسه نکنید. با خط‌چین یا هاشور نشان داده می‌شود.',
      withNumbers: (n) => `داده‌ها تا ${f.date(n.observationEnd, n.calendar)}`
    },
    ...exploringDefinitions(f, unknown, share),
    ...forecastDefinitions(f, unknown, share)
  };
};
