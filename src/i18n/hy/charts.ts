import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';
import type { SeriesSummary } from '../series-summary';
import type { charts as english } from '../en/charts';

/** Գծապատկերների վերնագրեր, շարքեր, առանցքներ և տեքստային այլընտրանքներ։ */
export const charts = (f: Formatter): ReturnType<typeof english> => {
  const by: Record<Granularity, string> = {
    day: 'ըստ օրերի',
    week: 'ըստ շաբաթների',
    month: 'ըստ ամիսների',
    quarter: 'ըստ եռամսյակների',
    year: 'ըստ տարիների'
  };
  const course = (s: SeriesSummary): string =>
    s.count === 1
      ? `${s.last} (${s.lastLabel})`
      : `սկզբում ${s.first} (${s.firstLabel}), վերջում ${s.last} (${s.lastLabel}), ամենացածրը ${s.lowest} (${s.lowestLabel}), ամենաբարձրը ${s.highest} (${s.highestLabel})`;
  return {
    title: {
      retention: 'Պահպանված և կորած հաճախորդներ',
      definitions: 'Պահպանումը հաշվելու եղանակները՝ միասին',
      customers: 'Նոր և վերադարձող հաճախորդներ',
      revenue: 'Հասույթ նոր և վերադարձող հաճախորդներից',
      cohorts: 'Ովքեր են վերադառնում՝ ըստ առաջին գնման'
    },
    by: (granularity) => by[granularity],
    series: {
      retention: 'Պահպանման մակարդակ',
      churn: 'Արտահոսքի մակարդակ',
      interval: '95% վստահության միջակայք',
      firstTime: 'Առաջին անգամ գնողներ',
      returning: 'Վերադարձող գնորդներ',
      firstRevenue: 'Առաջին պատվերներ',
      returningRevenue: 'Հետագա պատվերներ'
    },
    tooltip: {
      ratio: (numerator, denominator) =>
        `${f.integer(numerator)}՝ ${f.integer(denominator)} հաճախորդից`,
      interval: (low, high) => `95% վստահության միջակայք՝ ${f.percent(low)} – ${f.percent(high)}`,
      share: (part) => `ժամանակահատվածի ${f.percent(part)}-ը`,
      total: (amount) => `Ընդամենը՝ ${amount}`,
      incomplete: 'Ժամանակահատվածը դեռ չի ավարտվել',
      notMeasurable: 'Դեռ չափելի չէ. ոչ ոք չէր կարող կորած լինել',
      thin: '30-ից քիչ հաճախորդ. զգուշությամբ'
    },
    definitions: {
      kept: {
        name: 'Պահպանված',
        counts:
          'հաշվում է նրանց, ովքեր հաճախորդ էին ժամանակահատվածի սկզբում և դեռ հաճախորդ են վերջում՝ անկախ նրանից, թե այդ ընթացքում գնել են, թե ոչ',
        differs: 'Մյուսներն ավելի խիստ են կամ այլ բան են հաշվում։'
      },
      keptWithWonBack: {
        name: 'Պահպանված՝ հետ բերվածներով',
        counts:
          'հաշվում է վերջում եղած բոլոր ոչ նոր հաճախորդներին, նաև հետ բերվածներին՝ սկզբում եղածների համեմատ',
        differs:
          '«Պահպանված»-ից բարձր է և կարող է գերազանցել 100%-ը, որովհետև ավելացնում է նախկինում կորած հաճախորդներին։ Սա դասագրքային բանաձևն է։'
      },
      boughtAgain: {
        name: 'Նորից գնած',
        counts: 'հաշվում է նրանց, ովքեր գնել են նախորդ ժամանակահատվածում և գնել են նաև այս մեկում',
        differs:
          '«Պահպանված»-ից շատ ցածր է, եթե մարդիկ ժամանակահատվածում մեկ անգամից պակաս են գնում. դադարը համարվում է չվերադառնալ։'
      },
      revenueNet: {
        name: 'Պահպանված հասույթ՝ զուտ',
        counts:
          'հաշվում է գումարը, որ նախորդ ժամանակահատվածի գնորդները ծախսել են այս մեկում՝ այն ժամանակվա ծախսի համեմատ',
        differs:
          'Հաշվում է գումար, ոչ թե մարդ. մի քանի խոշոր գնորդ ավելի մեծ կշիռ ունեն, և ավելի շատ ծախսողները փակում են հեռացածների տեղը. կարող է գերազանցել 100%-ը։'
      },
      revenueGross: {
        name: 'Պահպանված հասույթ՝ համախառն',
        counts:
          'հաշվում է նույն գումարը, բայց ոչ մեկից՝ նախորդից ավելի, որպեսզի մեկի աճը չթաքցնի մյուսի կորուստը',
        differs: 'Երբեք բարձր չէ ո՛չ «զուտ»-ից, ո՛չ 100%-ից. ավելի ծախսածը չի հաշվվում։'
      }
    },
    noInterval: {
      customers: 'Միջակայք չկա. սա սկզբում եղած հաճախորդների մասնաբաժին չէ',
      money: 'Միջակայք չկա. սա գումար է, ոչ թե հաճախորդների մասնաբաժին'
    },
    moneyOf: (part, whole) => `${part}՝ նախորդ ժամանակահատվածի ${whole}-ից`,
    finalOn: (date) => `Ժամանակահատվածը դեռ չի ավարտվել, վերջնական կլինի՝ ${date}`,
    key: {
      hollow: 'Դատարկ կետ՝ 30-ից քիչ հաճախորդ',
      dashed: (date) => `Կետագիծ՝ ժամանակահատվածը չի ավարտվել, վերջնական կլինի՝ ${date}`,
      band: (name) => `Գունավորված շերտ՝ «${name}»-ի 95% վստահության միջակայքը`
    },
    notMeasurable: 'դեռ չափելի չէ',
    alt: {
      retention: (granularity, s) =>
        `Պահպանման մակարդակի գծապատկեր ${by[granularity]}. ${course(s)}։`,
      customers: (granularity, first, returning) =>
        `Գնորդների սյունապատկեր ${by[granularity]}։ Առաջին անգամ՝ ${course(first)}։ Վերադարձող՝ ${course(returning)}։`,
      revenue: (granularity, first, returning) =>
        `Հասույթի սյունապատկեր ${by[granularity]}։ Առաջին պատվերներ՝ ${course(first)}։ Հետագա պատվերներ՝ ${course(returning)}։`,
      definitions: (granularity, parts) =>
        `Գծապատկեր ${by[granularity]}։ ${parts.map((p) => `${p.name}՝ ${course(p.course)}։`).join(' ')}`,
      openPeriod: 'Վերջին ժամանակահատվածը դեռ չի ավարտվել։',
      nothing: 'Ոչ մի ժամանակահատված դեռ չափելի չէ։'
    }
  };
};
