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
    layouts: (n) => `${f.integer(n)} جور فایل`,
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
    currencyUnitHelp: 'هر تومان ده ریال است. نرخ‌ها تغییر نمی‌کنند، ولی مبلغ‌ها چرا.',
    sameAs: (sum) => `برابر با ${sum}`,
    timeUnit: 'سن مشتریان به چه واحدی است؟',
    timeUnitHelp: (sample) =>
      `بیشترین سن در فهرست ${f.isolate(sample)} است؛ فهرست نمی‌گوید به چه واحدی.`,
    timeUnits: { day: 'روز', week: 'هفته', month: 'ماه' },
    longest: (days) => `قدیمی‌ترین مشتری ${f.integer(days)} روز پیش آمده است`,
    observationEnd: 'فهرست تا چه روزی را در بر دارد؟',
    observationEndHelp: (sample) =>
      `سن مشتریان در آن هست (بیشترین: ${f.isolate(sample)})، ولی روزی که سن‌ها تا آن شمرده شده نیست.`,
    observationEndLabel: 'آخرین روزی که فهرست در بر دارد',
    observationEndApply: 'همین روز',
    inFile: (files) => `در ${files}`
  },
  currencies: {
    title: 'مبلغ‌ها به چند واحد پول است. چگونه شمرده شود؟',
    help: 'تا شما نگویید، هیچ مبلغی با پول دیگر جمع نمی‌شود.',
    settled: 'چند واحد پول',
    settledLead:
      'همان‌گونه که انتخاب کردید شمرده شده است. اگر دوباره انتخاب کنید، همه‌چیز از نو شمرده می‌شود.',
    keep: 'فقط یک واحد پول شمرده شود',
    only: (currency) => `فقط ${currency}`,
    share: (rows, share) => `${f.integer(rows)} سطر، ${f.percent(share)} از همه`,
    together: (sum) => `روی‌هم ${sum}`,
    others: (rows) => `${f.integer(rows)} سطر دیگر کنار گذاشته می‌شود.`,
    convert: 'همه به یک پول تبدیل شود، با نرخی که می‌نویسید',
    into: 'تبدیل به',
    rate: (from, into) => `هر ۱ ${from} به ${into}`,
    rateInvalid: 'لطفاً عددی بزرگ‌تر از صفر بنویسید، مانند ۰٫۹۲.',
    fixed: 'هر تومان همیشه ده ریال است.',
    total: (sum) => `همهٔ سطرها روی‌هم: ${sum}`,
    totalOpen: 'همین که همهٔ نرخ‌ها نوشته شود، جمع دیده می‌شود.',
    apply: 'خواندن با این نرخ‌ها'
  },
  layout: {
    title: (files) => files,
    more: (n) => `${f.integer(n)} فایل دیگر`,
    kind: 'فایل چه دارد',
    recognised: 'شناخته شد به نام',
    files: (n) => (n === 1 ? 'فایل' : 'فایل‌ها'),
    rows: (n) => `${f.integer(n)} سطر`,
    unpacked: { gzip: 'از فایل فشرده (gzip)', zip: 'از فایل ZIP', xlsx: 'از فایل اکسل' },
    part: {
      gzip: (file) => `فایل درون ${f.isolate(file)}`,
      zip: (file) => `فایل درون ${f.isolate(file)}`,
      xlsx: (file) => `برگهٔ ${f.isolate(file)}`
    },
    remembered: 'همان‌گونه خوانده شد که پیش‌تر برای فایل‌هایی با این سرستون‌ها تعیین کردید.',
    forget: 'فراموش کردن',
    forgetLabel: (files) => `فراموش کردن آنچه برای ${files} تعیین کرده‌اید`,
    details: 'ستون‌ها و شیوهٔ نگارش'
  },
  columns: {
    title: 'ستون‌ها',
    lead: 'هر ستون فایل برای چه به کار می‌رود.',
    use: 'کاربرد',
    column: 'ستون در فایل',
    values: 'مقدارهای آن',
    sure: 'اطمینان',
    unnamed: (n) => `ستون ${f.integer(n)}`,
    duplicate: (heading, n) => `${f.isolate(heading)} (ستون ${f.integer(n)})`,
    none: 'در این فایل نیست',
    kept: 'برای تفکیک نگه داشته شد',
    keptHint: 'لازم نیست، ولی برای گروه‌بندی در دسترس است',
    empty: 'خالی',
    noValues: 'بدون مقدار',
    choose: (role) => `ستون برای: ${role}`,
    chooseUse: (column) => `کاربرد ستون ${column}`,
    also: (roles) => `همچنین: ${roles}`,
    needed: 'لازم',
    more: (n) => `${f.integer(n)} ستون دیگر که برای تفکیک نگه داشته شد`,
    further: (n) => `نمایش ${f.integer(n)} ستون دیگر`
  },
  format: {
    title: 'شیوهٔ نگارش فایل',
    lead: 'اگر حرف‌ها، تاریخ‌ها یا مبلغ‌ها درست نیست، این‌ها را تغییر دهید.',
    encoding: 'کدگذاری حرف‌ها',
    delimiter: 'جداکنندهٔ ستون‌ها',
    quote: 'گیومهٔ متن',
    dateOrder: 'ترتیب تاریخ',
    calendar: 'تقویم تاریخ‌ها',
    decimal: 'نشانهٔ اعشار',
    header: 'سطر سرستون‌ها',
    headerRow: (n) => `سطر ${f.integer(n)}`,
    noHeader: 'بدون سرستون',
    currency: 'واحد پول'
  },
  rules: {
    title: 'قاعده‌ها',
    lead: 'هر قاعده را خاموش یا روشن کنید، همه‌چیز از نو شمرده می‌شود.',
    leftOut: 'کنار گذاشته',
    leftOutHint: 'اگر خاموش شود، این سطرها سفارش به شمار می‌آید.',
    understood: 'فهمیده‌شده',
    understoodHint: 'چگونه چند سطر یک سفارش، و چند نشانی یک مشتری می‌شود.',
    none: 'هیچ قاعده‌ای بر این فایل‌ها اثر نداشت: هر سطر خوانا همان‌گونه که هست شمرده می‌شود.',
    rows: (n) => `${f.integer(n)} سطر`,
    would: (n) => `خاموش؛ ${f.integer(n)} سطر`,
    off: 'خاموش'
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
