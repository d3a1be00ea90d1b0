import type { Formatter } from '../formatter';
import type { nextOrder as english } from '../en/next-order';

/** بخش «سفارش بعدی»: مشتریان کی برمی‌گردند، کی یادآوری شود، تا کجا پیش می‌روند. */
export const nextOrder = (f: Formatter): ReturnType<typeof english> => {
  const plain = (n: number) => f.integer(n);
  const days = (n: number) => `${plain(n)} روز`;
  const customers = (n: number) => `${plain(n)} مشتری`;
  const ORDINALS = ['', 'اول', 'دوم', 'سوم', 'چهارم', 'پنجم', 'ششم', 'هفتم', 'هشتم', 'نهم', 'دهم'];
  const ordinal = (n: number) => ORDINALS[n] ?? `${plain(n)}ام`;
  const interval = `بازهٔ اطمینان ${f.percent(0.95)}`;

  return {
    gloss:
      'مشتریان چقدر بعد دوباره سفارش می‌دهند، چه سهمی هرگز برنمی‌گردند و چه روزی برای یادآوری مناسب است؟',
    none: 'هنوز سفارشی برای بررسی نیست',
    noneText: 'همین که مشتری‌ای فرصت سفارش دوم داشته باشد، این بخش پر می‌شود.',

    step: 'کدام سفارش',
    stepName: (n) => `سفارش ${ordinal(n)}`,

    reminder: {
      title: 'چه روزی یادآوری بفرستید',
      sentence: (half, most) =>
        `از کسانی که برمی‌گردند، نیمی ظرف ${days(half)} و ${f.percent(0.8)} ظرف ${days(most)} برمی‌گردند.`,
      sentenceSameDay: (most) =>
        `از کسانی که برمی‌گردند، نیمی در همان روز و ${f.percent(0.8)} ظرف ${days(most)} برمی‌گردند.`,
      advice: (half, most) =>
        half < most
          ? `حدود روز ${plain(half)} به آن‌ها پیام بدهید و دست‌کم پیش از روز ${plain(most)}.`
          : `پیش از روز ${plain(most)} به آن‌ها پیام بدهید.`,
      adviceSameDay: (most) =>
        most > 0
          ? `همان روز تشکر کنید و پیش از روز ${plain(most)} دوباره پیام بدهید.`
          : 'یادآوریِ دیرتر به کمتر کسی می‌رسد که خودش هم برمی‌گشت.',
      why: (half, most) =>
        half < most
          ? `پیش از روز ${plain(half)} بیش از نیمی از برگشت‌ها هنوز در راه است و بسیاری خودشان می‌آیند؛ پس از روز ${plain(most)} از هر پنج برگشت فقط یکی مانده است.`
          : `پس از روز ${plain(most)} از هر پنج برگشت حداکثر یکی مانده است.`,
      basis: (order, all, returning, horizon) =>
        `بر پایهٔ ${customers(all)} که سفارش ${ordinal(order - 1)} را داده‌اند. ظرف ${days(horizon)}، ${f.percent(returning)} آن‌ها سفارش ${ordinal(order)} را می‌دهند؛ دورتر از این، کمتر از ${plain(30)} مشتری زیر نظر بوده‌اند (و حداکثر یک سال دیده می‌شود).`,
      toDate: (order, reached, all) =>
        `تاکنون ${plain(reached)} نفر از ${customers(all)} سفارش ${ordinal(order)} خود را داده‌اند.`,
      none: (order) =>
        `هنوز نمی‌توان روزی برای یادآوری گفت: کمتر از ${plain(30)} مشتری تا ${days(30)} پس از سفارش ${ordinal(order - 1)} زیر نظر بوده‌اند، یا کسی برنگشته است.`,
      half: (day) => `نیمی: روز ${plain(day)}`,
      most: (day) => `${f.percent(0.8)}: روز ${plain(day)}`
    },

    curve: {
      title: 'تا هر روز چه سهمی برگشته‌اند',
      subtitle: (order) => `روزهای میان سفارش ${ordinal(order - 1)} و ${ordinal(order)}`,
      gloss:
        'روی خط تا روز دلخواه بروید: تا آن روز همین سهم دوباره سفارش داده‌اند. مشتری‌ای که ۲۰ روز پیش آمده فقط برای ۲۰ روز به شمار می‌آید؛ پس تازه‌واردها خط را پایین نمی‌کشند.',
      band: interval,
      axis: (order) => `روزهای پس از سفارش ${ordinal(order - 1)}`,
      axisBelow: 'عددِ زیر: مشتریان زیر نظر که برنگشته‌اند',
      day: (n) => `روز ${plain(n)}`,
      atRisk: (n) => `${customers(n)} هنوز زیر نظر و برنگشته`,
      interval: (low, high) => `${interval}: ${f.percent(low)} تا ${f.percent(high)}`,
      fewNote: `خط‌چین: کمتر از ${plain(10)} مشتری هنوز زیر نظرند و خط ممکن است بپرد.`,
      median: (order, n) =>
        `نیمی از همهٔ مشتریان تا ${days(n)} بعد سفارش ${ordinal(order)} را داده‌اند.`,
      tooShort: 'هنوز خطی نیست: هیچ‌کس یک روز پس از آن سفارش زیر نظر نبوده است.',
      noMedian: (order) => `کمتر از نیمی از مشتریان سفارش ${ordinal(order)} را داده‌اند.`,
      columns: { within: 'ظرف', share: 'دوباره سفارش داده‌اند', interval },
      within: (n) => days(n),
      beyond: 'داده‌ها برای این کوتاه است',
      alt: (order, points) =>
        `نمودار خطی سهم مشتریانی که سفارش ${ordinal(order)} را داده‌اند بر پایهٔ روزهای پس از سفارش پیشین: ${points}.`,
      altPoint: (share, n) => `${f.percent(share)} پس از ${days(n)}`,
      altNone: 'هنوز چیزی قابل سنجش نیست.'
    },

    gaps: {
      title: 'فاصلهٔ میان سفارش‌ها',
      subtitle: (order) =>
        order >= 5
          ? 'پیش از سفارش پنجم و سفارش‌های بعدی'
          : `میان سفارش ${ordinal(order - 1)} و ${ordinal(order)}`,
      orderName: (order) => (order >= 5 ? `${plain(5)} و بیشتر` : plain(order)),
      which: 'روزهای پیش از سفارش شمارهٔ',
      sentence: (p25, p75) =>
        `نیمهٔ میانیِ این سفارش‌ها ${plain(p25)} تا ${days(p75)} پس از سفارش پیشین رسیده است.`,
      quantiles: {
        p25: 'یک‌چهارم ظرف',
        median: 'نیمی ظرف',
        p75: 'سه‌چهارم ظرف',
        p90: 'نُه از ده ظرف'
      },
      days,
      series: 'سفارش',
      axis: 'روزهای گذشته از سفارش پیشین',
      bin: (from, below) =>
        below === null
          ? `${plain(from)} و بیشتر`
          : below - from === 1
            ? plain(from)
            : `${plain(from)}–${plain(below - 1)}`,
      share: (part, n) => `${plain(n)} سفارش، ${f.percent(part)}`,
      basis: (n) => `بر پایهٔ ${plain(n)} سفارش.`,
      note: 'دو سفارش در یک روز صفر روز شمرده می‌شود. اینجا فقط فاصله‌هایی آمده که به سفارش رسیده است. کسانی که هنوز برنگشته‌اند در آن نیستند؛ پس انتظار واقعی بلندتر است. برای انتخاب روز یادآوری به منحنی بالا نگاه کنید.',
      none: 'هنوز کسی این سفارش را نداده است.',
      columns: { days: 'روز', orders: 'سفارش', share: 'سهم' },
      alt: (order, median, count) =>
        `نمودار میله‌ای ${plain(count)} سفارش بر پایهٔ روزهای پس از سفارش پیشین، سفارش شمارهٔ ${order}: نیمی ظرف ${days(median)}.`
    },

    ladder: {
      title: 'از سفارشی به سفارش بعد',
      subtitle: 'از مشتریانی که این تعداد سفارش داشته‌اند، چه سهمی تاکنون یکی دیگر داده‌اند',
      rung: (n) => `${plain(n)} ← ${plain(n + 1)}`,
      rungLong: (n) => `از سفارش ${plain(n)} به ${plain(n + 1)}`,
      of: (part, whole) => `${plain(part)} از ${plain(whole)}`,
      loses: (n, lost, all) =>
        `بیشترین ریزش پس از سفارش ${ordinal(n)} است: ${plain(lost)} نفر از ${customers(all)} (${f.percent(lost / all)}) تاکنون سفارش دیگری نداده‌اند.`,
      climbs: (first, later, n) =>
        `پس از سفارش اول ${f.percent(first)} ادامه می‌دهند و پس از سفارش ${ordinal(n)} ${f.percent(later)}: کسی که بارها برگشته، به احتمال بیشتری باز هم می‌آید.`,
      note: 'تازه‌واردها هم شمرده شده‌اند، با اینکه فرصت کمی داشته‌اند. منحنی‌های بالا این را در نظر می‌گیرند.',
      aovTitle: 'میانگین ارزش سفارش بر پایهٔ شمارهٔ آن',
      aovGloss: 'مشتریان با هر بازگشت بیشتر خرج می‌کنند یا کمتر؟',
      aovFew: 'سفارش‌ها کمتر از آن است که بتوان گفت مبلغ‌ها فرق دارند یا نه.',
      aovSame: 'تفاوت ارزش سفارش اول و سفارش‌های بعدی از حد تصادف بیشتر نیست.',
      aovMore: (n, later, first) =>
        `سفارش ${ordinal(n)} به‌طور میانگین بزرگ‌تر از سفارش اول است: ${later} در برابر ${first}.`,
      aovLess: (n, later, first) =>
        `سفارش ${ordinal(n)} به‌طور میانگین کوچک‌تر از سفارش اول است: ${later} در برابر ${first}.`,
      series: 'سهم ادامه‌دهندگان',
      columns: {
        step: 'گام',
        share: 'ادامه دادند',
        basis: 'مشتریان',
        interval,
        order: 'شمارهٔ سفارش',
        aov: 'میانگین ارزش'
      },
      alt: (points) => `نمودار میله‌ای سهم مشتریانی که یک سفارش دیگر داده‌اند: ${points}.`
    },

    mix: {
      title: 'جدید و بازگشتی',
      subtitle: 'جدید: نخستین سفارش مشتری. بازگشتی: هر سفارش پس از آن.',
      rows: { customers: 'مشتریان', orders: 'سفارش‌ها', revenue: 'درآمد' },
      fresh: 'جدید',
      returning: 'بازگشتی',
      sentence: (customersShare, revenueShare) =>
        `${f.percent(customersShare)} خریداران دست‌کم یک بار برگشته‌اند؛ سفارش‌های پس از سفارش اول ${f.percent(revenueShare)} درآمد را می‌آورند.`,
      overlap:
        'کسی که در همین روزها هم سفارش اول و هم سفارش بعدی دارد، مشتری بازگشتی شمرده شده است.',
      columns: { what: 'موضوع', fresh: 'جدید', returning: 'بازگشتی', share: 'سهم بازگشتی' }
    },

    concentration: {
      title: 'چه سهمی به بهترین مشتریان وابسته است',
      subtitle: 'سهم درآمد از مشتریانی که بیشترین درآمد را آورده‌اند',
      top: (share) => `${f.percent(share)} بهترین`,
      sentence: (share, n, revenue) =>
        `${f.percent(share)} بهترین، یعنی ${customers(n)}، ${f.percent(revenue)} درآمد را می‌آورند.`,
      strong:
        'بخش بزرگی به چند نفر وابسته است: این مشتریان را به نام بشناسید و اگر یکی نیامد، زود سراغش را بگیرید.',
      middle: 'برای یک فروشگاه عادی است: بخش کوچکی از مشتریان بخش بزرگی از درآمد را می‌آورند.',
      even: 'درآمد یکنواخت پخش است: هیچ مشتری‌ای به‌تنهایی سرنوشت سال را تعیین نمی‌کند.',
      series: 'سهم درآمد',
      equal: 'اگر همه یکسان می‌آوردند',
      axis: 'سهم مشتریان، از بهترین',
      point: (share) => `${f.percent(share)} بهترین مشتریان`,
      columns: { top: 'بخش', customers: 'مشتریان', share: 'سهم درآمد' },
      none: 'درآمدی برای تقسیم نیست.',
      alt: (points) => `نمودار خطی سهم درآمد بر پایهٔ سهم مشتریان، از بهترین: ${points}.`
    }
  };
};
