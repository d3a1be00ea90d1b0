/**
 * Which code page a text of one byte a letter is in: that under which its
 * letters beyond ASCII are those that a language has, as often as it has them.
 */
import type { EncodingId } from './reading';

interface Language {
  encoding: EncodingId;
  /** Whether its letters stand among ASCII letters; those of other scripts make words of their own. */
  latin: boolean;
  /**
   * Its letters beyond ASCII in four steps: of a hundred such letters in a
   * text more than ten are one of the first step, then three to ten, one to
   * three, and fewer. Capitals only where they have steps of their own.
   */
  letters: readonly [string, string, string, string];
  /** What its files hold in ASCII: ends of e-mail addresses, codes of money, pieces of headings. */
  hints: RegExp;
}

const mail = (domains: string, words: string): RegExp =>
  new RegExp(`@[\\w.-]+\\.(?:${domains})\\b|\\b(?:${words})`, 'i');

/** Letter frequencies are of running text, rounded to the steps; names have nearly the same. */
const LANGUAGES: readonly Language[] = [
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['äüöß', '', 'ÜÖÄé', 'èáàêç'],
    hints: mail('de|at|ch', 'kunde|bestell|betrag|rechnung|umsatz|stra|gmbh')
  },
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['éè', 'àêç', 'ôîûâùëï', 'ÉÀÈÇœæüÊ'],
    hints: mail('fr|be', 'commande|montant|facture|prix|nom\\b|ville')
  },
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['óíáé', 'ñú', 'üÁÉÓÑ', 'çÍÚ¿¡ªº'],
    hints: mail('es|mx|ar|cl', 'pedido|cliente|importe|fecha|precio|euros')
  },
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['ãôâçê', 'éóúíá', 'àõÁÉ', 'ÇÓÃªº'],
    hints: mail('pt|br', 'pedido|cliente|valor|pre.o|BRL')
  },
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['èàò', 'ùéì', '', 'ÈÀÙ'],
    hints: mail('it', 'ordine|importo|prezzo|cliente|fattura')
  },
  {
    encoding: 'windows-1252',
    latin: true,
    letters: ['äöåøæ', '', 'éÅÄÖØÆ', 'üíáð'],
    hints: mail('se|dk|no|fi', 'ordre|belopp|kund|pris\\b|SEK|DKK|NOK')
  },
  {
    encoding: 'windows-1250',
    latin: true,
    letters: ['łęąó', 'żść', 'ńŁŚŻ', 'źŹĆÓ'],
    hints: mail('pl', 'klient|kwota|zam.wieni|cena|nazw|PLN|z[³l]\\b')
  },
  {
    encoding: 'windows-1250',
    latin: true,
    letters: ['áíé', 'ěřšžčýů', 'úČŠŘŽľ', 'ňťďôäŇŤĎĺŕÚÁŮ'],
    hints: mail('cz|sk', 'objedn|z.kazn.k|cena|datum|CZK|K[èc]\\b|jm.no')
  },
  {
    encoding: 'windows-1250',
    latin: true,
    letters: ['áé', 'öóőíü', 'úűÁÉ', 'ÖÓŐÜ'],
    hints: mail('hu', 'rendel.s|vev.|.sszeg|HUF|Ft\\b|n.v\\b')
  },
  {
    encoding: 'windows-1250',
    latin: true,
    letters: ['ăţşî', 'â', 'ŞŢ', 'ĂÎ'],
    hints: mail('ro|md', 'comand|sum.\\b|pre.\\b|RON|lei\\b')
  },
  {
    encoding: 'windows-1250',
    latin: true,
    letters: ['čšž', 'ćđ', 'ŠČŽ', 'ĆĐ'],
    hints: mail('hr|si|rs|ba|me', 'naru|naro|kupac|iznos|RSD|datum')
  },
  {
    encoding: 'iso-8859-9',
    latin: true,
    letters: ['ışü', 'ğçö', 'İŞÇÖÜ', 'ĞâîÂûé'],
    hints: mail('tr', 'sipari|m..teri|tutar|fiyat|TRY|TL\\b|tarih')
  },
  {
    encoding: 'windows-1251',
    latin: false,
    letters: ['оеаи', 'нтсрвлкмдпу', 'яыьгзбчйхі', 'жшюцщфэъёїєґўјљњћџђѓќѕ'],
    hints: mail('ru|by|ua|kz|bg|su', 'RUB|UAH|BYN|BGN|KZT')
  },
  {
    encoding: 'windows-1256',
    latin: false,
    letters: ['اي', 'رندمهوتبسش', 'كکلزگپخفقعجحآ\u200c', 'چصطضظغژثذئءأإؤةی'],
    hints: mail('ir', 'IRR|IRT')
  },
  {
    encoding: 'windows-1256',
    latin: false,
    letters: ['ال', 'يمونرتبةعدسفهكأق', 'حجشصطخإى', 'زذضثغئءظؤآًٌٍَُِّْـ'],
    hints: mail('sa|ae|eg|ma|dz|tn|jo|qa|kw|iq', 'SAR|AED|EGP|MAD')
  }
];

/** Natural logarithms of a letter's share, by its step. */
const STEPS = [Math.log(0.14), Math.log(0.055), Math.log(0.015), Math.log(0.003)] as const;
/** A capital that has no step of its own, against its small letter. */
const CAPITAL = Math.log(0.12);
/** Signs that files in all these languages have. */
const SIGNS = '€£°§’‘‚“”„«»–—…·•©®™№،؛؟²³½×\u00a0';
const SIGN = Math.log(0.01);
/** A letter or sign that the language has no use for. */
const FOREIGN = Math.log(0.000_02);
/** A letter of another script next to an ASCII letter, or a capital after a small letter. */
const ODD_PLACE = Math.log(0.002);
/** A Latin letter that stands alone, or in the third place and on of a run beyond ASCII. */
const ODD_RUN = Math.log(0.02);
/** Small letters that are words by themselves. */
const WORDS = 'àèéóáåöíyı';
/** What one kind of hint is worth: about as much as two letters. */
const HINT = 3;

interface Model {
  encoding: EncodingId;
  latin: boolean;
  hints: RegExp;
  logs: ReadonlyMap<string, number>;
}

const MODELS: readonly Model[] = LANGUAGES.map(({ encoding, latin, letters, hints }) => {
  const logs = new Map<string, number>();
  letters.forEach((step, index) => {
    for (const letter of step) logs.set(letter, STEPS[index] ?? FOREIGN);
  });
  for (const [letter, log] of [...logs]) {
    const capital = letter.toUpperCase();
    if (capital.length === 1 && !logs.has(capital)) logs.set(capital, log + CAPITAL);
  }
  return { encoding, latin, hints, logs };
});

/** Where equal, the more widespread comes first. */
const ENCODINGS: readonly EncodingId[] = [...new Set(MODELS.map(({ encoding }) => encoding))];

/**
 * The code page under which a text reads best.
 * @param decode the text under a code page
 * @returns windows-1252 where nothing speaks for another
 * @example bestCodePage((encoding) => new TextDecoder(encoding).decode(bytes)) // 'windows-1250'
 */
export function bestCodePage(decode: (encoding: EncodingId) => string): EncodingId {
  let best: EncodingId = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of ENCODINGS) {
    const text = decode(encoding);
    const score = Math.max(
      ...MODELS.filter((model) => model.encoding === encoding).map((model) =>
        likelihood(text, model)
      )
    );
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

const isAsciiLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;

/** Logarithm of how likely the letters beyond ASCII are, up to what is the same for all languages. */
function likelihood(text: string, { latin, logs, hints }: Model): number {
  let sum = hints.test(text) ? HINT : 0;
  let run = 0;
  let afterSmall = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      run = 0;
      afterSmall = unit >= 97 && unit <= 122;
      continue;
    }
    const letter = text.charAt(i);
    const log = logs.get(letter);
    if (log === undefined) {
      sum += SIGNS.includes(letter) ? SIGN : FOREIGN;
      run = 0;
      afterSmall = false;
      continue;
    }
    sum += log;
    const capital = letter.toLowerCase() !== letter;
    if (capital && afterSmall) sum += ODD_PLACE;
    const nextToAscii =
      isAsciiLetter(text.charCodeAt(i - 1)) || isAsciiLetter(text.charCodeAt(i + 1));
    if (latin) {
      run += 1;
      const alone = !nextToAscii && run === 1 && !logs.has(text.charAt(i + 1));
      if (run > 2 || (alone && !WORDS.includes(letter))) sum += ODD_RUN;
    } else if (nextToAscii) sum += ODD_PLACE;
    afterSmall = !capital && letter.toUpperCase() !== letter;
  }
  return sum;
}
