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
    notMeasurable: 'դեռ չափելի չէ',
    alt: {
      retention: (granularity, s) =>
        `Պահպանման մակարդակի գծապատկեր ${by[granularity]}. ${course(s)}։`,
      customers: (granularity, first, returning) =>
        `Գնորդների սյունապատկեր ${by[granularity]}։ Առաջին անգամ՝ ${course(first)}։ Վերադարձող՝ ${course(returning)}։`,
      revenue: (granularity, first, returning) =>
        `Հասույթի սյունապատկեր ${by[granularity]}։ Առաջին պատվերներ՝ ${course(first)}։ Հետագա պատվերներ՝ ${course(returning)}։`,
      openPeriod: 'Վերջին ժամանակահատվածը դեռ չի ավարտվել։',
      nothing: 'Ոչ մի ժամանակահատված դեռ չափելի չէ։'
    }
  };
};
