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
    layouts: (n) => `${f.integer(n)} տեսակի ֆայլ`,
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
    currencyUnitHelp: 'Մեկ թումանը տասը ռիալ է։ Մակարդակները նույնն են մնում, գումարները՝ ոչ։',
    sameAs: (sum) => `նույնն է, ինչ ${sum}`,
    timeUnit: 'Ի՞նչ միավորով է հաճախորդների տարիքը',
    timeUnitHelp: (sample) =>
      `Ցանկում ամենամեծ տարիքը ${f.isolate(sample)} է, բայց միավորը նշված չէ։`,
    timeUnits: { day: 'Օր', week: 'Շաբաթ', month: 'Ամիս' },
    longest: (days) => `ամենահին հաճախորդը եկել է ${f.integer(days)} օր առաջ`,
    observationEnd: 'Մինչև ո՞ր օրն է ընդգրկում ցանկը',
    observationEndHelp: (sample) =>
      `Ցանկում կան հաճախորդների տարիքները (ամենամեծը՝ ${f.isolate(sample)}), բայց չկա այն օրը, մինչև որը դրանք հաշված են։`,
    observationEndLabel: 'Ցանկի ընդգրկած վերջին օրը',
    observationEndApply: 'Ընտրել այս օրը',
    inFile: (files) => `Ֆայլ՝ ${files}`
  },
  currencies: {
    title: 'Գումարները մի քանի արժույթով են։ Ինչպե՞ս հաշվել դրանք',
    help: 'Քանի դեռ դուք չեք որոշել, տարբեր արժույթներ իրար չեն գումարվում։',
    settled: 'Մի քանի արժույթ',
    settledLead: 'Հաշված է այնպես, ինչպես ընտրել եք։ Ընտրեք նորից, և ամեն ինչ կհաշվվի նորից։',
    keep: 'Հաշվել միայն մեկ արժույթը',
    only: (currency) => `Միայն ${currency}`,
    share: (rows, share) => `${f.integer(rows)} տող, ամբողջի ${f.percent(share)}-ը`,
    together: (sum) => `ընդամենը ${sum}`,
    others: (rows) => `Մնացած ${f.integer(rows)} տողը հաշվի չի առնվի։`,
    convert: 'Բոլորը փոխարկել մեկ արժույթի՝ ձեր գրած փոխարժեքով',
    into: 'Փոխարկել դեպի',
    rate: (from, into) => `1 ${from} = ? ${into}`,
    rateInvalid: 'Գրեք զրոյից մեծ թիվ, օրինակ՝ 0,92։',
    fixed: 'Մեկ թումանը միշտ տասը ռիալ է։',
    total: (sum) => `Բոլոր տողերը միասին՝ ${sum}`,
    totalOpen: 'Գումարը կերևա, երբ բոլոր փոխարժեքները լրացված լինեն։',
    apply: 'Կարդալ այս փոխարժեքներով'
  },
  layout: {
    title: (files) => files,
    more: (n) => `ևս ${f.integer(n)} ֆայլ`,
    kind: 'Ինչ կա ֆայլում',
    recognised: 'Ճանաչվել է որպես',
    files: (n) => (n === 1 ? 'Ֆայլ' : 'Ֆայլեր'),
    rows: (n) => `${f.integer(n)} տող`,
    unpacked: { gzip: 'բացված (gzip)', zip: 'ZIP արխիվից', xlsx: 'Excel-ի գրքից' },
    part: {
      gzip: (file) => `Ֆայլ՝ ${f.isolate(file)} արխիվից`,
      zip: (file) => `Ֆայլ՝ ${f.isolate(file)} արխիվից`,
      xlsx: (file) => `Թերթ՝ ${f.isolate(file)} գրքից`
    },
    remembered: 'Կարդացվել է այնպես, ինչպես նախկինում որոշել եք նույն վերնագրերով ֆայլերի համար։',
    forget: 'Մոռանալ',
    forgetLabel: (files) => `Մոռանալ ձեր որոշումները՝ ${files}`,
    details: 'Սյունակներ և ձև'
  },
  columns: {
    title: 'Սյունակներ',
    lead: 'Ինչի համար է ֆայլի ամեն սյունակը։',
    use: 'Նշանակություն',
    column: 'Սյունակը ֆայլում',
    values: 'Արժեքներ',
    sure: 'Վստահություն',
    unnamed: (n) => `Սյունակ ${f.integer(n)}`,
    duplicate: (heading, n) => `${f.isolate(heading)} (սյունակ ${f.integer(n)})`,
    none: 'Այս ֆայլում չկա',
    kept: 'Պահվում է խմբավորումների համար',
    keptHint: 'պարտադիր չէ, բայց ձեռքի տակ է՝ ըստ դրա խմբավորելու համար',
    empty: 'դատարկ',
    noValues: 'արժեքներ չկան',
    choose: (role) => `Սյունակ՝ ${role}`,
    chooseUse: (column) => `Սյունակի նշանակությունը՝ ${column}`,
    also: (roles) => `նաև՝ ${roles}`,
    needed: 'պարտադիր',
    more: (n) => `Եվս ${f.integer(n)} սյունակ՝ պահված խմբավորումների համար`,
    further: (n) => `Ցույց տալ ևս ${f.integer(n)} սյունակ`
  },
  format: {
    title: 'Ինչպես է գրված ֆայլը',
    lead: 'Փոխեք սրանք, եթե տառերը, ամսաթվերը կամ գումարները սխալ են երևում։',
    encoding: 'Տառերի կոդավորում',
    delimiter: 'Սյունակների բաժանիչ',
    quote: 'Չակերտ',
    dateOrder: 'Ամսաթվի կարգ',
    calendar: 'Ամսաթվերի օրացույց',
    decimal: 'Տասնորդական նշան',
    header: 'Վերնագրերի տող',
    headerRow: (n) => `Տող ${f.integer(n)}`,
    noHeader: 'Վերնագրեր չկան',
    currency: 'Արժույթի միավոր'
  },
  rules: {
    title: 'Կանոններ',
    lead: 'Անջատեք կամ միացրեք կանոնը, և ամեն ինչ կհաշվվի նորից։',
    leftOut: 'Բաց թողնված',
    leftOutHint: 'Կանոնն անջատելիս այս տողերը հաշվվում են որպես պատվերներ։',
    understood: 'Հասկացված',
    understoodHint: 'Ինչպես են մի քանի տողը դառնում մեկ պատվեր, մի քանի նշանը՝ մեկ հաճախորդ։',
    none: 'Ոչ մի կանոն այս ֆայլերին չդիպավ. ամեն կարդացվող տող հաշվվում է այնպես, ինչպես կա։',
    rows: (n) => `${f.integer(n)} տող`,
    would: (n) => `անջատված, ${f.integer(n)} տող`,
    off: 'անջատված'
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
