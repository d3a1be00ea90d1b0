import type { MembersQuestion } from '../../core/schema/members';
import type { Formatter } from '../formatter';

type Every = MembersQuestion['every'];

/** Անդամներ և որոշակի առիթներ։ */
export const members = (f: Formatter) => {
  const occasions = (n: number, every: Every): string =>
    `${f.integer(n)} ${{ month: 'ամիս', quarter: 'եռամսյակ', year: 'տարի' }[every]}`;
  return {
    title: 'Անդամներ, բաժանորդներ, որոշակի առիթներ',
    subtitle:
      'Ակումբների, բաժանորդագրությունների, դասընթացների, տոնավաճառների համար. խանութներ, որտեղ հաճախորդը գալիս է ամիսը, եռամսյակը կամ տարին մեկ անգամ կամ չի գալիս։ Ցանկացած պահի արվող պատվերների համար ճիշտը վերևի կանխատեսումն է։',
    every: 'Հաճախորդը կարող է պատվիրել կամ երկարաձգել ամեն',
    choices: { month: 'ամիս', quarter: 'եռամսյակ', year: 'տարի' },
    choose: 'Ընտրեք, թե որքան հաճախ է գալիս առիթը. հաշվվում են օրացույցի ամբողջական շրջանները։',
    pending: 'Առիթները հաշվվում են…',
    failed: 'Հաշվել չհաջողվեց։ Նորից փորձելու համար ընտրեք կրկին։',
    none: {
      'too-short': (periods: number, every: Every) =>
        `Որևէ բան ասելու համար առաջինից հետո պետք է երկու ամբողջական շրջան. առայժմ կա ${occasions(periods, every)}։ Փորձեք ավելի կարճ շրջան։`,
      'too-few': (customers: number) =>
        `${f.integer(customers)} հաճախորդից 30-ից քիչն է պատվիրել հետագա շրջաններում. երկարաձգումների մասին խոսելու համար սա քիչ է։`,
      'no-orders': 'Մեկ հաճախորդին մեկ տող ունեցող ցանկը չի ասում, թե երբ է օգտագործվել ամեն առիթը։'
    },
    used: (share: string, used: number, all: number) =>
      `Մինչև իրենց վերջին պատվերը հաճախորդներն օգտագործել են առիթների ${share}-ը (${f.integer(all)}-ից ${f.integer(used)})։`,
    membership: 'Սա անդամության է նման. նայեք, թե ովքեր են երկարաձգում։',
    skipping:
      'Առիթները հաճախ բաց են թողնվում առանց հրաժեշտի։ Այդ դեպքում անընդմեջ երկարաձգումը քիչ բան է ասում. ավելի լավ է նայել առաջիկա առիթներին։',
    renewal: {
      title: 'Ովքեր են երկարաձգում անընդմեջ',
      step: (n: number) => `Երկարաձգում ${f.integer(n)}`,
      rates: (list: string) => `Երկարաձգել են՝ ${list}։`,
      rate: (n: number, share: string, low: string, high: string) =>
        `${share}՝ ${f.integer(n)}-${n === 1 ? 'ին' : 'րդ'} անգամ (${low} – ${high})`,
      future: (left: number, periods: number, every: Every) =>
        `Եթե այսպես շարունակվի, 100 նոր անդամից ${occasions(periods, every)} անց կմնա ${f.integer(left)}-ը։`,
      residual: (present: number, renewals: number, rate: string) =>
        `Այսօրվա անընդմեջ ${f.integer(present)} անդամներից ամեն մեկը միջինում կերկարաձգի ևս ${f.decimal(renewals, 1)} անգամ. ավելի ուշ երկարաձգումները պակաս են հաշվվում (տարեկան ${rate})։`,
      none: 'Դեռ ոչ ոք չի հեռացել, կամ բոլորը հեռացել են միանգամից. երկարաձգման մասին ոչինչ ասել չի լինի։',
      seen: 'Մնացել է՝ ըստ տվյալների',
      expected: 'Մնացել է՝ ըստ սպասվածի',
      axis: 'Երկարաձգումներ առաջին պատվերից հետո',
      alt: (seen: string, expected: string) =>
        `Մնացած անդամներն ամեն երկարաձգումից հետո։ Տվյալներով՝ ${seen}։ Սպասվում էր՝ ${expected}։`,
      columns: {
        renewal: 'Երկարաձգում',
        renewed: 'Երկարաձգել են',
        due: 'Կարող էին',
        rate: 'Մասնաբաժին',
        interval: '95% միջակայք',
        expected: 'Սպասվող մասնաբաժին',
        kept: 'Մնացել է',
        expectedKept: 'Սպասվում է, որ մնա'
      },
      sameDropout:
        'Բոլոր անդամները հեռանում են նույն կերպ. բավական է արտահոսքի մեկ հաստատուն մակարդակ։'
    },
    occasions: {
      title: 'Առաջիկա առիթները',
      alive: (alive: number, members: number) =>
        `${f.integer(members)} հաճախորդից մոտ ${f.integer(alive)}-ը հավանաբար դեռ այստեղ է։`,
      ahead: (orders: number, low: number, high: number, periods: number, every: Every) =>
        `Առաջիկա ${occasions(periods, every)} ընթացքում նրանք կօգտագործեն մոտ ${f.integer(orders)} առիթ (${f.integer(low)} – ${f.integer(high)})։`,
      rate: (rate: string, dropout: string) =>
        `Քանի դեռ այստեղ է, հաճախորդը միջինում օգտագործում է առիթների ${rate}-ը. ${dropout}-ը հեռանում է մինչև առաջինը։`,
      none: 'Այս մոդելը ձեր պատվերներին չի համապատասխանում։'
    },
    model: {
      title: 'Այս թվերի հիմքում ընկած մոդելները',
      parameter: (name: string, value: string, error: string | null) =>
        error === null ? `${name} ${value}` : `${name} ${value} ± ${error}`,
      likelihood: (value: string) => `ճշմարտանմանության լոգարիթմ ${value}`,
      unfinished: 'Լավագույն պարամետրերի որոնումը չավարտվեց. սրա վրա մի հենվեք։'
    }
  };
};
