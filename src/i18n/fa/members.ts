import type { MembersQuestion } from '../../core/schema/members';
import type { Formatter } from '../formatter';

type Every = MembersQuestion['every'];

/** اعضا و نوبت‌های معین. */
export const members = (f: Formatter) => {
  const occasions = (n: number, every: Every): string =>
    `${f.integer(n)} ${{ month: 'ماه', quarter: 'فصل', year: 'سال' }[every]}`;
  return {
    title: 'اعضا، اشتراک‌ها و نوبت‌های معین',
    subtitle:
      'برای باشگاه، اشتراک، کلاس و نمایشگاه: فروشگاه‌هایی که مشتری در هر ماه، فصل یا سال یک بار می‌آید یا نمی‌آید. برای سفارش در هر زمان، پیش‌بینی بالا درست است.',
    every: 'مشتری می‌تواند سفارش دهد یا تمدید کند، در هر',
    choices: { month: 'ماه', quarter: 'فصل', year: 'سال' },
    choose: 'بگویید نوبت هر چند وقت می‌رسد؛ دوره‌های کامل تقویم شمرده می‌شوند.',
    pending: 'در حال شمردن نوبت‌ها…',
    failed: 'محاسبه نشد. برای تلاش دوباره از نو انتخاب کنید.',
    none: {
      'too-short': (periods: number, every: Every) =>
        `برای گفتن چیزی، دو دورهٔ کامل پس از دورهٔ نخست لازم است؛ تاکنون ${occasions(periods, every)} هست. دورهٔ کوتاه‌تری را بیازمایید.`,
      'too-few': (customers: number) =>
        `از ${f.integer(customers)} مشتری کمتر از ${f.integer(30)} نفر در دوره‌ای بعدی سفارش داده‌اند: برای سخن گفتن از تمدید کم است.`,
      'no-orders': 'فهرستی که برای هر مشتری یک ردیف دارد نمی‌گوید هر نوبت کی استفاده شده است.'
    },
    used: (share: string, used: number, all: number) =>
      `مشتریان تا آخرین سفارششان از ${share} نوبت‌ها استفاده کرده‌اند (${f.integer(used)} از ${f.integer(all)}).`,
    membership: 'این به عضویت می‌ماند: ببینید چه کسانی تمدید می‌کنند.',
    skipping:
      'مشتریان گاهی بی‌خداحافظی از نوبتی می‌گذرند. پس تمدید بی‌وقفه چیز زیادی نمی‌گوید؛ به نوبت‌های پیش رو نگاه کنید.',
    renewal: {
      title: 'چه کسانی بی‌وقفه تمدید می‌کنند',
      step: (n: number) => `تمدید ${f.integer(n)}`,
      rates: (list: string) => `تمدید کردند: ${list}.`,
      rate: (n: number, share: string, low: string, high: string) =>
        `${share} در تمدید ${f.integer(n)} (${low} تا ${high})`,
      future: (left: number, periods: number, every: Every) =>
        `اگر همین‌طور پیش برود، از ${f.integer(100)} عضو تازه پس از ${occasions(periods, every)}، ${f.integer(left)} نفر می‌مانند.`,
      residual: (present: number, renewals: number, rate: string) =>
        `هر یک از ${f.integer(present)} عضو بی‌وقفهٔ امروز به‌طور میانگین ${f.decimal(renewals, 1)} بار دیگر تمدید می‌کند؛ تمدیدهای دورتر کمتر حساب می‌شوند (${rate} در سال).`,
      none: 'هنوز کسی نرفته، یا همه با هم رفته‌اند: دربارهٔ تمدید چیزی نمی‌توان گفت.',
      seen: 'مانده، آن‌طور که دیده شد',
      expected: 'مانده، آن‌طور که انتظار می‌رود',
      axis: 'تمدیدها از نخستین سفارش',
      alt: (seen: string, expected: string) =>
        `اعضای مانده پس از هر تمدید. دیده‌شده: ${seen}. مورد انتظار: ${expected}.`,
      columns: {
        renewal: 'تمدید',
        renewed: 'تمدید کردند',
        due: 'می‌توانستند',
        rate: 'سهم',
        interval: `بازهٔ ${f.percent(0.95, 0)}`,
        expected: 'سهم مورد انتظار',
        kept: 'مانده تا این‌جا',
        expectedKept: 'ماندهٔ مورد انتظار'
      },
      sameDropout: 'همهٔ اعضا یکسان می‌روند: یک نرخ ریزش ثابت برای همه بس است.'
    },
    occasions: {
      title: 'نوبت‌های پیش رو',
      alive: (alive: number, members: number) =>
        `از ${f.integer(members)} مشتری، نزدیک ${f.integer(alive)} نفر احتمالاً هنوز هستند.`,
      ahead: (orders: number, low: number, high: number, periods: number, every: Every) =>
        `در ${occasions(periods, every)} آینده از حدود ${f.integer(orders)} نوبت استفاده می‌کنند (${f.integer(low)} تا ${f.integer(high)}).`,
      rate: (rate: string, dropout: string) =>
        `مشتری تا هست، به‌طور میانگین از ${rate} نوبت‌ها استفاده می‌کند؛ ${dropout} پیش از نخستین نوبت می‌روند.`,
      none: 'این مدل با سفارش‌های شما جور درنیامد.'
    },
    model: {
      title: 'مدل‌های پشت این عددها',
      parameter: (name: string, value: string, error: string | null) =>
        error === null ? `${name} ${value}` : `${name} ${value} ± ${error}`,
      likelihood: (value: string) => `لگاریتم درست‌نمایی ${value}`,
      unfinished: 'جست‌وجوی بهترین پارامترها به پایان نرسید: بر این تکیه نکنید.'
    }
  };
};
