import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { compare as english, OwnMeasure } from '../en/compare';

/** Բաժին, որը երկու զեկույց դնում է կողք կողքի։ */
export const compare = (f: Formatter): ReturnType<typeof english> => {
  const customers = (n: number) => `${f.integer(n)} հաճախորդ`;
  const units: Record<Granularity, string> = {
    day: 'Օր',
    week: 'Շաբաթ',
    month: 'Ամիս',
    quarter: 'Եռամսյակ',
    year: 'Տարի'
  };
  const inUnits: Record<Granularity, string> = {
    day: 'օրը',
    week: 'շաբաթը',
    month: 'ամիսը',
    quarter: 'եռամսյակը',
    year: 'տարին'
  };
  const measures: Record<OwnMeasure, string> = {
    orders: 'Պատվերներ',
    secondWithin90: 'Երկրորդ պատվեր 90 օրվա ընթացքում',
    revenuePerCustomer: 'Հասույթ մեկ հաճախորդից'
  };

  return {
    gloss:
      'Այս զեկույցի կողքին դրեք այլ ժամանակ, հաճախորդների այլ խումբ կամ այլ պահված զեկույց և տեսեք, թե ինչն է պատահականից ավելի տարբերվում։',
    choose: {
      title: 'Համեմատել',
      kind: 'Ինչի հետ համեմատել',
      kinds: {
        period: 'Այլ ժամանակ',
        filter: 'Այլ զտիչ',
        session: 'Այլ զեկույց'
      },
      nothing: 'Դեռ ոչինչ ընտրված չէ',
      nothingText: 'Ա-ն այս զեկույցն է։ Վերևում ընտրեք, թե ինչ լինի Բ-ն։',
      go: 'Համեմատել',
      end: 'Ավարտել համեմատությունը'
    },
    period: {
      yearBefore: 'Մեկ տարի առաջ',
      before: 'Անմիջապես առաջ՝ նույն տևողությամբ',
      newest: (n, granularity) =>
        n === 1
          ? `Ամենանոր ${inUnits[granularity]}՝ նախորդի համեմատ`
          : `Ամենանոր ${f.integer(n)} ${inUnits[granularity]}՝ նախորդ ${f.integer(n)}-ի համեմատ`,
      newestHint: 'Այս զեկույցը նույնպես սահմանափակում է այդ օրերով։',
      noPreset:
        'Այս զեկույցն ընդգրկում է բոլոր օրերը, և դրանից առաջ ոչինչ չկա։ Սահմանափակեք այն որևէ ժամանակահատվածով կամ ներքևում ընտրեք օրեր. այդ դեպքում ընդհանուր հաճախորդները երկու կողմում էլ կլինեն։',
      presets: 'Հաճախ ընտրվող',
      own: 'Սկիզբ և վերջ',
      from: 'Սկիզբ',
      to: 'Վերջ',
      reversed: 'Երկրորդը չպետք է առաջինից շուտ լինի։'
    },
    filter: {
      others: 'Բոլոր մյուսները',
      without: 'Առանց զտիչի',
      dimension: 'Ըստ',
      loading: 'Պատվերները դիտարկվում են…',
      failed: 'Չհաջողվեց պարզել, թե ինչից կարելի է ընտրել։',
      apart: 'Այս հաճախորդներին դուրս թողնել Ա-ից',
      apartHint: 'Այդ դեպքում ոչ ոք երկու կողմում չէ, և պատահականությունը կարելի է գնահատել։',
      chooseValues: 'Ընտրեք, թե ինչ պետք է լինի Բ-ի մեջ։'
    },
    session: {
      label: 'Պահված զեկույց',
      none: 'Այլ զեկույց դեռ պահված չէ',
      noneText: 'Բացեք մեկ այլ ֆայլ. ամեն մեկի զեկույցը պահվում է, և դրա հետ կարելի է համեմատել։',
      facts: (n, days) => (days === '' ? customers(n) : `${customers(n)}, ${days}`)
    },

    sides: {
      title: 'Ինչն է համեմատվում',
      a: 'Ա',
      b: 'Բ',
      inView: 'այս զեկույցը',
      beside: 'դրա կողքին',
      basis: (n, orders) => `${customers(n)}, ${f.integer(orders)} պատվեր`,
      shared: (n) => `${customers(n)}՝ երկուսում էլ`,
      unknownShared: 'Հնարավոր չէ իմանալ՝ որևէ մեկը երկուսից էլ գնում է, թե ոչ։'
    },
    noFilter: 'բոլոր հաճախորդները',

    summary: {
      differs: (n, tested, items) =>
        tested === 1
          ? `Միակ թիվը, որ կարելի է ստուգել, պատահականից ավելի է տարբերվում. ${f.list(items)}։`
          : `Ստուգելի ${f.integer(tested)} թվից ${f.integer(n)}-ը պատահականից ավելի է տարբերվում. ${f.list(items)}։`,
      item: (name, higher, difference) =>
        `${name}՝ Բ-ում ${higher ? 'ավելի բարձր' : 'ավելի ցածր'} (${difference})`,
      detail: (difference, interval) =>
        interval === '' ? difference : `${difference}, ${interval}`,
      none: (tested) =>
        tested === 1
          ? 'Միակ թիվը, որ կարելի է ստուգել, պատահականից ավելի չի տարբերվում։'
          : `Ստուգելի ${f.integer(tested)} թվից ոչ մեկը պատահականից ավելի չի տարբերվում։`,
      sharing: (n) =>
        `${customers(n)} երկու կողմում էլ կա, ուստի տարբերությունների մեծ մասը պատահականությունից զատել հնարավոր չէ։`,
      untested: 'Այստեղ դեռ ոչինչ հնարավոր չէ ստուգել. հաճախորդները կամ օրերը քիչ են։',
      noCause:
        'Տարբերությունը դեռ պատճառ չէ. կարող են տարբեր լինել նաև սեզոնը, գները կամ հաճախորդների կազմը։',
      soon: (differs, p) =>
        differs
          ? `Թե որքան շուտ են առաջին անգամ գնողները նորից պատվիրում, պատահականից ավելի է տարբերվում (լոգ-ռանկ թեստ, ${p})։`
          : `Թե որքան շուտ են առաջին անգամ գնողները նորից պատվիրում, պատահականից ավելի չի տարբերվում (լոգ-ռանկ թեստ, ${p})։`,
      p: (p) => (p < 0.001 ? `p < ${f.decimal(0.001, 3)}` : `p = ${f.decimal(p, 3)}`)
    },

    table: {
      title: 'Թվերը կողք կողքի',
      measure: 'Թիվ',
      difference: 'Բ-ն Ա-ի համեմատ',
      interval: '95% միջակայք',
      verdict: 'Պատահակա՞ն է',
      measures,
      points: (difference) => `${difference} կետ`,
      range: (low, high) => `${low}-ից մինչև ${high}`,
      days: (n) => `${n} օր`,
      verdicts: {
        more: 'պատահականից ավելի',
        within: 'պատահականի սահմաններում',
        shared: (n) => `հնարավոր չէ ասել. ${customers(n)} կա երկուսում էլ`,
        unknown: 'երկու կողմում չափելի չէ',
        currency: 'տարբեր արժույթներ',
        untested: 'չի ստուգվում'
      },
      untestedNote:
        'Քանակները, գումարները և գումարների միջինները չեն ստուգվում. զեկույցը գիտի՝ քանիսն են, բայց ոչ՝ որքան են ցրված։',
      currencyNote: 'Ամեն կողմն իր արժույթով է. գումարները չեն համեմատվում։',
      thin: '30-ից քիչ հաճախորդ',
      ofCustomers: (part, whole) => `${customers(whole)}ից ${f.integer(part)}-ը`,
      csv: 'Աղյուսակ (CSV)',
      menu: 'Թվերը կողք կողքի՝ նկար և աղյուսակ'
    },

    charts: {
      retention: 'Պահպանումը՝ մեկը մյուսի վրա',
      byNumber: 'առաջին ժամանակահատվածը՝ առաջինի դիմաց',
      byDate: 'ըստ ամսաթվի',
      second: 'Որքան շուտ են առաջին անգամ գնողները նորից պատվիրում',
      cohort: 'Միջին կոհորտը',
      cohortSubtitle: 'Առաջին անգամ գնողների մասնաբաժինը, որ գնում է ամեն հետագա ժամանակահատվածում',
      axisDays: 'Օրեր առաջին պատվերից հետո',
      axisOffset: (granularity) => `${units[granularity]}՝ առաջին պատվերից հետո`,
      axisNumber: (granularity) => `${units[granularity]}՝ ամեն կողմի սկզբից`,
      differentPeriods:
        'Երկու կողմի կոհորտները հաշվված են տարբեր ժամանակահատվածներով, ուստի դրանք հնարավոր չէ իրար վրա դնել։',
      side: (side, name) => `${side}՝ ${name}`,
      columns: { at: 'Ժամանակ', a: 'Ա', b: 'Բ' }
    },

    ofCustomers: (part, whole) => `${customers(whole)}ից ${f.integer(part)}-ը`,
    interval: (low, high) => `95% միջակայք՝ ${f.percent(low)} – ${f.percent(high)}`,
    openPeriod: 'Ժամանակահատվածը դեռ չի ավարտվել',
    periodNumber: (n, granularity) => `${units[granularity]} ${f.integer(n)}`,
    offset: (n, granularity) => `${units[granularity]} ${f.integer(n)}`,
    day: (n) => `Օր ${f.integer(n)}`,
    course: (name, first, last) =>
      `${name}՝ ${first.value} (${first.label}), ${last.value} (${last.label})`,
    alt: (sides) => `Երկու կողմի գծապատկերը։ ${sides.join('. ')}։`,
    noCourse: 'Դեռ ոչինչ չափելի չէ։',

    loading: 'Երկրորդ զեկույցը կազմվում է…',
    failed: {
      title: 'Համեմատությունը չհաջողվեց',
      gone: (name) => `${f.isolate(name)} զեկույցն այլևս չկա կամ չի կարդացվում։ Ընտրեք մեկ ուրիշը։`,
      newer: (name) =>
        `${f.isolate(name)} զեկույցը պահվել է այս ծրագրի ավելի նոր տարբերակով։ Վերաբեռնեք էջը։`,
      other: 'Փորձեք նորից կամ ընտրեք այլ բան համեմատելու համար։',
      retry: 'Փորձել նորից'
    },
    empty: {
      a: 'Այս զեկույցում ոչինչ չի բավարարում իր զտիչին, ուստի համեմատելու բան չկա։',
      b: 'Ոչ մի պատվեր չի բավարարում այս զտիչին, ուստի համեմատելու բան չկա։ Ընտրեք այլ արժեքներ։'
    },
    list: {
      title: 'Այդ զեկույցը հաճախորդների ցանկ է',
      text: 'Ամեն հաճախորդի համար մեկ տող ունի, առանձին պատվերներ չկան, ուստի պահպանումն ու երկրորդ պատվերները հնարավոր չէ համեմատել։'
    },
    thin: (n) =>
      `Կողմերից մեկն ունի ընդամենը ${customers(n)}։ Այդ դեպքում տարբերությունը պետք է մեծ լինի, որ պատահականությունից զատվի։`
  };
};
