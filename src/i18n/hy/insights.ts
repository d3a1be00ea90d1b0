import type { Formatter } from '../formatter';
import { INVISIBLE_CHANGE } from '../numbers';
import type { insights as english } from '../en/insights';
import type { EventMeasureKey } from '../../core/schema/event-effect';
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
  const measures: Record<EventMeasureKey, string> = {
    newCustomersPerDay: 'օրական նոր հաճախորդները',
    ordersPerDay: 'օրական պատվերները',
    revenuePerDay: 'օրական հասույթը',
    averageOrderValue: 'պատվերի միջին արժեքը',
    returningOrderShare: 'հաճախորդի առաջին պատվերը չեղող պատվերների մասնաբաժինը',
    secondWithin30: '30 օրվա ընթացքում նորից պատվիրող նոր հաճախորդների մասնաբաժինը'
  };
  const nth = (n: number): string => (n === 1 ? '1-ին' : `${f.integer(n)}-րդ`);
  const times = (customers: number | null, each: string): string =>
    customers === null ? '' : ` (${f.integer(customers)} հաճախորդ, յուրաքանչյուրը՝ ${each})`;

  /** Տարի, կամ այնքան օր, որքան կա տվյալներում։ */
  const inDays = (n: number | null): string => (n === null ? 'տարեկան' : `${f.integer(n)} օրում`);

  return {
    chance,
    stake: {
      year: (x) => `Դա ${inDays(x.days)} մոտ ${x.money} է${times(x.customers, x.each)}։`,
      point: (x) => `Հարյուրից ևս մեկ հաճախորդը ${inDays(x.days)} կբերեր մոտ ${x.money}։`,
      percent: (x) => `Դրա մեկ տոկոսը ${inDays(x.days)} մոտ ${x.money} է։`,
      spent: (x) =>
        x.customers === null
          ? `Վերջին տարում կորածները դրան նախորդող տարում ծախսել էին մոտ ${x.money}։`
          : `Վերջին տարում կորած ${f.integer(x.customers)} հաճախորդը դրան նախորդող տարում ծախսել էր մոտ ${x.money}։`,
      days: (x) => `Այդ օրերին դա կազմել է մոտ ${x.money}${times(x.customers, x.each)}։`
    },
    boughtAgainChange: (x) =>
      `Նախորդ ժամանակահատվածի (${x.before}) գնորդների ${f.percent(x.rate)}-ը նորից գնել է վերջինում՝ ${x.period} (${f.integer(x.numerator)}-ը ${f.integer(x.denominator)}-ից). դա ` +
      (x.rate >= x.previous
        ? `${points(x.rate - x.previous)} կետով ավելի է, քան մեկ ժամանակահատված առաջ։`
        : `${points(x.rate - x.previous)} կետով պակաս է, քան մեկ ժամանակահատված առաջ։`),
    revenueRetentionChange: (x) =>
      `Նախորդ ժամանակահատվածում (${x.before}) գնած ${f.integer(x.buyers)} հաճախորդը վերջինում (${x.period}) նորից բերել է այդ հասույթի ${f.percent(x.rate)}-ը. մեկ ժամանակահատված առաջ դա ${f.percent(x.previous)} էր։`,
    secondOrderYear: (x) =>
      `Առաջին անգամ գնած ${f.integer(x.customers)} հաճախորդից (${x.span}) ${f.percent(x.rate)}-ը վերադարձել է ${f.integer(x.days)} օրվա ընթացքում, մեկ տարի առաջ նույն շաբաթներին՝ ${f.integer(x.previousCustomers)}-ի ${f.percent(x.previous)}-ը (տարբերությունը՝ ${points(x.rate - x.previous)} կետ, ±${f.decimal(x.points * 100, 1)})։`,
    reminder: (x) =>
      `Առաջին անգամ գնածներից նրանց, ովքեր վերադառնում են, կեսը վերադառնում է ${f.integer(x.halfBy)} օրվա ընթացքում, հինգից չորսը՝ ${f.integer(x.mostBy)} օրվա (հիմքում ${f.integer(x.customers)} հաճախորդ է, որոնց ${f.percent(x.returning)}-ը վերադառնում է ${f.integer(x.horizonDays)} օրվա ընթացքում)։ Գրեք նրանց մինչև ${nth(x.halfBy)} օրը` +
      (x.waiting > 0 ? `. ${f.integer(x.waiting)} հաճախորդ դեռ չի հասել դրան։` : '։'),
    bottleneck: (x) =>
      `Ամենադժվար քայլը ${nth(x.orders + 1)} պատվերն է. ${f.integer(x.days)} օրվա ընթացքում այն կատարում է ${f.integer(x.customers)} հաճախորդի ${f.percent(x.rate)}-ը, մյուս քայլերը՝ առնվազն ${f.percent(x.elsewhere)}-ը։`,
    groupReturns: (x) =>
      `${x.rate >= x.otherRate ? 'Ավելի հաճախ' : 'Ավելի քիչ'} են վերադառնում, երբ ${x.per === 'order' ? 'առաջին պատվերում' : 'հաճախորդի տվյալներում'} ${x.name} սյունակը «${x.text}» է. ${f.integer(x.customers)} հաճախորդից ${f.percent(x.rate)}-ը նորից է պատվիրել ${f.integer(x.days)} օրվա ընթացքում, մնացած ${f.integer(x.otherCustomers)}-ից՝ ${f.percent(x.otherRate)}-ը։`,
    event: (x) =>
      `«${x.name}» իրադարձությունից հետո ${f.integer(x.days)} օրում ${measures[x.measure]} կազմել է ${x.afterText}, նույնքան օր առաջ՝ ${x.beforeText}։ ` +
      (x.overlaps
        ? 'Այդ օրերին կա նաև այլ իրադարձություն, և սեզոնն էլ կարող է իր բաժինն ունենալ։'
        : 'Սեզոնը և այլ պատճառներ նույնպես կարող են իրենց բաժինն ունենալ։'),
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
      `${f.integer(x.customers)} հաճախորդից ${f.integer(x.lapsed)}-ը ${f.integer(x.days)} և ավելի օր պատվեր չի կատարել և համարվում է կորած` +
      (x.money === null ? '։' : `. միասին նրանք ծախսել էին ${x.money}։`),
    bestCohort: (x) =>
      `Ամենից հաճախ վերադառնում են նրանք, ովքեր սկսել են այստեղ՝ ${x.cohort}. ${f.integer(x.size)} հաճախորդից ${f.percent(x.rate)}-ը ${span(x.offset, x.granularity)} նորից է պատվիրել, մնացած բոլորից՝ ${f.percent(x.average)}-ը։`
  };
};
