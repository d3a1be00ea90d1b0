import type { Formatter } from '../formatter';
import { INVISIBLE_CHANGE } from '../numbers';
import type { insights as english } from '../en/insights';
import type { Granularity } from '../../core/settings';

export const insights = (f: Formatter): ReturnType<typeof english> => {
  const span = (n: number, granularity: Granularity): string => {
    const [from, during] = {
      day: ['օրվանից', 'օրվա'],
      week: ['շաբաթից', 'շաբաթվա'],
      month: ['ամսից', 'ամսվա'],
      quarter: ['եռամսյակից', 'եռամսյակի'],
      year: ['տարուց', 'տարվա']
    }[granularity];
    return `առաջին ${from} հետո ${f.integer(n)} ${during} ընթացքում`;
  };
  const chance = 'Տարբերությունն ավելի մեծ չէ, քան պատահականությունը կառաջացներ։';
  const points = (difference: number): string => f.decimal(Math.abs(difference) * 100, 1);

  return {
    chance,
    retentionChange: (x) => {
      const what = `Վերջին ժամանակահատվածում (${x.period}) պահպանել եք ձեր հաճախորդների ${f.percent(x.rate)}-ը (${f.integer(x.numerator)}-ը ${f.integer(x.denominator)}-ից)`;
      if (Math.abs(x.rate - x.previous) < INVISIBLE_CHANGE) {
        return `${what}՝ նույնքան, որքան նախորդում (${x.before})։`;
      }
      const than =
        x.rate >= x.previous
          ? `${points(x.rate - x.previous)} կետով ավելի, քան նախորդում (${x.before})`
          : `${points(x.rate - x.previous)} կետով պակաս, քան նախորդում (${x.before})`;
      return x.significant ? `${what}՝ ${than}։` : `${what}՝ ${than}։ ${chance}`;
    },
    secondOrder: (x) =>
      `Առաջին անգամ գնածների ${f.percent(x.rate)}-ը նորից է պատվիրում ${f.integer(x.days)} օրվա ընթացքում (${f.integer(x.customers)} հաճախորդից)։ ` +
      (x.medianDays === null
        ? 'Կեսից ավելին մինչ այժմ չի վերադարձել։'
        : `Բոլոր առաջին անգամ գնողների կեսը վերադարձել է ${f.integer(x.medianDays)} օրվա ընթացքում։`),
    cohortTrend: (x) =>
      `Ամենանոր ${f.integer(x.cohorts)} կոհորտից ${f.percent(x.recent)}-ը ${span(x.offset, x.granularity)} նորից է պատվիրել (${f.integer(x.recentNumerator)}-ը ${f.integer(x.recentDenominator)} հաճախորդից), բոլոր նախորդներից՝ ${f.percent(x.earlier)}-ը (${f.integer(x.earlierNumerator)}-ը ${f.integer(x.earlierDenominator)}-ից)։` +
      (x.significant
        ? x.recent >= x.earlier
          ? ' Նոր հաճախորդներն ավելի հաճախ են վերադառնում։'
          : ' Նոր հաճախորդներն ավելի քիչ են վերադառնում։'
        : ` ${chance}`),
    returningRevenue: (x) =>
      `Հասույթի ${f.percent(x.share)}-ը գալիս է առաջինից հետո եղած պատվերներից։ Դրանք կատարել է հաճախորդների ${f.percent(x.customersShare)}-ը (${f.integer(x.repeatCustomers)}-ը ${f.integer(x.customers)}-ից)։`,
    concentration: (x) =>
      `Լավագույն հաճախորդների ${f.percent(x.topShare, 0)}-ը (${f.integer(x.topCustomers)}-ը ${f.integer(x.customers)}-ից) բերում է հասույթի ${f.percent(x.revenueShare)}-ը։`,
    aovReturning: (x) => {
      const ratio = f.percent(Math.abs(x.later / x.first - 1), 0);
      const than =
        x.later >= x.first
          ? `${ratio}-ով ավելի, քան առաջին պատվերները`
          : `${ratio}-ով պակաս, քան առաջին պատվերները`;
      return (
        `Հետագա պատվերները միջինում ${x.laterMoney} են՝ ${than} (${x.firstMoney}). հիմքում ${f.integer(x.laterOrders)} հետագա և ${f.integer(x.firstOrders)} առաջին պատվեր է։` +
        (x.significant ? '' : ` ${chance}`)
      );
    },
    newCustomersChange: (x) => {
      const difference = f.integer(Math.abs(x.current - x.previous));
      const than =
        x.current === x.previous
          ? `նույնքան, որքան նախորդում (${x.before})`
          : x.current > x.previous
            ? `${difference}-ով ավելի, քան նախորդում (${x.before}՝ ${f.integer(x.previous)})`
            : `${difference}-ով պակաս, քան նախորդում (${x.before}՝ ${f.integer(x.previous)})`;
      return (
        `Վերջին ժամանակահատվածում (${x.period}) եկել է ${f.integer(x.current)} նոր հաճախորդ՝ ${than}։` +
        (x.significant ? '' : ` ${chance}`)
      );
    },
    lapsed: (x) =>
      `${f.integer(x.customers)} հաճախորդից ${f.integer(x.lapsed)}-ը ${f.integer(x.days)} և ավելի օր պատվեր չի կատարել և համարվում է կորած. միասին նրանք ծախսել էին ${x.money}։`,
    bestCohort: (x) =>
      `Ամենից հաճախ վերադառնում են նրանք, ովքեր սկսել են այստեղ՝ ${x.cohort}. ${f.integer(x.size)} հաճախորդից ${f.percent(x.rate)}-ը ${span(x.offset, x.granularity)} նորից է պատվիրել, մնացած բոլորից՝ ${f.percent(x.average)}-ը։`
  };
};
