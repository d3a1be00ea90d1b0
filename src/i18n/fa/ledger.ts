import type { Formatter } from '../formatter';
import type { ledger as english } from '../en/ledger';

export const ledger = (f: Formatter): ReturnType<typeof english> => {
  const rows = (n: number) => `${f.integer(n)} سطر`;
  const orders = (n: number) => `${f.integer(n)} سفارش`;
  const customers = (n: number) => `${f.integer(n)} مشتری`;
  return {
    title: 'چه خوانده شد و چه بر سرش آمد',
    lead: 'از فایل تا گزارش: هر ستون از بالا به پایین جمع می‌شود.',
    columns: {
      what: 'شرح',
      rows: 'سطر',
      amount: 'مبلغ',
      amountIn: (currency) => `مبلغ (${currency})`
    },
    read: 'خوانده‌شده از فایل‌ها',
    leftOut: 'کنار گذاشته',
    accepted: 'سطرهای به شمار آمده',
    changed: 'ادغام و تغییر',
    changedHint: 'این سطرها می‌ماند، پس از شمار کم نمی‌شود.',
    result: 'در گزارش',
    revenue: 'درآمد',
    come: (orderCount, customerCount) =>
      `یعنی ${orders(orderCount)} از ${customers(customerCount)}.`,
    comeCustomers: (customerCount) => `یعنی ارقام ${customers(customerCount)}.`,
    spellings: (spellings, customerCount) =>
      `${f.integer(spellings)} نگارش گوناگون از نام‌ها، نشانی‌ها و شماره‌ها در واقع ${customers(customerCount)} بود.`,
    balanced: 'جمع هر دو ستون درست درمی‌آید.',
    unbalanced: {
      rows: (n) => `جمع سطرها درست درنمی‌آید: تکلیف ${rows(n)} روشن نیست.`,
      amount: (sum) => `جمع مبلغ‌ها درست درنمی‌آید: تکلیف ${sum} روشن نیست.`
    },
    unbalancedHelp: 'این خطای برنامه است. دفتر (CSV) نشان می‌دهد از کجاست.',
    nothing: 'چیزی کنار گذاشته نشد و چیزی تغییر نکرد.',
    touched: (n) => rows(n),
    lines: {
      show: (what) => `شمارهٔ سطرها: ${what}`,
      line: (n) => `سطر ${f.integer(n)}`,
      lines: (list) => `سطرهای ${list}`,
      more: (n) => `و ${f.integer(n)} سطر دیگر`,
      none: 'به سطر مشخصی مربوط نیست.'
    },
    download: 'دفتر داده‌ها (CSV)',
    downloadHint: 'هر قلم با سطرهایش، آمادهٔ صفحه‌گسترده؛ جمع‌ها آنجا هم درست درمی‌آید.',
    csv: {
      what: 'شرح',
      code: 'کد',
      file: 'فایل',
      line: 'شمارهٔ سطر',
      rows: 'تعداد سطر',
      touched: 'سطرهای تغییریافته',
      amount: 'مبلغ',
      more: (n) => `و ${f.integer(n)} سطر دیگر`
    },

    files: {
      title: 'فایل‌ها',
      lead: (fileCount, rowCount) =>
        fileCount === 1
          ? `یک فایل با ${rows(rowCount)}.`
          : `${f.integer(fileCount)} فایل، روی‌هم ${rows(rowCount)}.`,
      columns: { file: 'فایل', holds: 'محتوا', rows: 'سطر', size: 'حجم' },
      sample: 'فروشگاه نمونه از هیچ فایلی نیامده است.',
      add: 'افزودن ماه بعد…',
      addHint:
        'خروجی تازه را انتخاب کنید یا هرجای این صفحه رها کنید. هم‌پوشانی با فایل‌های پیشین اشکالی ندارد: سفارش‌های هم‌شماره یک بار شمرده می‌شود.',
      addLabel: 'فایل‌هایی که به این گزارش افزوده شود',
      check: 'چگونه خوانده شد',
      kept: {
        kept: 'فایل‌ها همراه این گزارش و فقط روی همین دستگاه نگه داشته می‌شود تا بتوانید به آن‌ها بیفزایید و شیوهٔ خواندنشان را اصلاح کنید.',
        keeping: 'فایل‌ها دارد همراه این گزارش ذخیره می‌شود…',
        'not-kept':
          'فایل‌ها نگه داشته نشده است. برای افزودن به این گزارش، فایل‌های پیشین و تازه را با هم رها کنید.',
        'too-large':
          'فایل‌ها بزرگ‌تر از آن است که در این مرورگر بماند. برای افزودن به این گزارش، فایل‌های پیشین و تازه را با هم رها کنید.'
      }
    },

    remembered: {
      title: 'آنچه پیش‌تر تعیین کردید',
      lead: 'فایل‌هایی با همین سرستون‌ها ماه بعد نیز همین‌گونه خوانده می‌شود.',
      none: 'هنوز لازم نشده چیزی تعیین کنید.',
      decided: 'تصمیم‌های شما برای فایل‌هایی با این سرستون‌ها در یاد مانده است.',
      forget: 'فراموش کردن',
      forgetLabel: (files) => `فراموش کردن آنچه برای ${files} تعیین کرده‌اید`,
      forgotten: 'فراموش شد. فایل بعدی با این سرستون‌ها از نو بررسی می‌شود.'
    }
  };
};
