import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { exportsSection as english } from '../en/exports';

/** Արտահանման ցանկի, պատկերների և աղյուսակներին կից գրության բառերը։ */
export const exportsSection = (f: Formatter): ReturnType<typeof english> => {
  const offset: Record<Granularity, string> = {
    day: 'Օրեր առաջին գնումից հետո',
    week: 'Շաբաթներ առաջին գնումից հետո',
    month: 'Ամիսներ առաջին գնումից հետո',
    quarter: 'Եռամսյակներ առաջին գնումից հետո',
    year: 'Տարիներ առաջին գնումից հետո'
  };
  return {
    menu: {
      button: 'Արտահանել',
      json: 'Արդյունքներ (JSON)',
      tables: 'Աղյուսակներ (CSV)',
      image: 'Զեկույցի պատկեր (PNG)',
      chartImage: 'Պատկեր (PNG)',
      copyImage: 'Պատճենել պատկերը',
      cohortCsv: 'Աղյուսակ (CSV)',
      issuesCsv: 'Չօգտագործված տողեր (CSV)'
    },
    status: {
      working: 'Ֆայլը պատրաստվում է…',
      saved: (name) => `Պահված է՝ ${f.isolate(name)}`,
      copied: 'Պատկերը պատճենված է',
      copyUnsupported: 'Այս դիտարկիչը պատկերներ պատճենել չի կարող։ Փոխարենը պահեք պատկերը։',
      copyDenied: 'Դիտարկիչը պատճենելը չթույլատրեց։ Փոխարենը պահեք պատկերը։',
      failed: 'Ֆայլը չստեղծվեց։ Փորձեք նորից։'
    },
    image: {
      title: 'Հաճախորդների պահպանման զեկույց',
      period: (range) => `Պատվերներ՝ ${range}`,
      previous: (change, before) => `${change}՝ համեմատած ${before}-ի հետ`,
      pointsUnit: 'տոկոսային կետ',
      noComparison: 'համեմատելու նախորդ ժամանակահատված չկա',
      ofTotal: (numerator, denominator) => `${f.integer(numerator)}՝ ${f.integer(denominator)}-ից`,
      cohort: 'Առաջին գնում',
      size: 'Հաճախորդներ',
      average: 'Միջին',
      offset: (granularity) => offset[granularity],
      cohortsCut: (shown, all) =>
        `Վերջին ${f.integer(shown)} կոհորտը ${f.integer(all)}-ից. բոլորը երևում են ծրագրում։`,
      offsetsCut: (shown) => `Ամեն կոհորտի առաջին ${f.integer(shown)} ժամանակահատվածը։`,
      openLegend: 'Շտրիխ կամ կետագիծ՝ ժամանակահատվածը դեռ չի ավարտվել',
      thinLegend: '30-ից քիչ հաճախորդ. զգուշությամբ',
      lapse: (days) =>
        `Հաճախորդը կորած է համարվում ${f.integer(days)} օր առանց պատվերի մնալուց հետո։`,
      definitions: 'Ինչ են նշանակում թվերը',
      madeOn: (date) => `Պատրաստված է այս սարքում՝ ${date}`,
      notMeasurable: 'Դեռ չափելի չէ',
      noCohorts: 'Դեռ կոհորտներ չկան'
    },
    readme: {
      title: 'Մանդեգարի աղյուսակներ',
      shop: (name) => `Խանութ՝ ${name}`,
      made: (date) => `Պատրաստված է՝ ${date}`,
      span: (range) => `Պատվերներ՝ ${range}`,
      intro:
        'Ամեն աղյուսակ UTF-8 կոդավորմամբ CSV ֆայլ է. վանդակների միջև՝ ստորակետ, տասնորդական նշանը՝ կետ, ամսաթվերը՝ տարի-ամիս-օր։ Դատարկը նշանակում է անհայտ, ոչ թե զրո։ Մակարդակները կոտորակներ են. 0.25-ը 25% է։',
      safety:
        'Այն վանդակը, որն աղյուսակային ծրագիրը կարող է բանաձև համարել, սկսվում է ապաթարցով, որպեսզի մնա տեքստ։',
      files: {
        kpis: 'գլխավոր թվերը',
        periods:
          'մեկ տող՝ մեկ ժամանակահատված. հաճախորդները սկզբում և վերջում, նորերը, պահպանվածները, մակարդակները, հասույթը',
        active: 'ժամանակահատվածում գնած հաճախորդները՝ ըստ կոհորտների',
        onOrAfter: 'այդ ժամանակահատվածում կամ հետո գնած հաճախորդները՝ ըստ կոհորտների',
        returnedBy:
          'մինչև ժամանակահատվածի վերջը երկրորդ պատվեր ունեցող հաճախորդները՝ ըստ կոհորտների',
        orders: 'ժամանակահատվածի պատվերները՝ ըստ կոհորտների',
        revenue: 'ժամանակահատվածի հասույթը՝ ըստ կոհորտների'
      },
      columns:
        'Կոհորտների աղյուսակներում 0-ն առաջին գնման ժամանակահատվածն է, 1-ը՝ հաջորդը և այդպես շարունակ. «complete_until»-ը վերջին ավարտված ժամանակահատվածն է։'
    }
  };
};
