import type { Formatter } from '../formatter';
import type { customers as english } from '../en/customers';

/** جدول همهٔ مشتریان و صفحهٔ هر مشتری. */
export const customers = (f: Formatter): ReturnType<typeof english> => {
  const days = (n: number) => `${f.integer(n)} روز`;
  const months = (n: number) => `${f.integer(n)} ماه`;
  const orders = (n: number) => `${f.integer(n)} سفارش`;
  const count = (n: number) => `${f.integer(n)} مشتری`;
  const within = (horizon: number | null) =>
    horizon === null ? 'در همهٔ زمان پیش رو' : `در ${months(horizon)} آینده`;
  const interval = (low: string, high: string) => `بازهٔ ${f.percent(0.95, 0)}: ${low} تا ${high}`;
  const discounted = (rate: string) => (rate === '' ? '' : ` با نرخ تنزیل ${rate} در سال`);

  return {
    title: 'تک‌تک مشتریان و آنچه از هر یک در پیش است',
    days,
    range: (low, high) => `${low} تا ${high}`,
    since: (n) => `${days(n)} از آن گذشته`,
    overdueBy: (n) => `${days(n)} دیرکرد`,
    missed: 'نیامد',
    below: (chance) => `کمتر از ${chance}`,
    above: (chance) => `بیشتر از ${chance}`,

    lists: {
      all: 'همه',
      once: 'یک بار خریده‌اند',
      repeat: 'دوباره خریده‌اند',
      active: 'احتمالاً هنوز مشتری‌اند',
      leaving: 'در آستانهٔ رفتن یا رفته',
      'leaving-best': 'بهترین‌هایی که دارند می‌روند',
      overdue: 'دیرکرده'
    },
    listsLabel: 'کدام مشتریان',
    listGloss: {
      all: '',
      once: 'تاکنون فقط یک سفارش داده‌اند.',
      repeat: 'تاکنون دو سفارش یا بیشتر داده‌اند.',
      active: 'احتمال اینکه هنوز مشتری باشند نصف یا بیشتر است.',
      leaving: 'احتمال اینکه هنوز مشتری باشند کمتر از نصف است.',
      'leaving-best':
        'احتمال اینکه هنوز مشتری باشند کمتر از نصف است و از یک‌پنجمی هستند که بیشترین درآمد را آورده‌اند.',
      overdue:
        'احتمالاً هنوز مشتری‌اند، ولی روزی که سفارش بعدی‌شان انتظار می‌رفت گذشته است: شاید وقت یادآوری باشد.'
    },

    columns: {
      key: 'مشتری',
      firstOrder: 'نخستین سفارش',
      lastOrder: 'آخرین سفارش',
      orders: 'سفارش‌ها',
      revenue: 'ارزش تاکنون',
      averageOrderValue: 'میانگین سفارش',
      pAlive: 'هنوز مشتری است',
      expectedOrders: 'سفارش‌های پیش رو',
      expectedValue: 'ارزش پیش رو',
      nextOrder: 'سفارش بعدی حدود',
      overdueDays: 'دیرکرد'
    },
    inUnit: (column, unit) => `${column} (${unit})`,
    sortBy: (column) => `مرتب‌سازی بر پایهٔ ${column}`,
    table: 'مشتریان، هر سطر یک نفر',
    open: (name) => `باز کردن ${name}`,
    loading: 'در حال بارگذاری…',
    keys: 'کلیدهای جهت شما را سطر به سطر می‌برند، Page Up و Page Down صفحه به صفحه، و Home و End به آغاز و پایان؛ Enter مشتری را باز می‌کند.',
    printed: (from, to, of) =>
      `سطرهای ${f.integer(from)} تا ${f.integer(to)} از ${f.integer(of)}؛ همهٔ آن‌ها در فایل CSV هست.`,
    columnsMenu: 'ستون‌ها',
    columnsTitle: 'کدام ستون‌ها',
    columnsText: 'این انتخاب روی همین دستگاه به یاد می‌ماند. ستون مشتری همیشه هست.',
    done: 'تمام',
    help: 'معنای ستون‌ها',
    search: 'یافتن مشتری',
    searchHint: 'بخشی از نام یا نشانی',
    clear: 'پاک کردن جستجو',

    shown: (matching, all) =>
      matching === all ? count(all) : `${f.integer(matching)} از ${count(all)}`,
    totals: (orderCount, revenue) =>
      revenue === null ? orders(orderCount) : `تاکنون ${orders(orderCount)} و ${revenue}`,
    totalsToCome: (orderCount, value, horizon) => {
      const parts = [
        ...(orderCount === null ? [] : [`${orderCount} سفارش`]),
        ...(value === null ? [] : [`${value} ارزش`])
      ];
      return parts.length === 0 ? '' : `آنچه ${within(horizon)} انتظار می‌رود: ${parts.join('، ')}`;
    },
    toCome: (horizon) => `پیش رو یعنی ${within(horizon)}.`,
    basis: {
      intervals: `نوشتهٔ ریز: بازه‌ای که رفتار واقعی یک مشتری در ${f.integer(95)} مورد از ${f.integer(100)} مورد در آن جای می‌گیرد. این بازه پهن است، چون رفتار یک نفر را به‌سختی می‌توان پیش‌بینی کرد.`,
      revenue: (rate) => `ارزش پیش رو درآمد است${discounted(rate)}.`,
      margin: (margin, rate) =>
        `ارزش پیش رو آن چیزی است که با حاشیهٔ سود ${margin} از درآمد می‌ماند${discounted(rate)}.`
    },
    nobody: {
      title: 'هیچ مشتری‌ای پیدا نشد',
      search: (text) => `در این فهرست نام هیچ‌کس «${text}» را ندارد.`,
      list: 'هیچ‌کس در این فهرست نیست.',
      all: 'نمایش همهٔ مشتریان'
    },

    forecast: {
      computing: 'در حال محاسبهٔ اینکه هر مشتری احتمالاً چه می‌کند…',
      failedTitle: 'محاسبهٔ مشتریان انجام نشد',
      noneTitle: 'جدول آنچه را بوده نشان می‌دهد، نه آنچه را در پیش است'
    },

    csv: {
      save: 'ذخیره به‌صورت CSV',
      progress: (done, of) => `${f.integer(done)} از ${count(of)}`,
      label: 'در حال نوشتن فایل',
      cancel: 'لغو'
    },

    page: {
      back: 'همهٔ مشتریان',
      previous: 'مشتری پیشین',
      next: 'مشتری بعدی',
      place: (n, of) => `${f.integer(n)} از ${f.integer(of)}`,
      pending: 'در حال یافتن مشتری…',
      failedTitle: 'مشتری پیدا نشد',
      missingTitle: 'این مشتری در این گزینش نیست',
      missingText: 'فیلتر یا روزهای انتخاب‌شده این مشتری را کنار گذاشته است.',
      alive: (chance, band) =>
        ({
          sure: `به احتمال بسیار زیاد هنوز مشتری است: ${chance}`,
          likely: `احتمالاً هنوز مشتری است: ${chance}`,
          unlikely: `احتمالاً رفته است: احتمال اینکه هنوز مشتری باشد ${chance} است`,
          gone: `به احتمال بسیار زیاد رفته است: احتمال اینکه هنوز مشتری باشد ${chance} است`
        })[band],
      orders: (n, low, high, horizon) =>
        `${within(horizon)} ${n} سفارش انتظار می‌رود (${interval(low, high)}).`,
      worth: (value, low, high, horizon) =>
        `ارزش ${within(horizon)}: ${value} (${interval(low, high)}).`,
      nextOrder: (date) => `اگر هنوز مشتری باشد، سفارش بعدی حدود ${date} انتظار می‌رود.`,
      nextOrderLate: (date, late) =>
        `سفارش بعدی حدود ${date} انتظار می‌رفت: ${days(late)} از آن گذشته است.`,
      nextOrderMissed: (date) => `سفارش بعدی حدود ${date} انتظار می‌رفت، ولی نیامد.`,
      soFar: (n, first, last) =>
        n === 1
          ? `تاکنون یک سفارش${last === null ? '' : ` در ${last}`}.`
          : `تاکنون ${orders(n)}${first === null ? '' : `، نخستین در ${first}`}${last === null ? '' : `، آخرین در ${last}`}.`,
      brought: (revenue, average) =>
        average === null
          ? `آورده است: ${revenue}.`
          : `آورده است: ${revenue}، به‌طور میانگین ${average} در هر سفارش.`,
      nothing: 'هنوز نمی‌توان گفت چه در پیش است.',
      until: (date) => `تا ${date}`,
      interval: `در ${f.integer(95)} مورد از ${f.integer(100)} مورد، مشتری‌ای مانند این در همین بازه جای می‌گیرد.`,

      course: {
        title: 'هنوز مشتری است؟ هفته به هفته',
        line: 'احتمال اینکه هنوز مشتری باشد',
        order: 'سفارش',
        gloss:
          'هر سفارش خط را بالا می‌برد و سکوت آن را پایین می‌آورد؛ هرچه این مشتری پیش‌تر پی‌درپی‌تر خرید می‌کرده، زودتر. این خط با آنچه امروز از همهٔ مشتریان می‌دانیم حساب شده است.',
        alt: (n, first, last, chance) =>
          `خط احتمال اینکه هنوز مشتری باشد از ${first} تا ${last}، با ${orders(n)}؛ در پایان ${chance}.`,
        columns: { day: 'روز', chance: 'هنوز مشتری است', order: 'سفارش' }
      },
      counts: {
        title: 'چند سفارش در پیش است؟',
        subtitle: (horizon) => `احتمال‌ها ${within(horizon)}`,
        orders: (n, orMore) => (orMore ? `${f.integer(n)} یا بیشتر` : orders(n)),
        label: 'احتمال بر پایهٔ تعداد سفارش'
      },
      silence: {
        title: 'سکوت چقدر محتمل است؟',
        subtitle: 'احتمال اینکه از آخرین روز داده‌ها تا این چند روز سفارشی نیاید',
        within: (n) => `تا ${days(n)}`,
        label: 'احتمال نیامدن سفارش'
      },
      history: {
        title: 'سفارش‌ها',
        none: 'سفارش‌های این مشتری در فایل یکی‌یکی نیامده است.',
        columns: {
          number: 'شماره',
          day: 'روز',
          amount: 'مبلغ',
          gap: 'فاصله از سفارش پیشین'
        },
        refund: 'بازپرداخت',
        more: (n) => `و ${f.integer(n)} سفارش قدیمی‌تر که در فایل CSV هست`,
        csv: 'ذخیرهٔ این سفارش‌ها (CSV)'
      },
      attributes: {
        title: 'آنچه فایل‌ها می‌گویند',
        ofOrder: 'تازه‌ترین سفارش',
        blank: '(خالی)'
      }
    }
  };
};
