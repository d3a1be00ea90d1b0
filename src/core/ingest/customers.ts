import { StringPacker } from '../orders/packed-strings';
import { Interner } from './interner';
import { isDestroyedNumber, normaliseKey, type KeyKind } from './normalise';

/** The cell names nobody. */
export const NOBODY = -1;
/** The cell holds a key that a spreadsheet has destroyed. */
export const DESTROYED = -2;
/** Values from here down are customers by a normalised key that no cell has held yet. */
const FIRST_UNSEEN = -3;

/** What shops and programs write where there is no customer. */
const PLACEHOLDERS = new Set([
  '-',
  '--',
  '—',
  '–',
  '.',
  'n/a',
  '#n/a',
  '#ref!',
  'na',
  'nan',
  'null',
  'none',
  'nil',
  'undefined',
  '(blank)',
  '(none)',
  'guest',
  'guest customer',
  'unknown',
  'anonymous',
  'مهمان',
  'کاربر مهمان',
  'مشتری مهمان',
  'ناشناس',
  'անհայտ',
  'հյուր'
]);

/**
 * The customers met so far, numbered from 0. Each spelling of a key is
 * normalised once and then found by its hash.
 */
export class Customers {
  readonly names = new StringPacker();
  /** Each spelling's value is its customer, or NOBODY or DESTROYED. */
  #spellings: Interner;
  #hash: Int32Array;
  /** A code of 0 names nobody where the file has another column that does. */
  zeroIsGuest = false;

  /** Different spellings that name somebody. */
  spellings = 0;

  constructor(expected: number) {
    this.#spellings = new Interner(expected);
    this.#hash = new Int32Array(Math.max(256, expected));
  }

  get count(): number {
    return this.names.count;
  }

  /** A number for each customer that depends on the name alone. */
  get hash(): Int32Array {
    return this.#hash;
  }

  /** Number of the customer named in a cell, {@link NOBODY} or {@link DESTROYED}. */
  find(text: string, kind: KeyKind): number {
    if (text === '') return NOBODY;
    const spellings = this.#spellings;
    if (spellings.intern(text) >= 0) {
      const { value } = spellings;
      if (value > FIRST_UNSEEN) return value;
      spellings.value = FIRST_UNSEEN - value;
      this.spellings += 1;
      return FIRST_UNSEEN - value;
    }
    const customer = this.#learn(text, kind);
    spellings.intern(text);
    spellings.value = customer;
    if (customer >= 0) this.spellings += 1;
    return customer;
  }

  /** Number of different spellings of the customers for whom `counts` says so. */
  countSpellings(counts: (customer: number) => boolean): number {
    let spellings = 0;
    this.#spellings.forEachValue((customer) => {
      if (customer >= 0 && counts(customer)) spellings += 1;
    });
    return spellings;
  }

  #learn(text: string, kind: KeyKind): number {
    const key = normaliseKey(text, kind);
    if (this.#namesNobody(key, kind)) return NOBODY;
    if ((kind === 'code' || kind === 'phone') && isDestroyedNumber(text)) return DESTROYED;
    if (key === text) return this.#create(key);
    if (this.#spellings.intern(key) >= 0) {
      const { value } = this.#spellings;
      return value > FIRST_UNSEEN ? value : FIRST_UNSEEN - value;
    }
    const customer = this.#create(key);
    this.#spellings.value = FIRST_UNSEEN - customer;
    return customer;
  }

  #namesNobody(key: string, kind: KeyKind): boolean {
    if (key === '') return true;
    if (key === '0' && kind === 'code') return this.zeroIsGuest;
    return key.length < 16 && PLACEHOLDERS.has(key.toLowerCase());
  }

  /** The spelling interned last becomes a customer. */
  #create(key: string): number {
    const customer = this.names.count;
    // NFKC parts the Armenian ligature, which the language writes as one letter.
    this.names.add(key.includes('եւ') ? key.replaceAll('եւ', 'և') : key);
    if (customer >= this.#hash.length) this.#hash = widened(this.#hash, customer + 1);
    this.#hash[customer] = this.#spellings.hashA;
    return customer;
  }
}

function widened(array: Int32Array, needed: number): Int32Array {
  const wider = new Int32Array(Math.max(needed, Math.ceil(array.length * 1.5)));
  wider.set(array);
  return wider;
}
