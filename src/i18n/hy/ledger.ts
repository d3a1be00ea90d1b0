import type { Formatter } from '../formatter';
import type { ledger as english } from '../en/ledger';

export const ledger = (f: Formatter): ReturnType<typeof english> => {
  const rows = (n: number) => `${f.integer(n)} տող`;
  const orders = (n: number) => `${f.integer(n)} պատվեր`;
  const customers = (n: number) => `${f.integer(n)} հաճախորդ`;
  return {
    title: 'Ինչ կարդացվեց, և ինչ եղավ դրա հետ',
    lead: 'Ֆայլերից մինչև զեկույց. ամեն սյունակ գումարվում է վերևից ներքև։',
    columns: {
      what: 'Անվանում',
      rows: 'Տողեր',
      amount: 'Գումար',
      amountIn: (currency) => `Գումար (${currency})`
    },
    read: 'Կարդացված ֆայլերից',
    leftOut: 'Բաց թողնված',
    accepted: 'Հաշվվող տողեր',
    changed: 'Միավորված և փոփոխված',
    changedHint: 'Այս տողերը մնում են, ուստի չեն հանվում։',
    result: 'Զեկույցում',
    revenue: 'Հասույթ',
    come: (orderCount, customerCount) =>
      `Դրանք ${orders(orderCount)} են՝ ${customers(customerCount)}ից։`,
    comeCustomers: (customerCount) => `Դրանք ${customers(customerCount)}ի թվերն են։`,
    spellings: (spellings, customerCount) =>
      `Անունների, հասցեների ու համարների ${f.integer(spellings)} գրությունն իրականում ${customers(customerCount)} է։`,
    balanced: 'Երկու սյունակներն էլ համընկնում են։',
    unbalanced: {
      rows: (n) => `Տողերը չեն համընկնում. ${rows(n)} մնում է անբացատրելի։`,
      amount: (sum) => `Գումարները չեն համընկնում. ${sum} մնում է անբացատրելի։`
    },
    unbalancedHelp: 'Սա հավելվածի սխալ է։ Մատյանը (CSV) ցույց է տալիս, թե որտեղից է այն։',
    nothing: 'Ոչինչ բաց չի թողնվել և չի փոխվել։',
    touched: (n) => rows(n),
    lines: {
      show: (what) => `Տողերի համարները՝ ${what}`,
      line: (n) => `տող ${f.integer(n)}`,
      lines: (list) => `տողեր ${list}`,
      more: (n) => `և ևս ${f.integer(n)}`,
      none: 'Առանձին տողերի հետ կապված չէ։'
    },
    download: 'Մատյան (CSV)',
    downloadHint:
      'Ամեն գրառումն իր տողերով՝ աղյուսակային ծրագրի համար. գումարներն այնտեղ էլ են համընկնում։',
    csv: {
      what: 'Անվանում',
      code: 'Կոդ',
      file: 'Ֆայլ',
      line: 'Տողի համար',
      rows: 'Տողեր',
      touched: 'Փոփոխված տողեր',
      amount: 'Գումար',
      more: (n) => `և ևս ${f.integer(n)}`
    },

    files: {
      title: 'Ֆայլեր',
      lead: (fileCount, rowCount) =>
        fileCount === 1
          ? `Մեկ ֆայլ՝ ${rows(rowCount)}։`
          : `${f.integer(fileCount)} ֆայլ, ընդամենը՝ ${rows(rowCount)}։`,
      columns: { file: 'Ֆայլ', holds: 'Պարունակություն', rows: 'Տողեր', size: 'Չափ' },
      sample: 'Օրինակելի խանութը որևէ ֆայլից չէ։',
      add: 'Ավելացնել հաջորդ ամիսը…',
      addHint:
        'Ընտրեք նոր արտահանումը կամ գցեք այն այս էջի ցանկացած մասում։ Այն կարող է մասամբ կրկնել եղածը. նույն համարով պատվերները հաշվվում են մեկ անգամ։',
      addLabel: 'Այս զեկույցին ավելացվող ֆայլեր',
      check: 'Ինչպես են կարդացվել',
      kept: {
        kept: 'Ֆայլերը պահվում են այս զեկույցի հետ, միայն այս սարքում, որպեսզի կարողանաք ավելացնել դրանց և ուղղել, թե ինչպես են կարդացվում։',
        keeping: 'Ֆայլերը պահվում են այս զեկույցի հետ…',
        'not-kept':
          'Ֆայլերը չեն պահվել։ Այս զեկույցին ավելացնելու համար նախորդ ֆայլերը կրկին գցեք նորերի հետ միասին։',
        'too-large':
          'Ֆայլերը չափազանց մեծ են այս դիտարկիչում պահելու համար։ Այս զեկույցին ավելացնելու համար նախորդ ֆայլերը կրկին գցեք նորերի հետ միասին։'
      }
    },

    remembered: {
      title: 'Ինչ եք որոշել նախկինում',
      lead: 'Նույն վերնագրերով ֆայլերը հաջորդ ամիս էլ կկարդացվեն նույն կերպ։',
      none: 'Դեռ որևէ բան որոշելու կարիք չի եղել։',
      decided: 'Ձեր որոշումները հիշվում են այս վերնագրերով ֆայլերի համար։',
      forget: 'Մոռանալ',
      forgetLabel: (files) => `Մոռանալ ձեր որոշումները՝ ${files}`,
      forgotten: 'Մոռացված է։ Այս վերնագրերով հաջորդ ֆայլը կկարդացվի նորովի։'
    }
  };
};
