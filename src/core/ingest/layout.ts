/** One layout while its rows are read: its columns as plain numbers, and what its cells have shown so far. */
import { parseAmount } from './amounts';
import type { CategoryRows, DayRows, NumberRows } from './attribute-columns';
import { CellTexts, UNKNOWN } from './cell-texts';
import { isLinkable } from './customer-links';
import { DateColumn } from './dates';
import { Interner } from './interner';
import type { KeyKind } from './normalise';
import type { DecimalMark, Role } from './reading';
import type { RowShape } from './row-fields';
import type { RowPlan } from './row-plan';
import { fateOfStatus } from './row-rules';
import { classifyStatus, isGiftCard, type StatusClass } from './status';
import type { RecordSet } from './record-set';

export const ABSENT = -1;

const COMMA = 44;
const DOT = 46;

export class Layout {
  readonly plan: RowPlan;
  readonly index: number;
  readonly isCustomers: boolean;
  readonly shape: RowShape;
  readonly dates: DateColumn;
  readonly decimal: DecimalMark;
  readonly width: number;
  readonly date: number;
  readonly time: number;
  readonly amount: number;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly refund: number;
  readonly orderId: number;
  readonly status: number;
  /** Columns whose texts repeat: words, goods and categories, each once. */
  readonly texts: CellTexts[] = [];
  /** Columns that decide a row's fate, the status first. */
  readonly words: readonly CellTexts[];
  readonly cancelledAt: number;
  readonly adjusted: number;
  readonly refundOf: number;
  readonly currency: number;
  readonly key: number;
  readonly kind: KeyKind;
  readonly second: number;
  /** Whether rows have several keys that tell who is the same person. */
  readonly linked: boolean;
  /** Columns that name what was sold. */
  readonly goods: readonly CellTexts[];
  /** The plan's decimal mark as a character code. */
  readonly ownMark: number;

  readonly categories: { texts: CellTexts; rows: CategoryRows }[] = [];
  readonly numbers: { column: number; rows: NumberRows }[] = [];
  readonly days: { column: number; rows: DayRows; dates: DateColumn }[] = [];

  /** Number of the currency of rows that name none. */
  defaultCurrency = 0;
  /** The last text of the currency's column, and what it names. */
  lastCurrencyText = '';
  lastCurrency = 0;
  /** Rows shown in the preview. */
  previews = 0;
  /** Records met so far, where repeated ones are looked for. */
  records: RecordSet | null = null;
  /** Rows of the layout whose amount ends in the plan's decimal mark, and in the other one. */
  marked = 0;
  otherMarked = 0;

  readonly #classify: (text: string) => StatusClass;
  readonly #goodsMet = new Interner();
  readonly #otherMark: number;

  constructor(plan: RowPlan, index: number) {
    const column = (role: Role): number => plan.columns[role] ?? ABSENT;
    this.plan = plan;
    this.index = index;
    this.isCustomers = plan.kind === 'customers';
    this.dates = new DateColumn(plan.dateHint);
    this.decimal = plan.decimal;
    this.width = plan.width;
    this.date = column('date');
    this.time = column('time');
    this.amount = column('amount');
    this.quantity = column('quantity');
    this.unitPrice = column('unitPrice');
    this.refund = column('refund');
    this.orderId = column('orderId');
    this.status = column('status');
    this.currency = column('currency');
    this.words = [this.status, ...(plan.types ?? [])].flatMap((word) => this.textsOf(word));
    this.cancelledAt = plan.cancelledAt ?? ABSENT;
    this.adjusted = plan.adjusted ?? ABSENT;
    this.refundOf = plan.refundOf ?? ABSENT;
    const [first, ...others] = plan.keys;
    this.key = first?.column ?? ABSENT;
    this.kind = first?.kind ?? 'name';
    this.second = first?.second ?? ABSENT;
    this.linked =
      first !== undefined && isLinkable(first.kind) && others.some(({ kind }) => isLinkable(kind));
    this.goods = [column('product'), column('category')].flatMap((good) => this.textsOf(good));
    this.shape = { width: plan.width, date: this.date, kinds: plan.kinds ?? null };
    this.#classify = plan.classify ?? classifyStatus;
    this.ownMark = plan.decimal === '.' ? DOT : COMMA;
    this.#otherMark = plan.decimal === '.' ? COMMA : DOT;
  }

  /** The texts of a column, which are looked up once for each row; none for an absent column. */
  textsOf(column: number): CellTexts[] {
    if (column === ABSENT) return [];
    const known = this.texts.find((texts) => texts.column === column);
    if (known !== undefined) return [known];
    const texts = new CellTexts(column);
    this.texts.push(texts);
    return [texts];
  }

  /** What a status or type makes of its row while all rules are on. */
  fateOf(texts: CellTexts, row: readonly string[]): number {
    const known = texts.fates[texts.slot] ?? UNKNOWN;
    if (known >= 0) return known;
    const fate = fateOfStatus(this.#classify(row[texts.column] ?? ''));
    texts.fates[texts.slot] = fate;
    return fate;
  }

  /** Whether the row sells a gift card; each text is looked at once. */
  sellsGift(row: readonly string[]): boolean {
    for (const texts of this.goods) {
      let found = texts.gifts[texts.slot] ?? UNKNOWN;
      if (found < 0) {
        found = this.#learnGood(row[texts.column] ?? '');
        texts.gifts[texts.slot] = found;
      }
      if (found === 1) return true;
    }
    return false;
  }

  #learnGood(text: string): number {
    if (this.#goodsMet.intern(text) >= 0) return this.#goodsMet.value;
    const found = isGiftCard(text) ? 1 : 0;
    this.#goodsMet.value = found;
    return found;
  }

  /** Notes whose mark an amount ends in, which shows what the column's decimal mark is. */
  noteMark(text: string): void {
    let end = text.length;
    // A currency may follow; digits of any kind end the number.
    while (end > 0 && !isDigit(text.charCodeAt(end - 1))) end -= 1;
    let mark = text.charCodeAt(end - 3);
    if (mark !== DOT && mark !== COMMA) mark = text.charCodeAt(end - 2);
    if (mark === this.ownMark) this.marked += 1;
    else if (mark === this.#otherMark) this.otherMarked += 1;
  }

  /** The other mark, where more amounts end in it than in the plan's. */
  revision(): { decimal: DecimalMark } | null {
    return this.otherMarked > this.marked ? { decimal: this.decimal === '.' ? ',' : '.' } : null;
  }

  /** Whether an amount cannot be read under the plan's mark but under the other one. */
  readsOtherwise(text: string): boolean {
    return !Number.isNaN(parseAmount(text, this.decimal === '.' ? ',' : '.'));
  }
}

function isDigit(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) ||
    (unit >= 0x660 && unit <= 0x669) ||
    (unit >= 0x6f0 && unit <= 0x6f9)
  );
}
