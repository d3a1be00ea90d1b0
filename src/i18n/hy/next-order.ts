import type { Formatter } from '../formatter';
import type { nextOrder as english } from '../en/next-order';

/** «Հաջորդ պատվերը» բաժինը՝ երբ են վերադառնում, երբ հիշեցնել, ուր են հասնում։ */
export const nextOrder = (f: Formatter): ReturnType<typeof english> => {
  const plain = (n: number) => f.integer(n);
  const days = (n: number) => `${plain(n)} օր`;
  const customers = (n: number) => `${plain(n)} հաճախորդ`;
  const ORDINALS = [
    '',
    'առաջին',
    'երկրորդ',
    'երրորդ',
    'չորրորդ',
    'հինգերորդ',
    'վեցերորդ',
    'յոթերորդ',
    'ութերորդ',
    'իններորդ',
    'տասներորդ'
  ];
  const nth = (n: number) => (n === 1 ? '1-ին' : `${plain(n)}-րդ`);
  const ordinal = (n: number) => ORDINALS[n] ?? `${plain(n)}-րդ`;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const interval = '95% վստահության միջակայք';

  return {
    gloss:
      'Որքա՞ն ժամանակ անց են հաճախորդները նորից պատվիրում, ովքե՞ր չեն վերադառնում, և ո՞ր օրն է ճիշտ հիշեցման համար։',
    none: 'Դեռ դիտելու պատվերներ չկան',
    noneText: 'Հենց որ հաճախորդը կարող լինի երկրորդ անգամ պատվիրել, այս բաժինը կլրանա։',

    step: 'Որ պատվերը',
    stepName: (n) => `${capital(ordinal(n))} պատվեր`,

    reminder: {
      title: 'Երբ ուղարկել հիշեցումը',
      sentence: (half, most) =>
        `Վերադարձողների կեսը վերադառնում է ${days(half)}վա, իսկ ${f.percent(0.8)}-ը՝ ${days(most)}վա ընթացքում։`,
      sentenceSameDay: (most) =>
        `Վերադարձողների կեսը վերադառնում է հենց նույն օրը, իսկ ${f.percent(0.8)}-ը՝ ${days(most)}վա ընթացքում։`,
      advice: (half, most) =>
        half < most
          ? `Գրեք նրանց մոտ ${nth(half)} օրը, ամենաուշը՝ մինչև ${nth(most)} օրը։`
          : `Գրեք նրանց մինչև ${nth(most)} օրը։`,
      adviceSameDay: (most) =>
        most > 0
          ? `Շնորհակալություն հայտնեք անմիջապես և նորից գրեք մինչև ${nth(most)} օրը։`
          : 'Ավելի ուշ հիշեցումը հասնում է քչերին, որոնք առանց դրա էլ կգային։',
      why: (half, most) =>
        half < most
          ? `Մինչև ${nth(half)} օրը վերադարձողների կեսից ավելին դեռ պիտի գա, շատերն՝ ինքնուրույն. ${nth(most)} օրից հետո հինգից միայն մեկն է մնում։`
          : `${nth(most)} օրից հետո վերադարձողներից մնում է առավելագույնը հինգից մեկը։`,
      basis: (order, all, returning, horizon) =>
        `Հենվում է ${customers(all)}ի վրա, որոնք կատարել են ${ordinal(order - 1)} պատվերը։ ${days(horizon)}վա ընթացքում նրանց ${f.percent(returning)}-ը կատարում է ${ordinal(order)} պատվերը. այդքան հեռու է դիտվել առնվազն ${customers(30)}, առավելագույնը՝ մեկ տարի։`,
      toDate: (order, reached, all) =>
        `Առայժմ ${customers(all)}ից ${plain(reached)}-ն է կատարել ${ordinal(order)} պատվերը։`,
      none: (order) =>
        `Հիշեցման օրը դեռ հնարավոր չէ ասել. ${ordinal(order - 1)} պատվերից հետո ${days(30)} դիտվել է ${plain(30)}-ից քիչ հաճախորդ, կամ դեռ ոչ ոք չի վերադարձել։`,
      half: (day) => `կեսը՝ օր ${plain(day)}`,
      most: (day) => `${f.percent(0.8)}՝ օր ${plain(day)}`
    },

    curve: {
      title: 'Քանիսն են վերադարձել մինչև որ օրը',
      subtitle: (order) => `Օրեր ${ordinal(order - 1)}ից մինչև ${ordinal(order)} պատվերը`,
      gloss:
        'Գծով հասեք որևէ օրվա. մինչ այդ այդքանն արդեն նորից պատվիրել էր։ 20 օր առաջ եկած հաճախորդը հաշվվում է միայն 20 օր, այնպես որ նորեկները գիծը ներքև չեն քաշում։',
      band: interval,
      axis: (order) => `Օրեր ${ordinal(order - 1)} պատվերից հետո`,
      axisBelow: 'Տակը՝ դիտվող, դեռ չվերադարձած հաճախորդները',
      day: (n) => `Օր ${plain(n)}`,
      atRisk: (n) => `${customers(n)} դեռ դիտվում է և չի վերադարձել`,
      interval: (low, high) => `${interval}՝ ${f.percent(low)} – ${f.percent(high)}`,
      fewNote: `Կետագիծ՝ դեռ դիտվում է ${plain(10)}-ից քիչ հաճախորդ, և գիծը կարող է ցատկել։`,
      median: (order, n) =>
        `Բոլոր հաճախորդների կեսը ${ordinal(order)} պատվերը կատարել է ${days(n)}վա ընթացքում։`,
      tooShort: 'Գիծ դեռ չկա. այդ պատվերից հետո ոչ ոք դեռ մեկ օր չի դիտվել։',
      noMedian: (order) => `Հաճախորդների կեսից քիչն է կատարել ${ordinal(order)} պատվերը։`,
      columns: { within: 'Ժամկետ', share: 'Նորից պատվիրել են', interval },
      within: (n) => days(n),
      beyond: 'տվյալները սրա համար կարճ են',
      alt: (order, points) =>
        `${capital(ordinal(order))} պատվերը կատարած հաճախորդների մասնաբաժնի գծապատկեր՝ ըստ նախորդից անցած օրերի. ${points}։`,
      altPoint: (share, n) => `${f.percent(share)}՝ ${days(n)} անց`,
      altNone: 'Դեռ ոչինչ չափելի չէ։'
    },

    gaps: {
      title: 'Օրեր պատվերների միջև',
      subtitle: (order) =>
        order >= 5
          ? 'Հինգերորդ և հետագա պատվերներից առաջ'
          : `${capital(ordinal(order - 1))} և ${ordinal(order)} պատվերների միջև`,
      orderName: (order) => (order >= 5 ? `${plain(5)} և ավելի` : plain(order)),
      which: 'Օրեր՝ պատվերից առաջ, համարը',
      sentence: (p25, p75) =>
        `Այս պատվերների միջին կեսը եկել է նախորդից ${plain(p25)}–${days(p75)} անց։`,
      quantiles: {
        p25: 'Քառորդը',
        median: 'Կեսը',
        p75: 'Երեք քառորդը',
        p90: 'Տասից ինը'
      },
      days,
      series: 'Պատվեր',
      axis: 'Օրեր նախորդ պատվերից',
      bin: (from, below) =>
        below === null
          ? `${plain(from)}+`
          : below - from === 1
            ? plain(from)
            : `${plain(from)}–${plain(below - 1)}`,
      share: (part, n) => `${plain(n)} պատվեր, ${f.percent(part)}`,
      basis: (n) => `Հաշվված է ${plain(n)} պատվերից։`,
      note: 'Նույն օրվա երկու պատվերի միջև 0 օր է։ Այստեղ միայն այն դադարներն են, որոնք ավարտվել են պատվերով։ Դեռ չվերադարձածները չկան, ուստի իրական սպասումն ավելի երկար է. հիշեցման օրն ընտրելիս նայեք վերևի կորին։',
      none: 'Դեռ ոչ ոք այս պատվերը չի կատարել։',
      columns: { days: 'Օր', orders: 'Պատվեր', share: 'Մասնաբաժին' },
      alt: (order, median, count) =>
        `${plain(count)} պատվերի սյունապատկեր՝ ըստ նախորդից անցած օրերի, պատվերի համարը՝ ${order}. կեսը՝ ${days(median)}վա ընթացքում։`
    },

    ladder: {
      title: 'Պատվերից պատվեր',
      subtitle: 'Այսքան պատվեր ունեցած հաճախորդներից քանիսն են մինչ այժմ կատարել ևս մեկը',
      rung: (n) => `${plain(n)} → ${plain(n + 1)}`,
      rungLong: (n) => `Պատվեր ${plain(n)}-ից ${plain(n + 1)}`,
      of: (part, whole) => `${plain(part)}-ը ${plain(whole)}-ից`,
      loses: (n, lost, all) =>
        `Ամենաշատը կորչում են ${ordinal(n)} պատվերից հետո. ${customers(all)}ից ${plain(lost)}-ը (${f.percent(lost / all)}) առայժմ այլ պատվեր չի կատարել։`,
      climbs: (first, later, n) =>
        `Առաջին պատվերից հետո շարունակում է ${f.percent(first)}-ը, ${ordinal(n)}ից հետո՝ ${f.percent(later)}-ը. ով հաճախ է վերադարձել, ավելի հավանական է, որ նորից գա։`,
      note: 'Նորեկները նույնպես հաշվվում են, թեև քիչ ժամանակ են ունեցել։ Վերևի կորերը դա հաշվի են առնում։',
      aovTitle: 'Պատվերի միջին արժեքն ըստ համարի',
      aovGloss: 'Վերադառնալիս հաճախորդներն ավելի՞ շատ են ծախսում, թե՞ քիչ։',
      aovFew: 'Պատվերները շատ քիչ են՝ ասելու, թե գումարները տարբերվում են, թե ոչ։',
      aovSame: 'Առաջին և հետագա պատվերների արժեքների տարբերությունը պատահականի սահմաններում է։',
      aovMore: (n, later, first) =>
        `${capital(ordinal(n))} պատվերը միջինում առաջինից մեծ է՝ ${later}, առաջինը՝ ${first}։`,
      aovLess: (n, later, first) =>
        `${capital(ordinal(n))} պատվերը միջինում առաջինից փոքր է՝ ${later}, առաջինը՝ ${first}։`,
      series: 'Շարունակողների մասնաբաժինը',
      columns: {
        step: 'Քայլ',
        share: 'Շարունակել են',
        basis: 'Հաճախորդներ',
        interval,
        order: 'Պատվերի համարը',
        aov: 'Միջին արժեք'
      },
      alt: (points) => `Եվս մեկ պատվեր կատարած հաճախորդների մասնաբաժնի սյունապատկեր. ${points}։`
    },

    mix: {
      title: 'Նոր և վերադարձող',
      subtitle: 'Նոր՝ հաճախորդի ամենաառաջին պատվերը։ Վերադարձող՝ դրանից հետո ամեն պատվեր։',
      rows: { customers: 'Հաճախորդներ', orders: 'Պատվերներ', revenue: 'Հասույթ' },
      fresh: 'Նոր',
      returning: 'Վերադարձող',
      sentence: (customersShare, revenueShare) =>
        `Գնորդների ${f.percent(customersShare)}-ը գոնե մեկ անգամ վերադարձել է. առաջինից հետո եղած պատվերները բերում են հասույթի ${f.percent(revenueShare)}-ը։`,
      overlap: 'Այս օրերին և՛ առաջին, և՛ հետագա պատվեր ունեցողը հաշվվում է վերադարձող։',
      columns: {
        what: 'Ինչը',
        fresh: 'Նոր',
        returning: 'Վերադարձող',
        share: 'Վերադարձողների մասնաբաժինը'
      }
    },

    concentration: {
      title: 'Որքանն է կախված լավագույն հաճախորդներից',
      subtitle: 'Ամենաշատ հասույթ բերած հաճախորդների մասնաբաժինը հասույթում',
      top: (share) => `Լավագույն ${f.percent(share)}-ը`,
      sentence: (share, n, revenue) =>
        `Լավագույն ${f.percent(share)}-ը՝ ${customers(n)}, բերում է հասույթի ${f.percent(revenue)}-ը։`,
      strong:
        'Շատ բան կախված է քչերից. ճանաչեք այս հաճախորդներին անունով և շուտ հարցրեք, եթե մեկը չի գալիս։',
      middle: 'Խանութի համար սովորական է. հաճախորդների փոքր մասը բերում է հասույթի մեծ մասը։',
      even: 'Հասույթը բաշխված է հավասարաչափ. ոչ մի հաճախորդ մենակ չի որոշում տարին։',
      series: 'Հասույթի մասնաբաժինը',
      equal: 'Եթե բոլորը նույնքան բերեին',
      axis: 'Հաճախորդների մասնաբաժինը՝ սկսած լավագույններից',
      point: (share) => `Հաճախորդների լավագույն ${f.percent(share)}-ը`,
      columns: { top: 'Մաս', customers: 'Հաճախորդ', share: 'Հասույթի մասնաբաժինը' },
      none: 'Բաժանելու հասույթ չկա։',
      alt: (points) =>
        `Հասույթի մասնաբաժնի գծապատկեր՝ ըստ հաճախորդների մասնաբաժնի, սկսած լավագույններից. ${points}։`
    }
  };
};
