/**
 * Month names and their abbreviations as files write them. Turkish, German and
 * the rest are told apart by nothing but spelling, which never clashes: a name
 * has one month in one calendar.
 */
import type { CalendarId } from '../time/calendar';
import { foldWord } from './normalise';

export interface NamedMonth {
  calendar: CalendarId;
  /** From 1. */
  month: number;
}

/** Twelve groups of spellings, separated by bars, one list a language. */
const GREGORIAN: readonly string[] = [
  // English
  'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec',
  // German
  'januar jan jänner jän|februar feb feber|märz mär mrz maerz|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez',
  // French
  'janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août aoû|septembre sept|octobre oct|novembre nov|décembre déc',
  // Spanish
  'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic',
  // Italian, Portuguese, Dutch
  'gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre|ottobre ott|novembre|dicembre',
  'janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro',
  'januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december',
  // Russian, nominative, genitive and short
  'январь января янв|февраль февраля фев февр|март марта мар|апрель апреля апр|май мая|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен сент|октябрь октября окт|ноябрь ноября ноя нояб|декабрь декабря дек',
  // Turkish
  'ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara',
  // Persian names of the Gregorian months, as said in Iran
  'ژانویه ژانویهٔ|فوریه فوریهٔ|مارس|آوریل آپریل|مه می|ژوئن|ژوئیه ژوئیهٔ جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر',
  // The same, as written in Afghanistan
  'جنوری|فبروری|مارچ|اپریل|می|جون|جولای|اگست|سپتمبر|اکتوبر|نومبر|دسمبر',
  // Arabic, Egypt and the Gulf; then the Levant and Iraq
  'يناير|فبراير|مارس|أبريل إبريل|مايو|يونيو يونية|يوليو يولية|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'كانون2|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين1|تشرين2|كانون1',
  // Algeria and Tunisia; then Morocco
  'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
  // Armenian, nominative, genitive and short
  'հունվար հունվարի հնվ հուն|փետրվար փետրվարի փտվ փետ|մարտ մարտի մրտ մար|ապրիլ ապրիլի ապր|մայիս մայիսի մյս մայ|հունիս հունիսի հնս|հուլիս հուլիսի հլս|օգոստոս օգոստոսի օգս օգո|սեպտեմբեր սեպտեմբերի սեպ|հոկտեմբեր հոկտեմբերի հոկ|նոյեմբեր նոյեմբերի նոյ|դեկտեմբեր դեկտեմբերի դեկ'
];

const PERSIAN: readonly string[] = [
  'فروردین فروردين|اردیبهشت|خرداد|تیر|مرداد امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند',
  // In Latin letters
  'farvardin|ordibehesht|khordad|tir|mordad amordad|shahrivar|mehr|aban|azar|dey|bahman|esfand',
  // As programs shorten them
  'فرو|ارد|خرد|تیر|مرد|شهر|مهر|آبا|آذر|دی|بهم|اسف',
  // Afghanistan, Dari and Pashto
  'وری|غویی|غبرګولی|چنګاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب',
  'حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت'
];

function table(): Map<string, NamedMonth> {
  const names = new Map<string, NamedMonth>();
  const add = (calendar: CalendarId, lists: readonly string[]): void => {
    for (const list of lists) {
      list.split('|').forEach((spellings, index) => {
        for (const spelling of spellings.split(' ')) {
          names.set(foldWord(spelling), { calendar, month: index + 1 });
        }
      });
    }
  };
  add('persian', PERSIAN);
  add('gregory', GREGORIAN);
  return names;
}

const NAMES = table();

/**
 * Month that a word names, with its calendar, or null. The Persian word for
 * month may be joined to the name.
 * @example monthNamed('Déc') → { calendar: 'gregory', month: 12 }
 */
export function monthNamed(word: string): NamedMonth | null {
  const folded = foldWord(word);
  const named = NAMES.get(folded);
  if (named !== undefined) return named;
  return folded.length > 4 && folded.endsWith('ماه')
    ? (NAMES.get(folded.slice(0, -3)) ?? null)
    : null;
}
