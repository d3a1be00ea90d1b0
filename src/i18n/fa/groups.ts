import type { Formatter } from '../formatter';
import type { groups as english } from '../en/groups';

/** بخش «گروه‌ها»: کدام مشتریان می‌مانند، بر پایهٔ کانال، محصول، شهر و مانند آن. */
export const groups = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  const verdict = {
    more: 'بیشتر برمی‌گردند',
    less: 'کمتر برمی‌گردند',
    course: 'زمان برگشتشان فرق دارد',
    chance: 'در حدِ تصادف',
    untested: 'آزموده نشده'
  };
  const pValue = (p: number) =>
    p < 0.001 ? `p کمتر از ${f.decimal(0.001, 3)}` : `p برابر ${f.decimal(p, 3)}`;

  return {
    gloss:
      'کدام گروه از مشتریان برمی‌گردند، کدام نه، و آیا تفاوت از حدِ تصادف بیشتر است؟ برگزینید مشتریان بر چه پایه‌ای گروه شوند.',
    dimension: 'گروه‌بندی مشتریان بر پایهٔ',
    withRole: (name, role) => `${name} · ${role}`,
    loading: 'گروه‌ها شمرده می‌شوند…',
    failed: 'شمردن گروه‌ها ممکن نشد. ستون دیگری برگزینید یا تنظیمی را تغییر دهید.',
    noColumns: 'در فایل شما جز خود سفارش اول ستونی برای گروه‌بندی مشتریان نیست.',
    noColumnsHelp: (roles) =>
      `اگر فروشگاه‌سازتان خروجی این‌ها را می‌دهد، به کار می‌آیند: ${roles}. آن‌ها را به خروجی بیفزایید و فایل را دوباره باز کنید.`,
    one: 'همهٔ مشتریان در یک گروه‌اند و چیزی برای مقایسه نیست. ستون دیگری برگزینید.',
    none: 'چیزی برای گروه‌بندی مشتریان نیست',
    noneText: 'همین که سفارش‌ها در چیزی با هم فرق داشته باشند، این بخش پر می‌شود.',
    ofFirst: 'هر مشتری در گروهِ سفارش اول خود است، با همهٔ سفارش‌های بعدی‌اش.',

    sentence: {
      title: 'آیا گروه‌ها با هم فرق دارند؟',
      none: 'هیچ گروهی بیش از حدِ تصادف فرق ندارد.',
      noneText: (n) =>
        `آنچه میان این ${f.integer(n)} گروه می‌بینید، وقتی همهٔ مشتریان یکسان باشند هم پیش می‌آید.`,
      some: (differing, all, names) =>
        `از ${f.integer(all)} گروه، ${f.integer(differing)} گروه بیش از حدِ تصادف فرق دارد: ${names}.`,
      group: (name, what) => `${name} (${verdict[what]})`,
      noTest: `دو گروه با دست‌کم ${f.integer(10)} مشتری نیست؛ پس تفاوتی را نمی‌توان آزمود.`,
      test: (n, chiSquare, degrees, p) =>
        `هر ${f.integer(n)} گروه با هم، آزمون لگ‌رنک (log-rank) برای روزهای تا سفارش دوم: χ² برابر ${f.decimal(chiSquare, 2)}، ${f.integer(degrees)} درجهٔ آزادی، ${pValue(p)}.`,
      many: (n) =>
        `از ${f.integer(n)} گروه شاید یکی فقط از سر بخت به چشم بیاید. پس هرچه گروه‌ها بیشتر باشند، هر گروه باید روشن‌تر از بقیه جدا باشد (تعدیل هولم) و تنها آنگاه نامش می‌آید.`,
      age: (youngest, oldest) =>
        `گروه‌ها هم‌سن نیستند: سفارش اولشان به‌طور میانگین ${f.integer(youngest)} تا ${f.integer(oldest)} روز پیش بوده است. آزمون و سهمِ ظرف ۹۰ روز این را در نظر می‌گیرند؛ نرخ خرید مجدد و درآمد تاکنون نه.`,
      cause:
        'تفاوت به معنای علت نیست: شاید گروه در آنچه فروخته شده، زمان یا خریدارانش هم فرق داشته باشد.'
    },

    measure: 'نمایش',
    measures: {
      within90: 'سفارش دوم ظرف ۹۰ روز',
      repeat: 'نرخ خرید مجدد',
      retention: 'نرخ حفظ',
      averageOrderValue: 'میانگین سفارش',
      revenuePerCustomer: 'درآمد هر مشتری'
    },

    table: {
      title: 'گروه‌ها به عدد',
      subtitle: (dimension) => `بر پایهٔ ${dimension}`,
      columns: {
        group: 'گروه',
        plot: `با بازهٔ اطمینان ${f.percent(0.95)}`,
        customers: 'مشتریان',
        orders: 'سفارش‌ها',
        within90: 'سفارش دوم ظرف ۹۰ روز',
        repeat: 'نرخ خرید مجدد',
        retention: 'نرخ حفظ',
        averageOrderValue: 'میانگین سفارش',
        revenuePerCustomer: 'CLV تاکنون',
        age: 'میانگین سن',
        difference: 'در برابر بقیه',
        verdict: 'تفاوت'
      },
      hints: {
        within90:
          'سهم کسانی که ظرف ۹۰ روز سفارش دوم داده‌اند؛ تازه‌واردها فقط برای روزهای دیده‌شده به شمار می‌آیند',
        repeat: 'مشتریان با دو سفارش یا بیشتر، از همهٔ مشتریان گروه',
        retention: 'حفظ‌شده در آخرین دورهٔ کامل، از مشتریان فعال در آغاز آن',
        averageOrderValue: 'درآمد گروه تقسیم بر سفارش‌هایش',
        revenuePerCustomer: 'درآمد تاکنون تقسیم بر مشتریان گروه',
        age: 'میانگین روزهای گذشته از سفارش اول',
        difference: 'نرخ خرید مجدد منهای نرخ همهٔ مشتریان دیگر، به واحد درصد'
      },
      all: 'همهٔ مشتریان',
      other: (n) => `${f.integer(n)} گروه کوچک‌تر روی‌هم`,
      blank: '(خالی)',
      of: (part, whole) => `${f.integer(part)} از ${f.integer(whole)}`,
      days: (n) => `${f.integer(n)} روز`,
      points: (difference) => `${difference} واحد درصد`,
      pointsRange: (low, high) => `بازهٔ اطمینان ${f.percent(0.95)}: ${low} تا ${high} واحد درصد`,
      adjusted: (p, adjusted) =>
        `لگ‌رنک: ${pValue(p)}، تعدیل‌شده برای تعداد گروه‌ها: ${pValue(adjusted)}`,
      verdict,
      sortBy: (column) => `مرتب‌سازی بر پایهٔ ${column}`,
      actions: (group) => `کارهای ${group}`,
      filter: 'فقط همین گروه',
      compare: 'مقایسه با بقیه',
      compareAll: 'مقایسه با همهٔ مشتریان',
      line: 'خط ایستاده عددِ همهٔ مشتریان است.',
      hint: 'روی عددی بروید تا ببینید از کجا آمده است.'
    },

    curves: {
      title: 'هر گروه چقدر زود برمی‌گردد',
      subtitle: 'سهم کسانی که سفارش دوم داده‌اند، بر پایهٔ روزهای پس از سفارش اول',
      choose: 'گروه‌های نمودار، حداکثر شش',
      all: 'همهٔ مشتریان',
      axis: 'روزهای پس از سفارش اول',
      day: (n) => `روز ${f.integer(n)}`,
      tooFew: 'هیچ گروهی برای رسم به‌قدر کافی بزرگ نیست.',
      alt: (points) =>
        `نمودار خطی سهم مشتریانی که سفارش دوم داده‌اند بر پایهٔ روزهای پس از سفارش اول، به تفکیک گروه. ظرف ۹۰ روز: ${points}.`,
      altGroup: (name, share) => `${name} ${f.percent(share)}`,
      altNone: 'نمودار خطی سهم مشتریانی که سفارش دوم داده‌اند، به تفکیک گروه.'
    },
    dots: { interval: `بازهٔ اطمینان ${f.percent(0.95)}`, basis: customers }
  };
};
