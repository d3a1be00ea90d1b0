import type { Formatter } from '../formatter';
import type { calculator as english } from '../en/calculator';

export const calculator = (f: Formatter): ReturnType<typeof english> => ({
  title: 'Արագ հաշվիչ',
  lead: 'Մի քանի թիվ՝ առանց ֆայլի։ Գրածը մնում է այս էջի հասցեում, և հղումը կվերականգնի այն։',
  back: 'Սկիզբ',
  copyLink: 'Պատճենել հղումը',
  linkCopied: 'Հղումը պատճենված է',
  linkNotCopied: 'Հղումը չպատճենվեց։ Կարող եք այն վերցնել հասցեի տողից։',
  clear: 'Մաքրել',
  clearAll: 'Մաքրել բոլոր դաշտերը',
  example: 'Լրացնել օրինակով',
  waiting: 'Պատասխանը տեսնելու համար լրացրեք դաշտերը։',
  notANumber: 'Սա թիվ չէ։ Գրեք, օրինակ, 500 կամ 12,5։',
  optionalPercent: 'օրինակ՝ 40%',
  perYear: 'տարեկան',
  fields: {
    start: 'Հաճախորդներ սկզբում',
    end: 'Հաճախորդներ վերջում',
    new: 'Նոր հաճախորդներ այդ ընթացքում',
    customers: 'Գնում կատարած հաճախորդներ',
    repeat: 'Նրանցից երկու և ավելի անգամ գնածներ',
    orderValue: 'Պատվերի միջին արժեք',
    ordersPerYear: 'Մեկ հաճախորդի պատվերները տարում',
    margin: 'Համախառն շահույթի մասնաբաժին',
    retention: 'Տարվա ընթացքում մնացածների մասը',
    acquisitionCost: 'Ծախս՝ հաճախորդ ներգրավելու վրա',
    newCustomers: 'Ներգրավված հաճախորդներ',
    retentionCost: 'Ծախս՝ հաճախորդ պահելու վրա',
    keptCustomers: 'Պահված հաճախորդներ'
  },
  retention: {
    title: 'Պահպանում և արտահոսք',
    gloss: 'Ձեր ունեցած հաճախորդներից քանի՞սն են դեռ ձեզ հետ։',
    rate: 'Պահպանման մակարդակ',
    churn: 'Արտահոսքի մակարդակ',
    formula: '(հաճախորդներ վերջում − նոր հաճախորդներ) ÷ հաճախորդներ սկզբում',
    churnFormula: '1 − պահպանման մակարդակ',
    numbers: (n) =>
      `(${f.integer(n.end)} − ${f.integer(n.new)}) ÷ ${f.integer(n.start)} = ${f.percent(n.rate)}`,
    sentence: (n) =>
      `${f.integer(n.start)} հաճախորդից ${f.integer(n.kept)}-ը մնացել է, ${f.integer(n.lost)}-ը՝ հեռացել։`
  },
  repeat: {
    title: 'Կրկնվող գնումների տոկոսադրույք',
    gloss: 'Ձեր հաճախորդներից քանի՞սն են գնել մեկից ավելի անգամ։',
    rate: 'Կրկնվող գնումների տոկոսադրույք',
    formula: 'երկու և ավելի պատվեր ունեցող հաճախորդներ ÷ բոլոր գնորդներ',
    numbers: (n) => `${f.integer(n.repeat)} ÷ ${f.integer(n.customers)} = ${f.percent(n.rate)}`
  },
  lifetimeValue: {
    title: 'Հաճախորդի կյանքի արժեք',
    gloss:
      'Որքան է վաստակում խանութը մեկ հաճախորդից նրա մնալու բոլոր տարիներին՝ մինչև հաստատուն ծախսերը։',
    value: 'Կյանքի արժեք',
    formula: 'պատվերի արժեք × պատվերներ տարում × շահույթի մասնաբաժին × հաճախորդ լինելու տարիներ',
    lifetimeFormula: 'հաճախորդ լինելու տարիներ = 1 ÷ (1 − տարվա ընթացքում մնացածների մասը)',
    numbers: (n) =>
      `${f.decimal(n.orderValue, 2)} × ${f.decimal(n.ordersPerYear, 2)} × ${f.percent(n.margin)} × ${f.decimal(n.years, 2)} = ${f.decimal(n.value, 2)}`,
    lifetimeNumbers: (n) => `1 ÷ (1 − ${f.percent(n.retention)}) = ${f.decimal(n.years, 2)}`,
    years: (years) => `${f.decimal(years, 1)} տարի`,
    yearsLabel: 'Հաճախորդ լինելու սպասվող ժամկետ'
  },
  costs: {
    title: 'Ներգրավել, թե պահել',
    gloss: 'Ինչ արժե մեկ հաճախորդը՝ նոր կամ պահված, նույն ժամանակահատվածում։',
    perNew: 'Մեկ հաճախորդի ներգրավումը',
    perKept: 'Մեկ հաճախորդի պահպանումը',
    ratio: (ratio) => `Ներգրավելն արժե ${f.decimal(ratio, 1)} անգամ ավելի, քան պահելը։`,
    keepingFree: 'Պահպանումը ոչինչ չի արժեցել, ուստի հարաբերություն չկա։',
    formula: 'ներգրավման ծախս ÷ ներգրավված հաճախորդներ; պահպանման ծախս ÷ պահված հաճախորդներ',
    numbers: (n) =>
      `${f.decimal(n.acquisitionCost, 2)} ÷ ${f.integer(n.newCustomers)} = ${f.decimal(n.costPerNew, 2)}; ${f.decimal(n.retentionCost, 2)} ÷ ${f.integer(n.keptCustomers)} = ${f.decimal(n.costPerKept, 2)}`,
    claim: 'Հաճախ նշում են 5-ից 25 անգամ։ Դա այլ խանութների միջինն է, իսկ վերևի թիվը ձերն է։'
  },
  fault: (fault) => {
    switch (fault.code) {
      case 'negative':
        return 'Այս թիվը չի կարող զրոյից փոքր լինել։';
      case 'not-whole':
        return 'Հաճախորդները հաշվվում են ամբողջ թվերով։';
      case 'zero':
        return 'Այս թիվը պետք է զրոյից մեծ լինի։';
      case 'above-one':
        return `Այս թիվը չի կարող ${f.percent(1, 0)}-ից մեծ լինել։`;
      case 'new-above-end':
        return `Նոր հաճախորդները (${f.integer(fault.new)}) չեն կարող ավելի շատ լինել, քան վերջում եղածները (${f.integer(fault.end)}), քանի որ նրանց թվում են։`;
      case 'kept-above-start':
        return `Վերջում ${f.integer(fault.kept)} հաճախորդ նոր չէ, բայց սկզբում ընդամենը ${f.integer(fault.start)} կար։ Հեռանալուց հետո վերադարձածներին հաշվեք որպես նոր կամ ստուգեք թվերը։`;
      case 'repeat-above-customers':
        return `Վերադարձածները (${f.integer(fault.repeat)}) ավելի շատ են, քան բոլոր գնորդները (${f.integer(fault.customers)})։`;
      case 'kept-for-ever':
        return `Եթե մնում է ${f.percent(1, 0)}-ը, ոչ ոք չի հեռանում, և արժեքը վերջ չունի։ Գրեք ${f.percent(1, 0)}-ից փոքր թիվ։`;
    }
  }
});
