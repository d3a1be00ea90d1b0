import type { Formatter } from '../formatter';
import type { summary as english } from '../en/summary';

export const summary = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} հաճախորդ`;
  const days = (n: number) => `${f.integer(n)} օր`;
  const orders = (n: number) => `${f.integer(n)} պատվեր`;
  return {
    title: 'Ձեր ֆայլում ամեն հաճախորդի համար մեկ տող կա',
    text: (missing) =>
      `Այն ասում է, թե ով քանի անգամ, որքան և երբ է գնել, բայց առանձին պատվերներ չունի։ Ուստի հնարավոր չէ ցույց տալ՝ ${missing}։`,
    todo: 'Սրանք ևս տեսնելու համար բացեք արտահանում, որտեղ ամեն տողը մեկ պատվեր է։',
    view: (name) => `«${name}» բաժինն այս ֆայլից կազմել հնարավոր չէ`,
    needs: {
      retention: 'պահպանումն ըստ ժամանակահատվածի',
      churn: 'արտահոսքը',
      cohorts: 'կոհորտները',
      revenueByPeriod: 'հասույթն ըստ ժամանակահատվածի',
      returningRevenueShare: 'վերադարձող հաճախորդների հասույթը',
      secondOrder: 'ժամանակը մինչև երկրորդ պատվերը',
      medianDaysBetweenOrders: 'օրերը երկու պատվերի միջև',
      simpleClv: 'հաճախորդի կյանքի արժեքի մոտավոր կանոնը'
    },
    end: {
      user: (date) => `Հաշված է մինչև ${date}՝ ձեր ընտրությամբ։`,
      list: (date) => `Հաշված է մինչև ${date}՝ ըստ ցանկի տարիքների։`,
      'last-order': (date) => `Հաշված է մինչև ${date}՝ ցանկի վերջին պատվերի օրը։`
    },
    share: (part, whole) => `${f.integer(part)}-ը ${f.integer(whole)} հաճախորդից`,
    all: (n) => `Ցույց տալ բոլոր ${f.integer(n)}-ը`,
    newCustomers: {
      title: 'Նոր հաճախորդներ',
      subtitle: (granularity) =>
        `Ըստ առաջին պատվերի ժամանակի (${granularity.toLowerCase()}), սկզբում՝ ամենանորը։`,
      repeat: (repeat, all) => `${f.percent(all > 0 ? repeat / all : 0, 0)}-ը վերադարձել է`
    },
    orderCounts: {
      title: 'Պատվերներ՝ ըստ հաճախորդի',
      subtitle: 'Քանի հաճախորդ է պատվիրել մեկ, երկու և ավելի անգամ։',
      exactly: orders,
      between: (from, to) => `${f.integer(from)}–${orders(to)}`,
      from: (n) => `${orders(n)} և ավելի`,
      revenue: (sum) => `միասին՝ ${sum}`
    },
    since: {
      title: 'Ժամանակը վերջին պատվերից',
      subtitle: (n) => `Առանց պատվերի ${days(n)} անցնելուց հետո հաճախորդը համարվում է կորած։`,
      active: (active, all) => `${customers(all)}ից ${f.integer(active)}-ը դեռ ակտիվ է։`,
      between: (from, to) => `${f.integer(from)}–${days(to)}`,
      from: (n) => `${days(n)} և ավելի`,
      lost: 'կորած'
    },
    gaps: {
      title: 'Ժամանակը պատվերների միջև',
      subtitle: (n) => `Երկու և ավելի պատվեր ունեցող ${customers(n)}ից ամեն մեկի միջինը։`,
      median: (n) => `Նրանց կեսի համար այն առավելագույնը ${days(n)} է։`,
      between: (from, below) => `${f.integer(from)}-ից մինչև ${days(below)}`,
      from: (n) => `${days(n)} և ավելի`
    },
    repeat: {
      title: 'Պատվերներ առաջինից հետո',
      transactions: 'Պատվերներ առաջինից հետո',
      revenue: 'Դրանց հասույթը',
      averageValue: 'Մեկի միջինը'
    },
    withRevenue: (known, all) =>
      `Ցանկում կա ${customers(all)}ից ${f.integer(known)}-ի հասույթը. գումարները հենվում են սրանց վրա։`
  };
};
