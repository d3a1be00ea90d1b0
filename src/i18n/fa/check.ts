import type { Formatter } from '../formatter';
import type { check as english } from '../en/check';

export const check = (f: Formatter): ReturnType<typeof english> => ({
  title: 'فایل را چگونه خواندیم',
  lead: 'هرچه نادرست است اصلاح کنید. با هر تغییر، فایل همان‌دم از نو خوانده می‌شود.',
  showReport: 'نمایش گزارش',
  ready: 'همه‌چیز آماده است.',
  missing: (n) => (n === 1 ? 'هنوز یک پرسش باز است.' : `هنوز ${f.integer(n)} پرسش باز است.`),
  missingRole: (role) => `ستونی انتخاب نشده برای: ${role}.`,
  noRows: 'هنوز هیچ سطری به کار نمی‌آید.',
  rereading: 'در حال خواندن دوباره…',
  readOnly: {
    title: 'فایل دیگر در دسترس نیست',
    text: 'آنچه می‌بینید شیوهٔ خواندن آن است. برای تغییر، همان فایل را دوباره هرجای این صفحه رها کنید.'
  },
  sampleNotice: 'این فروشگاه نمونه است که خود برنامه ساخته؛ فایلی برای اصلاح ندارد.',
  summary: {
    label: 'شیوهٔ خواندن فایل به‌اختصار',
    files: (n) => `${f.integer(n)} فایل`,
    rows: (n) => `${f.integer(n)} سطر`,
    sample: 'فروشگاه نمونه',
    separatedBy: (delimiter) => `جداکننده: ${delimiter}`,
    dates: (order) => `تاریخ: ${order}`,
    platform: (name) => `شناخته شد: ${f.isolate(name)}`
  },
  questions: {
    title: (n) => (n === 1 ? 'یک پرسش' : `${f.integer(n)} پرسش`),
    lead: 'فایل در این باره چیزی نمی‌گوید و نتیجه به آن بستگی دارد.',
    dateOrder: (sample) => `${f.isolate(sample)} کدام روز است؟`,
    dateOrderHelp: 'روز و ماه می‌توانند جای هم باشند.',
    decimal: (sample) => `${f.isolate(sample)} چقدر است؟`,
    decimalHelp: 'این نشانه می‌تواند جداکنندهٔ هزارگان یا ممیز باشد.',
    role: {
      customer: 'کدام ستون می‌گوید چه کسی خریده است؟',
      date: 'کدام ستون تاریخ سفارش است؟',
      amount: 'کدام ستون مبلغ پرداختی است؟'
    },
    roleHelp: {
      customer: 'بهترین ستون آن است که در هر خرید ثابت بماند: ایمیل، تلفن یا کد مشتری.',
      date: 'روز سفارش، نه روز ارسال یا ویرایش.',
      amount: 'جمع سفارش، همان‌قدر که مشتری پرداخته است.'
    },
    otherColumn: 'ستونی دیگر',
    chooseColumn: 'یک ستون انتخاب کنید…',
    currencyUnit: (sample) => `${f.isolate(sample)} به تومان است یا ریال؟`,
    currencyUnitHelp: 'هر تومان ده ریال است. نرخ‌ها تغییر نمی‌کنند، ولی مبلغ‌ها چرا.'
  },
  columns: {
    title: 'ستون‌ها',
    lead: 'کدام ستون فایل برای چه به کار می‌رود.',
    use: 'کاربرد',
    column: 'ستون در فایل',
    values: 'مقدارهای آن',
    sure: 'اطمینان',
    unnamed: (n) => `ستون ${f.integer(n)}`,
    duplicate: (heading, n) => `${f.isolate(heading)} (ستون ${f.integer(n)})`,
    none: 'در این فایل نیست',
    noValues: 'بدون مقدار',
    choose: (role) => `ستون برای: ${role}`,
    needed: 'لازم',
    more: (n) => `${f.integer(n)} کاربرد دیگر`,
    roleHints: {
      customer: 'چه کسی خریده',
      email: 'برای شناختن خریدار مهمان',
      phone: 'برای شناختن خریدار مهمان',
      name: 'برای فهرست‌ها',
      date: 'روز سفارش',
      time: 'اگر ستون جداگانه دارد',
      amount: 'آنچه پرداخت شده',
      quantity: 'تعداد، برای اقلام سفارش',
      unitPrice: 'قیمت یک عدد',
      refund: 'آنچه برگشته',
      orderId: 'سطرهای یک سفارش را به هم می‌پیوندد',
      status: 'برای کنار گذاشتن لغوشده‌ها',
      currency: 'کد یا نشانه'
    }
  },
  format: {
    title: 'قالب فایل',
    lead: 'اگر حرف‌ها، تاریخ‌ها یا مبلغ‌ها درست نیست، این‌ها را تغییر دهید.',
    encoding: 'کدگذاری حرف‌ها',
    delimiter: 'جداکنندهٔ ستون‌ها',
    dateOrder: 'ترتیب تاریخ',
    calendar: 'تقویم تاریخ‌ها',
    decimal: 'نشانهٔ اعشار',
    header: 'سطر سرستون‌ها',
    headerRow: (n) => `سطر ${f.integer(n)}`,
    noHeader: 'بدون سرستون',
    currency: 'واحد پول'
  },
  rules: {
    title: 'سطرهایی که عمداً کنار گذاشته شد',
    lead: 'هر قاعده را خاموش کنید، سطرهایش سفارش به شمار می‌آید.',
    none: 'هیچ قاعده‌ای بر این فایل اثر نداشت: همهٔ سطرهای خوانا به شمار می‌آید.',
    off: 'به شمار می‌آید',
    rows: (n) => `${f.integer(n)} سطر`
  },
  result: {
    title: 'سرنوشت سطرها',
    accepted: 'پذیرفته',
    rejected: 'ردشده',
    ignored: 'کنارگذاشته',
    acceptedHint: 'در گزارش آمده',
    rejectedHint: 'خوانده نشد',
    ignoredHint: 'طبق قاعده',
    ofRead: (n) => `از ${f.integer(n)} سطر خوانده‌شده`,
    reasons: 'دلیل‌ها',
    allAccepted: 'همهٔ سطرها پذیرفته شد.',
    download: 'دانلود این سطرها (CSV)',
    downloadHint: (n) => `${f.integer(n)} سطری که به کار نرفت، با شمارهٔ سطر و دلیل.`,
    downloadCut: (n) => `نخستین ${f.integer(n)} سطری که به کار نرفت.`,
    downloadFailed: 'سطرها ذخیره نشد.',
    examples: 'برای نمونه',
    line: (n) => `سطر ${f.integer(n)}`
  },
  preview: {
    title: 'نخستین سطرها، آن‌گونه که فهمیده شد',
    lead: 'چندتا را با فایل خود بسنجید.',
    line: 'سطر',
    customer: 'مشتری',
    date: 'تاریخ',
    amount: 'مبلغ',
    orderId: 'سفارش',
    status: 'وضعیت',
    outcome: 'نتیجه',
    accepted: 'پذیرفته',
    none: 'هنوز سطری برای نمایش نیست.'
  }
});
