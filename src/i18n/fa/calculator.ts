import type { Formatter } from '../formatter';
import type { calculator as english } from '../en/calculator';

/** An equation of digits runs from left to right in Persian too, as in a schoolbook. */
const equation = (text: string): string => `\u2066${text}\u2069`;

export const calculator = (f: Formatter): ReturnType<typeof english> => ({
  title: 'ماشین‌حساب سریع',
  lead: 'چند عدد، بدون فایل. آنچه می‌نویسید در نشانی همین صفحه می‌ماند و با پیوند دوباره باز می‌شود.',
  back: 'شروع',
  copyLink: 'رونوشت پیوند',
  linkCopied: 'پیوند رونوشت شد',
  linkNotCopied: 'پیوند رونوشت نشد. می‌توانید آن را از نوار نشانی بردارید.',
  clear: 'پاک کردن',
  clearAll: 'پاک کردن همهٔ خانه‌ها',
  example: 'پر کردن با یک مثال',
  waiting: 'برای دیدن پاسخ، خانه‌ها را پر کنید.',
  notANumber: 'این عدد نیست. برای نمونه بنویسید ۵۰۰ یا ۱۲٫۵.',
  optionalPercent: 'برای نمونه ۴۰٪',
  perYear: 'در سال',
  fields: {
    start: 'مشتریان در آغاز دوره',
    end: 'مشتریان در پایان دوره',
    new: 'مشتریان جدید در این میان',
    customers: 'مشتریانی که خرید کرده‌اند',
    repeat: 'از این میان، دو بار یا بیشتر',
    orderValue: 'میانگین ارزش سفارش',
    ordersPerYear: 'سفارش هر مشتری در سال',
    margin: 'حاشیهٔ سود ناخالص',
    retention: 'سهم مشتریان مانده در هر سال',
    acquisitionCost: 'هزینهٔ جذب مشتری',
    newCustomers: 'مشتریان جذب‌شده',
    retentionCost: 'هزینهٔ نگهداشت مشتری',
    keptCustomers: 'مشتریان حفظ‌شده'
  },
  retention: {
    title: 'حفظ و ریزش مشتری',
    gloss: 'از مشتریانی که داشتید، چند نفر هنوز با شما هستند؟',
    rate: 'نرخ حفظ مشتری',
    churn: 'نرخ ریزش مشتری',
    formula: '(مشتریان پایان دوره − مشتریان جدید) ÷ مشتریان آغاز دوره',
    churnFormula: '۱ − نرخ حفظ مشتری',
    numbers: (n) =>
      equation(
        `(${f.integer(n.end)} − ${f.integer(n.new)}) ÷ ${f.integer(n.start)} = ${f.percent(n.rate)}`
      ),
    sentence: (n) =>
      `از ${f.integer(n.start)} مشتری، ${f.integer(n.kept)} نفر ماندند و ${f.integer(n.lost)} نفر رفتند.`
  },
  repeat: {
    title: 'نرخ خرید مجدد',
    gloss: 'چند نفر از مشتریان شما بیش از یک بار خرید کرده‌اند؟',
    rate: 'نرخ خرید مجدد',
    formula: 'مشتریان با دو سفارش یا بیشتر ÷ همهٔ مشتریانی که خرید کرده‌اند',
    numbers: (n) =>
      equation(`${f.integer(n.repeat)} ÷ ${f.integer(n.customers)} = ${f.percent(n.rate)}`)
  },
  lifetimeValue: {
    title: 'ارزش طول عمر مشتری',
    gloss: 'سودی که یک مشتری در همهٔ سال‌های ماندنش می‌آورد، پیش از هزینه‌های ثابت.',
    value: 'ارزش طول عمر',
    formula: 'ارزش سفارش × سفارش در سال × حاشیهٔ سود × سال‌های مشتری بودن',
    lifetimeFormula: 'سال‌های مشتری بودن = ۱ ÷ (۱ − سهم مانده در هر سال)',
    numbers: (n) =>
      equation(
        `${f.decimal(n.orderValue, 2)} × ${f.decimal(n.ordersPerYear, 2)} × ${f.percent(n.margin)} × ${f.decimal(n.years, 2)} = ${f.decimal(n.value, 2)}`
      ),
    lifetimeNumbers: (n) =>
      equation(`۱ ÷ (۱ − ${f.percent(n.retention)}) = ${f.decimal(n.years, 2)}`),
    years: (years) => `${f.decimal(years, 1)} سال`,
    yearsLabel: 'مدت انتظار برای ماندن مشتری'
  },
  costs: {
    title: 'جذب در برابر نگهداشت',
    gloss: 'هر مشتری، تازه یا مانده، در یک بازهٔ یکسان چقدر هزینه دارد.',
    perNew: 'جذب هر مشتری',
    perKept: 'نگهداشت هر مشتری',
    ratio: (ratio) => `جذب ${f.decimal(ratio, 1)} برابر نگهداشت هزینه دارد.`,
    keepingFree: 'نگهداشت هزینه‌ای نداشته است، پس نسبتی در کار نیست.',
    formula: 'هزینهٔ جذب ÷ مشتریان جذب‌شده؛ هزینهٔ نگهداشت ÷ مشتریان حفظ‌شده',
    numbers: (n) =>
      `${equation(`${f.decimal(n.acquisitionCost, 2)} ÷ ${f.integer(n.newCustomers)} = ${f.decimal(n.costPerNew, 2)}`)}؛ ${equation(`${f.decimal(n.retentionCost, 2)} ÷ ${f.integer(n.keptCustomers)} = ${f.decimal(n.costPerKept, 2)}`)}`,
    claim: 'معمولاً می‌گویند ۵ تا ۲۵ برابر. آن میانگین فروشگاه‌های دیگر است؛ عدد بالا مال شماست.'
  },
  fault: (fault) => {
    switch (fault.code) {
      case 'negative':
        return 'این عدد نمی‌تواند کمتر از صفر باشد.';
      case 'not-whole':
        return 'شمار مشتریان باید عدد صحیح باشد.';
      case 'zero':
        return 'این عدد باید بیشتر از صفر باشد.';
      case 'above-one':
        return `این عدد نمی‌تواند بیشتر از ${f.percent(1, 0)} باشد.`;
      case 'new-above-end':
        return `مشتریان جدید (${f.integer(fault.new)}) نمی‌توانند بیشتر از مشتریان پایان دوره (${f.integer(fault.end)}) باشند، چون خودشان جزو آن‌ها هستند.`;
      case 'kept-above-start':
        return `در پایان دوره ${f.integer(fault.kept)} مشتری غیرجدید هستند، اما در آغاز فقط ${f.integer(fault.start)} نفر بودند. کسانی را که پس از رفتن برگشته‌اند جدید بشمارید، یا عددها را بازبینی کنید.`;
      case 'repeat-above-customers':
        return `شمار کسانی که برگشته‌اند (${f.integer(fault.repeat)}) بیشتر از همهٔ خریداران (${f.integer(fault.customers)}) است.`;
      case 'kept-for-ever':
        return `با ماندن ${f.percent(1, 0)} مشتریان هیچ‌کس نمی‌رود و ارزش پایانی ندارد. عددی کمتر از ${f.percent(1, 0)} بنویسید.`;
    }
  }
});
