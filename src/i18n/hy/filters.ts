import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { ComputedDimension, filters as english } from '../en/filters';

/** Զեկույցի օրերն ու զտիչը՝ վերևի գոտում, պատուհաններում և ամեն վերնագրի տակ։ */
export const filters = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} հաճախորդ`;
  const orders = (n: number) => `${f.integer(n)} պատվեր`;
  const computed: Record<ComputedDimension, string> = {
    'first-amount': 'Առաջին պատվերի գումարը',
    'first-weekday': 'Առաջին պատվերի շաբաթվա օրը',
    'first-day': 'Առաջին պատվերի ժամանակը'
  };
  const lastPeriods: Record<Granularity, string> = {
    day: 'Վերջին 30 օրը',
    week: 'Վերջին 13 շաբաթը',
    month: 'Վերջին 12 ամիսը',
    quarter: 'Վերջին 4 եռամսյակը',
    year: 'Վերջին 3 տարին'
  };
  return {
    customers,
    orders,
    computed,
    weekdays: ['երկուշաբթի', 'երեքշաբթի', 'չորեքշաբթի', 'հինգշաբթի', 'ուրբաթ', 'շաբաթ', 'կիրակի'],
    unnamed: 'Անվերնագիր սյունակ',
    blank: '(դատարկ)',
    prices: {
      short: (month) => `${month}-ի գներով`,
      note: (month) => `Բոլոր գումարները ${month}-ի գներով են։`
    },
    condition: {
      pair: (heading, value) => `${heading}՝ ${value}`,
      ofFirstOrder: (heading) => `${heading} (առաջին պատվեր)`,
      ofOrders: (heading) => `Միայն պատվերներ, որտեղ ${heading}`,
      nothing: 'ոչինչ ընտրված չէ',
      all: 'բոլորը',
      except: (values) => `բոլորը, բացի ${values}`,
      more: (n) => `ևս ${f.integer(n)}-ը`,
      from: (bound) => `առնվազն ${bound}`,
      below: (bound) => `${bound}-ից պակաս`,
      between: (from, below) => `առնվազն ${from} և ${below}-ից պակաս`,
      fromDay: (date) => `սկսած ${date}`,
      untilDay: (date) => `մինչև ${date}`
    },

    span: {
      range: (from, to) => `${from} – ${to}`,
      button: (span) => `Զեկույցի օրերը՝ ${span}`,
      title: 'Զեկույցի օրերը',
      intro:
        'Ընտրեք, թե որ օրերի մասին է զեկույցը։ Հաճախորդների ավելի վաղ գնումները չեն մոռացվում. հայտնի է մնում, թե ով է նոր և ով է վերադարձել։',
      presets: 'Հաճախ ընտրվող',
      all: 'Բոլոր օրերը',
      lastPeriods: (granularity) => lastPeriods[granularity],
      thisYear: 'Այս տարի',
      lastYear: 'Անցյալ տարի',
      lastQuarter: 'Անցած եռամսյակ',
      own: 'Ձեր ընտրած օրերը',
      from: 'Սկիզբ',
      to: 'Վերջ',
      fromStart: 'Առաջին օրը',
      toEnd: 'Վերջին օրը',
      completeOnly: 'Միայն ավարտված ժամանակահատվածները',
      completeOnlyHint: (date) =>
        `Չավարտված ժամանակահատվածը դուրս է մնում. այն ավարտվում է՝ ${date}։`,
      completeOnlyNone: 'Չավարտված ժամանակահատվածը դուրս է մնում։ Այժմ բոլորն ավարտված են։',
      running: (period, date) => `Չավարտված ժամանակահատված՝ ${period}. այն ավարտվում է՝ ${date}։`,
      weekFrom: { monday: 'երկուշաբթի օրվանից', saturday: 'շաբաթ օրվանից' },
      tiles: (span, end) =>
        `Ընտրված օրերին գնած հաճախորդների մասին՝ ${span}։ Վերադարձողները հաշված են մինչև ${end}։`
    },

    panel: {
      button: 'Զտիչ',
      buttonWith: (n) => `Զտիչ (${f.integer(n)})`,
      title: 'Զտիչ',
      intro: 'Պայմանները գործում են միասին. հաճախորդը պետք է բավարարի բոլորին։',
      groups: {
        order: 'Պատվերների սյունակներ',
        customer: 'Հաճախորդների սյունակներ',
        first: 'Առաջին պատվեր'
      },
      loading: 'Պատվերները դիտվում են…',
      failed: 'Սյունակները դիտել չհաջողվեց։ Փոխեք որևէ կարգավորում կամ նորից բացեք ֆայլերը։',
      none: 'Այս ֆայլերում, բացի առաջին պատվերից, զտելու սյունակ չկա։',
      gone: 'Այս սյունակն այս ֆայլերում չկա կամ ամենուր նույնն է։',
      scope: 'Ինչ է նշանակում պայմանը',
      scopes: {
        customers: 'Հաճախորդներ, որոնց առաջին պատվերը բավարարում է պայմանին',
        orders: 'Միայն պայմանին բավարարող պատվերները'
      },
      scopeHints: {
        customers: 'Այս հաճախորդները մնում են՝ իրենց բոլոր պատվերներով։',
        orders:
          'Մնացած պատվերները չեն հաշվվում, կարծես չեն էլ եղել։ «Առաջին պատվեր» նշանակում է՝ սրանցից առաջինը։'
      },
      distinct: (n) => `${f.integer(n)} արժեք`,
      search: 'Որոնել',
      noMatch: 'Համապատասխան արժեք չկա։',
      except: 'Բոլորը, բացի սրանցից',
      exceptHint: 'Մնում է այն, ինչ նշված չէ։',
      values: 'Արժեքներ',
      moreValues: (shown, all) =>
        `Ցուցադրված են ամենահաճախ ${f.integer(shown)} արժեքը ${f.integer(all)}-ից։ Մյուսները որոնեք։`,
      mostFrequent: (shown, all) =>
        `${f.integer(all)} արժեքից կարելի է ընտրել միայն ամենահաճախ ${f.integer(shown)}-ը։`,
      atLeast: 'Առնվազն',
      below: 'Պակաս քան',
      span: (low, high) => `${low} – ${high}`,
      range: (range) => `Տվյալներում՝ ${range}`,
      blankLeftOut: (n) => `${f.integer(n)}-ը դատարկ է և ոչ մի միջակայքում չէ։`,
      notNumber: 'Գրեք թիվ։',
      reversed: 'Երկրորդ թիվը պետք է ավելի մեծ լինի։',
      remove: 'Հեռացնել այս պայմանը',
      back: 'Բոլոր սյունակները',
      close: 'Պատրաստ է'
    },

    chips: {
      label: 'Գործող պայմաններ',
      edit: (condition) => `Փոխել՝ ${condition}`,
      remove: (condition) => `Հեռացնել՝ ${condition}`,
      clear: 'Հեռացնել բոլորը',
      gone: 'այս ֆայլերում չկա',
      share: (part, whole, partOrders, wholeOrders) =>
        `${customers(whole)}ից ${f.integer(part)}-ը, ${orders(wholeOrders)}ից ${f.integer(partOrders)}-ը`
    },

    empty: {
      title: 'Այս պայմաններին ոչ մի պատվեր չի բավարարում',
      text: 'Հեռացրեք պայմաններից մեկը կամ ընտրեք ավելի շատ արժեքներ։',
      clear: 'Հեռացնել բոլոր պայմանները'
    },

    noPeriod: {
      unfinished: 'Այս օրերի ոչ մի ժամանակահատված դեռ չի ավարտվել',
      showRunning: 'Ցույց տալ նաև ընթացիկը',
      nothing: 'Ձեր տվյալներում ընտրված օրերը չկան',
      nothingText: 'Ընտրեք այլ օրեր կամ բոլորը։'
    },

    compare: {
      button: 'Համեմատել',
      period: 'Այլ ժամանակահատվածի հետ',
      filter: 'Այլ զտիչի հետ',
      session: 'Այլ զեկույցի հետ',
      end: 'Ավարտել համեմատությունը'
    }
  };
};
