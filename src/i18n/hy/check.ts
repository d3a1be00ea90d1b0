import type { Formatter } from '../formatter';
import type { check as english } from '../en/check';

export const check = (f: Formatter): ReturnType<typeof english> => ({
  title: 'Ինչպես կարդացինք ֆայլը',
  lead: 'Ուղղեք այն, ինչ սխալ է։ Ամեն փոփոխությունից հետո ֆայլն անմիջապես կրկին կարդացվում է։',
  showReport: 'Ցույց տալ հաշվետվությունը',
  ready: 'Ամեն ինչ պատրաստ է։',
  missing: (n) =>
    f.plural(n, { one: 'Մեկ հարց դեռ բաց է։', other: `${f.integer(n)} հարց դեռ բաց է։` }),
  missingRole: (role) => `Սյունակ ընտրված չէ՝ ${role}։`,
  noRows: 'Դեռ ոչ մի տող հնարավոր չէ օգտագործել։',
  rereading: 'Կրկին կարդում ենք…',
  readOnly: {
    title: 'Ֆայլն այլևս հասանելի չէ',
    text: 'Այստեղ երևում է, թե ինչպես է այն կարդացվել։ Փոփոխելու համար կրկին գցեք նույն ֆայլը այս էջի ցանկացած մասում։'
  },
  sampleNotice: 'Սա հավելվածի ստեղծած օրինակելի խանութն է. ուղղելու ֆայլ չկա։',
  summary: {
    label: 'Համառոտ՝ ինչպես կարդացվեց ֆայլը',
    files: (n) => `${f.integer(n)} ֆայլ`,
    rows: (n) => `${f.integer(n)} տող`,
    sample: 'Օրինակելի խանութ',
    separatedBy: (delimiter) => `Բաժանիչ՝ ${delimiter}`,
    dates: (order) => `Ամսաթվեր՝ ${order}`,
    platform: (name) => `Ճանաչվեց՝ ${f.isolate(name)}`
  },
  questions: {
    title: (n) => f.plural(n, { one: 'Մեկ հարց', other: `${f.integer(n)} հարց` }),
    lead: 'Ֆայլն այս մասին չի ասում, իսկ արդյունքը դրանից կախված է։',
    dateOrder: (sample) => `Ո՞ր օրն է ${f.isolate(sample)}`,
    dateOrderHelp: 'Օրն ու ամիսը կարող են շփոթվել։',
    decimal: (sample) => `Որքա՞ն է ${f.isolate(sample)}`,
    decimalHelp: 'Նշանը կարող է բաժանել հազարավորները կամ տասնորդականները։',
    role: {
      customer: 'Ո՞ր սյունակն է ասում, թե ով է գնել',
      date: 'Ո՞ր սյունակում է պատվերի օրը',
      amount: 'Ո՞ր սյունակում է վճարված գումարը'
    },
    roleHelp: {
      customer: 'Լավագույնն այն է, ինչ ամեն գնման նույնն է՝ էլ. փոստ, հեռախոս կամ հաճախորդի համար։',
      date: 'Պատվերի օրը, ոչ թե առաքման կամ փոփոխության։',
      amount: 'Պատվերի ընդհանուր գումարը, ինչպես վճարել է հաճախորդը։'
    },
    otherColumn: 'Այլ սյունակ',
    chooseColumn: 'Ընտրեք սյունակ…',
    currencyUnit: (sample) => `${f.isolate(sample)} թումա՞ն է, թե՞ ռիալ`,
    currencyUnitHelp: 'Մեկ թումանը տասը ռիալ է։ Մակարդակները նույնն են մնում, գումարները՝ ոչ։'
  },
  columns: {
    title: 'Սյունակներ',
    lead: 'Ֆայլի որ սյունակն ինչի համար է։',
    use: 'Նշանակություն',
    column: 'Սյունակը ֆայլում',
    values: 'Արժեքներ',
    sure: 'Վստահություն',
    unnamed: (n) => `Սյունակ ${f.integer(n)}`,
    duplicate: (heading, n) => `${f.isolate(heading)} (սյունակ ${f.integer(n)})`,
    none: 'Այս ֆայլում չկա',
    noValues: 'արժեքներ չկան',
    choose: (role) => `Սյունակ՝ ${role}`,
    needed: 'պարտադիր',
    more: (n) => `Եվս ${f.integer(n)} նշանակություն`,
    roleHints: {
      customer: 'ով է գնել',
      email: 'հյուր գնորդներին ճանաչելու համար',
      phone: 'հյուր գնորդներին ճանաչելու համար',
      name: 'ցանկերի համար',
      date: 'պատվերի օրը',
      time: 'եթե առանձին սյունակում է',
      amount: 'ինչ է վճարվել',
      quantity: 'հատերի քանակը',
      unitPrice: 'մեկ հատի գինը',
      refund: 'ինչ է վերադարձվել',
      orderId: 'միավորում է մեկ պատվերի տողերը',
      status: 'չեղարկվածները բացառելու համար',
      currency: 'կոդ կամ նշան'
    }
  },
  format: {
    title: 'Ֆայլի ձևը',
    lead: 'Փոխեք սրանք, եթե տառերը, ամսաթվերը կամ գումարները սխալ են երևում։',
    encoding: 'Տառերի կոդավորում',
    delimiter: 'Սյունակների բաժանիչ',
    dateOrder: 'Ամսաթվի կարգ',
    calendar: 'Ամսաթվերի օրացույց',
    decimal: 'Տասնորդական նշան',
    header: 'Վերնագրերի տող',
    headerRow: (n) => `Տող ${f.integer(n)}`,
    noHeader: 'Վերնագրեր չկան',
    currency: 'Արժույթի միավոր'
  },
  rules: {
    title: 'Դիտավորյալ բաց թողնված տողեր',
    lead: 'Անջատեք կանոնը, և դրա տողերը կհաշվվեն որպես պատվերներ։',
    none: 'Ոչ մի կանոն այս ֆայլում չգործեց. բոլոր կարդացվող տողերը հաշվվում են։',
    off: 'հաշվվում է',
    rows: (n) => `${f.integer(n)} տող`
  },
  result: {
    title: 'Ինչ եղավ տողերի հետ',
    accepted: 'Ընդունված',
    rejected: 'Մերժված',
    ignored: 'Բաց թողնված',
    acceptedHint: 'հաշվետվության մեջ',
    rejectedHint: 'չկարդացվեցին',
    ignoredHint: 'ըստ կանոնի',
    ofRead: (n) => `կարդացված ${f.integer(n)} տողից`,
    reasons: 'Պատճառներ',
    allAccepted: 'Բոլոր տողերն ընդունված են։',
    download: 'Ներբեռնել այս տողերը (CSV)',
    downloadHint: (n) => `${f.integer(n)} չօգտագործված տող՝ տողի համարով և պատճառով։`,
    downloadCut: (n) => `Առաջին ${f.integer(n)} չօգտագործված տողերը։`,
    downloadFailed: 'Տողերը չպահպանվեցին։',
    examples: 'Օրինակ',
    line: (n) => `տող ${f.integer(n)}`
  },
  preview: {
    title: 'Առաջին տողերը, ինչպես հասկացվեցին',
    lead: 'Մի քանիսը համեմատեք ձեր ֆայլի հետ։',
    line: 'Տող',
    customer: 'Հաճախորդ',
    date: 'Ամսաթիվ',
    amount: 'Գումար',
    orderId: 'Պատվեր',
    status: 'Կարգավիճակ',
    outcome: 'Արդյունք',
    accepted: 'Ընդունված',
    none: 'Դեռ ցույց տալու տողեր չկան։'
  }
});
