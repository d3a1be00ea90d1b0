import type { Formatter } from '../formatter';
import type { customers as english } from '../en/customers';

/** Բոլոր հաճախորդների աղյուսակը և յուրաքանչյուրի էջը։ */
export const customers = (f: Formatter): ReturnType<typeof english> => {
  const days = (n: number) => `${f.integer(n)} օր`;
  const months = (n: number) => `${f.integer(n)} ամ`;
  const orders = (n: number) => `${f.integer(n)} պատվեր`;
  const count = (n: number) => `${f.integer(n)} հաճախորդ`;
  const within = (horizon: number | null) =>
    horizon === null ? 'ամբողջ ապագայում' : `առաջիկա ${months(horizon)}սում`;
  const interval = (low: string, high: string) => `95% միջակայք՝ ${low}-ից մինչև ${high}`;
  const discounted = (rate: string) => (rate === '' ? '' : `՝ տարեկան ${rate} զեղչման դրույքով`);

  return {
    title: 'Ամեն հաճախորդը, և ինչ է նրանից սպասվում',
    days,
    range: (low, high) => `${low} – ${high}`,
    since: (n) => `անցել է ${days(n)}`,
    overdueBy: (n) => `${days(n)} ուշացում`,
    missed: 'չի եղել',
    below: (chance) => `< ${chance}`,
    above: (chance) => `> ${chance}`,

    lists: {
      all: 'Բոլորը',
      once: 'Գնել են մեկ անգամ',
      repeat: 'Նորից են գնել',
      active: 'Հավանաբար դեռ հաճախորդ են',
      leaving: 'Հեռանում են կամ հեռացել',
      'leaving-best': 'Լավագույններից հեռացողները',
      overdue: 'Ուշացողները'
    },
    listsLabel: 'Որ հաճախորդները',
    listGloss: {
      all: '',
      once: 'Առայժմ մեկ պատվեր ունեն։',
      repeat: 'Առայժմ երկու կամ ավելի պատվեր ունեն։',
      active: 'Հավանականությունը, որ դեռ հաճախորդ են, կեսն է կամ ավելի։',
      leaving: 'Հավանականությունը, որ դեռ հաճախորդ են, կեսից պակաս է։',
      'leaving-best':
        'Հավանականությունը, որ դեռ հաճախորդ են, կեսից պակաս է, և նրանք այն մեկ հինգերորդից են, որն ամենաշատ հասույթն է բերել։',
      overdue:
        'Հավանաբար դեռ հաճախորդ են, բայց հաջորդ պատվերի սպասված օրն անցել է. գուցե հիշեցնելու ժամանակն է։'
    },

    columns: {
      key: 'Հաճախորդ',
      firstOrder: 'Առաջին պատվեր',
      lastOrder: 'Վերջին պատվեր',
      orders: 'Պատվերներ',
      revenue: 'Արժեքն առայժմ',
      averageOrderValue: 'Միջին պատվեր',
      pAlive: 'Դեռ հաճախորդ է',
      expectedOrders: 'Սպասվող պատվերներ',
      expectedValue: 'Սպասվող արժեք',
      nextOrder: 'Հաջորդ պատվերը մոտ',
      overdueDays: 'Ուշացում'
    },
    inUnit: (column, unit) => `${column} (${unit})`,
    sortBy: (column) => `Դասավորել ըստ՝ ${column}`,
    table: 'Հաճախորդներ՝ տողում մեկը',
    open: (name) => `Բացել՝ ${name}`,
    loading: 'Բեռնվում է…',
    keys: 'Սլաքներով անցնում եք տողից տող, Page Up և Page Down ստեղներով՝ էջից էջ, Home և End ստեղներով՝ սկիզբ և վերջ. Enter-ը բացում է հաճախորդին։',
    printed: (from, to, of) =>
      `Տողեր ${f.integer(from)}–${f.integer(to)}՝ ${f.integer(of)}-ից. բոլորը կան CSV ֆայլում։`,
    columnsMenu: 'Սյունակներ',
    columnsTitle: 'Որ սյունակները',
    columnsText: 'Ընտրությունը հիշվում է այս սարքում։ Հաճախորդի սյունակը միշտ մնում է։',
    done: 'Պատրաստ է',
    help: 'Ինչ են նշանակում սյունակները',
    search: 'Գտնել հաճախորդի',
    searchHint: 'Անվան կամ հասցեի մի մաս',
    clear: 'Մաքրել որոնումը',

    shown: (matching, all) =>
      matching === all ? count(all) : `${f.integer(matching)}՝ ${count(all)}ից`,
    totals: (orderCount, revenue) =>
      revenue === null ? orders(orderCount) : `առայժմ ${orders(orderCount)} և ${revenue}`,
    totalsToCome: (orderCount, value, horizon) => {
      const parts = [
        ...(orderCount === null ? [] : [`${orderCount} պատվեր`]),
        ...(value === null ? [] : [`${value} արժեք`])
      ];
      return parts.length === 0 ? '' : `${within(horizon)} սպասվում է՝ ${parts.join(', ')}`;
    },
    toCome: (horizon) => `Սպասվողը՝ ${within(horizon)}։`,
    basis: {
      intervals:
        'Մանր տառերով գրված է միջակայքը, որի մեջ մեկ հաճախորդի իրական վարքն ընկնում է 100 դեպքից 95-ում։ Այն լայն է, որովհետև մեկ մարդու վարքը դժվար է կանխատեսել։',
      revenue: (rate) => `Սպասվող արժեքը հասույթն է${discounted(rate)}։`,
      margin: (margin, rate) =>
        `Սպասվող արժեքն այն է, ինչ մնում է հասույթից ${margin} մարժայի դեպքում${discounted(rate)}։`
    },
    nobody: {
      title: 'Այսպիսի հաճախորդ չկա',
      search: (text) => `Այս ցանկում ոչ մեկի անվան մեջ չկա «${text}»։`,
      list: 'Այս ցանկում ոչ ոք չկա։',
      all: 'Ցույց տալ բոլոր հաճախորդներին'
    },

    forecast: {
      computing: 'Հաշվարկվում է, թե ինչ կանի հավանաբար ամեն հաճախորդը…',
      failedTitle: 'Հաճախորդներին հաշվարկել չհաջողվեց',
      noneTitle: 'Աղյուսակը ցույց է տալիս եղածը, ոչ թե այն, ինչ սպասվում է'
    },

    csv: {
      save: 'Պահել որպես CSV',
      progress: (done, of) => `${f.integer(done)}՝ ${count(of)}ից`,
      label: 'Ֆայլը գրվում է',
      cancel: 'Չեղարկել'
    },

    page: {
      back: 'Բոլոր հաճախորդները',
      previous: 'Նախորդ հաճախորդը',
      next: 'Հաջորդ հաճախորդը',
      place: (n, of) => `${f.integer(n)} / ${f.integer(of)}`,
      pending: 'Հաճախորդը փնտրվում է…',
      failedTitle: 'Հաճախորդին գտնել չհաջողվեց',
      missingTitle: 'Այս հաճախորդն ընտրության մեջ չէ',
      missingText: 'Զտիչը կամ ընտրված օրերը դուրս են թողնում այս հաճախորդին։',
      alive: (chance, band) =>
        ({
          sure: `Շատ հավանական է, որ դեռ հաճախորդ է՝ ${chance}`,
          likely: `Հավանաբար դեռ հաճախորդ է՝ ${chance}`,
          unlikely: `Հավանաբար հեռացել է. դեռ հաճախորդ լինելու հավանականությունը ${chance} է`,
          gone: `Շատ հավանական է, որ հեռացել է. դեռ հաճախորդ լինելու հավանականությունը ${chance} է`
        })[band],
      orders: (n, low, high, horizon) =>
        `${capital(within(horizon))} սպասվում է ${n} պատվեր (${interval(low, high)})։`,
      worth: (value, low, high, horizon) =>
        `Արժեքն ${within(horizon)}՝ ${value} (${interval(low, high)})։`,
      nextOrder: (date) => `Եթե դեռ հաճախորդ է, հաջորդ պատվերը սպասվում է մոտավորապես ${date}։`,
      nextOrderLate: (date, late) =>
        `Հաջորդ պատվերը սպասվում էր մոտավորապես ${date}. ուշանում է ${days(late)}։`,
      nextOrderMissed: (date) => `Հաջորդ պատվերը սպասվում էր մոտավորապես ${date}, բայց չի եղել։`,
      soFar: (n, first, last) =>
        n === 1
          ? `Առայժմ մեկ պատվեր${last === null ? '' : `՝ ${last}`}։`
          : `Առայժմ ${orders(n)}${first === null ? '' : `. առաջինը՝ ${first}`}${last === null ? '' : `${first === null ? '.' : ','} վերջինը՝ ${last}`}։`,
      brought: (revenue, average) =>
        average === null
          ? `Բերել է ${revenue}։`
          : `Բերել է ${revenue}, մեկ պատվերը՝ միջինում ${average}։`,
      nothing: 'Դեռ հնարավոր չէ ասել, թե ինչ է սպասվում։',
      until: (date) => `Առ ${date}`,
      interval: '100 դեպքից 95-ում այսպիսի հաճախորդի արդյունքը միջակայքի մեջ է։',

      course: {
        title: 'Դեռ հաճախո՞րդ է. շաբաթ առ շաբաթ',
        line: 'Դեռ հաճախորդ լինելու հավանականությունը',
        order: 'Պատվեր',
        gloss:
          'Ամեն պատվեր բարձրացնում է գիծը, լռությունն իջեցնում է այն՝ այնքան շուտ, որքան հաճախ էր այս հաճախորդը գնում։ Հաշվարկված է բոլոր հաճախորդների մասին այսօր հայտնի տվյալներով։',
        alt: (n, first, last, chance) =>
          `Դեռ հաճախորդ լինելու հավանականության գիծը (${first} – ${last}), ${orders(n)}. վերջում՝ ${chance}։`,
        columns: { day: 'Օր', chance: 'Դեռ հաճախորդ է', order: 'Պատվեր' }
      },
      counts: {
        title: 'Քանի՞ պատվեր է սպասվում',
        subtitle: (horizon) => `Հավանականություններն ${within(horizon)}`,
        orders: (n, orMore) => (orMore ? `${f.integer(n)} կամ ավելի` : orders(n)),
        label: 'Հավանականությունն ըստ պատվերների թվի'
      },
      silence: {
        title: 'Որքա՞ն հավանական է լռությունը',
        subtitle: 'Հավանականությունը, որ տվյալների վերջին օրից այսքան օր պատվեր չի լինի',
        within: (n) => `${days(n)}վա ընթացքում`,
        label: 'Պատվեր չլինելու հավանականությունը'
      },
      history: {
        title: 'Պատվերներ',
        none: 'Ֆայլում այս հաճախորդի առանձին պատվերներ չկան։',
        columns: { number: 'Հ/հ', day: 'Օր', amount: 'Գումար', gap: 'Նախորդից հետո' },
        refund: 'Վերադարձված գումար',
        more: (n) => `և ևս ${f.integer(n)} ավելի հին պատվեր, որոնք կան CSV ֆայլում`,
        csv: 'Պահել այս պատվերները (CSV)'
      },
      attributes: {
        title: 'Ինչ են ասում ֆայլերը',
        ofOrder: 'վերջին պատվերը',
        blank: '(դատարկ)'
      }
    }
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
