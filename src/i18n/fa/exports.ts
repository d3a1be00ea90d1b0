import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { exportsSection as english } from '../en/exports';

/** واژه‌های فهرست خروجی، تصویرها و یادداشت کنار جدول‌ها. */
export const exportsSection = (f: Formatter): ReturnType<typeof english> => {
  const offset: Record<Granularity, string> = {
    day: 'روزهای پس از نخستین خرید',
    week: 'هفته‌های پس از نخستین خرید',
    month: 'ماه‌های پس از نخستین خرید',
    quarter: 'فصل‌های پس از نخستین خرید',
    year: 'سال‌های پس از نخستین خرید'
  };
  return {
    menu: {
      button: 'خروجی',
      json: 'نتایج (JSON)',
      tables: 'جدول‌ها (CSV)',
      image: 'تصویر گزارش (PNG)',
      chartImage: 'تصویر (PNG)',
      copyImage: 'کپی تصویر',
      cohortCsv: 'جدول (CSV)',
      issuesCsv: 'ردیف‌های کنار گذاشته (CSV)'
    },
    status: {
      working: 'در حال آماده‌سازی پرونده…',
      saved: (name) => `با نام ${f.isolate(name)} ذخیره شد`,
      copied: 'تصویر کپی شد',
      copyUnsupported: 'این مرورگر نمی‌تواند تصویر کپی کند. تصویر را ذخیره کنید.',
      copyDenied: 'مرورگر اجازهٔ کپی نداد. تصویر را ذخیره کنید.',
      failed: 'پرونده ساخته نشد. دوباره تلاش کنید.'
    },
    image: {
      title: 'گزارش حفظ مشتری',
      period: (range) => `سفارش‌های ${range}`,
      cohort: 'نخستین خرید',
      size: 'مشتریان',
      average: 'میانگین',
      offset: (granularity) => offset[granularity],
      cohortsCut: (shown, all) =>
        `${f.integer(shown)} گروه آخر از ${f.integer(all)} گروه؛ همه در برنامه دیده می‌شوند.`,
      offsetsCut: (shown) => `${f.integer(shown)} دورهٔ نخست هر گروه.`,
      openLegend: 'هاشور یا خط‌چین: دوره هنوز تمام نشده است',
      thinLegend: 'کمتر از ۳۰ مشتری: با احتیاط بخوانید',
      lapse: (days) => `مشتری پس از ${f.integer(days)} روز بدون سفارش ازدست‌رفته شمرده می‌شود.`,
      definitions: 'معنای عددها',
      madeOn: (date) => `در ${date} روی همین دستگاه ساخته شد`,
      noCohorts: 'هنوز گروهی نیست'
    },
    readme: {
      title: 'جدول‌های ماندگار',
      shop: (name) => `فروشگاه: ${name}`,
      made: (date) => `تاریخ ساخت: ${date}`,
      span: (range) => `سفارش‌ها: ${range}`,
      intro: `هر جدول یک پروندهٔ CSV با کدگذاری UTF-8 است: میان خانه‌ها ویرگول لاتین، ممیز با نقطه، تاریخ به‌صورت سال-ماه-روز میلادی. خانهٔ خالی یعنی نامعلوم، نه صفر. نرخ‌ها کسرند: 0.25 یعنی ${f.percent(0.25)}.`,
      safety:
        'خانه‌ای که صفحه‌گسترده ممکن است آن را فرمول بپندارد با یک آپوستروف آغاز می‌شود تا متن بماند.',
      files: {
        kpis: 'عددهای اصلی',
        periods: 'هر دوره در یک ردیف: مشتریان در آغاز و پایان، جدید، حفظ‌شده، نرخ‌ها، درآمد',
        active: 'مشتریان هر گروه هم‌آغاز که در آن دوره خریده‌اند',
        onOrAfter: 'مشتریان هر گروه که در آن دوره یا پس از آن خریده‌اند',
        returnedBy: 'مشتریان هر گروه با سفارش دوم تا پایان آن دوره',
        orders: 'سفارش‌های هر گروه در آن دوره',
        revenue: 'درآمد هر گروه در آن دوره',
        average: 'میانگین هر سهم در همهٔ گروه‌ها، برای هر فاصله یک ردیف',
        newCustomers: 'مشتریان جدید هر دوره و اینکه چند نفرشان برگشته‌اند',
        orderCounts: 'مشتریان بر پایهٔ تعداد سفارش',
        sinceLastOrder: 'مشتریان بر پایهٔ روزهای گذشته از آخرین سفارش'
      },
      columns:
        'در جدول گروه‌ها ۰ دورهٔ نخستین خرید است، ۱ دورهٔ بعد و همین‌طور تا آخر؛ «complete_until» آخرین دوره‌ای است که تمام شده.'
    }
  };
};
