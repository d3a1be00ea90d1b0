import type { QuickField } from '../core/calculator/quick';
import type { Formatter } from '../i18n/formatter';
import { parseUserNumber } from '../i18n/parse-number';
import { i18n } from './i18n.svelte';
import { route, type RouteState } from './route.svelte';

/** Short names that stand in the address, so that a link stays readable and does not break. */
const QUERY_NAMES: Record<QuickField, string> = {
  start: 'start',
  end: 'end',
  new: 'new',
  customers: 'customers',
  repeat: 'repeat',
  orderValue: 'value',
  ordersPerYear: 'orders',
  margin: 'margin',
  retention: 'kept-share',
  acquisitionCost: 'win-cost',
  newCustomers: 'won',
  retentionCost: 'keep-cost',
  keptCustomers: 'kept'
};

export const QUICK_FIELDS: readonly QuickField[] = [
  'start',
  'end',
  'new',
  'customers',
  'repeat',
  'orderValue',
  'ordersPerYear',
  'margin',
  'retention',
  'acquisitionCost',
  'newCustomers',
  'retentionCost',
  'keptCustomers'
];

const PERCENT_FIELDS: ReadonlySet<QuickField> = new Set(['margin', 'retention']);

/** What stands in a field: nothing, a number, or text that is none. */
export type QuickInput = { kind: 'empty' } | { kind: 'number'; value: number } | { kind: 'text' };

type Texts = Readonly<Record<QuickField, string>>;

/** A number of the address (ASCII digits, decimal point) as a person of the language would type it. */
function localText(text: string, f: Formatter): string {
  const parsed = parseUserNumber(text);
  if (!parsed) return text;
  const percent = parsed.percent ? (f.locale === 'fa' ? '٪' : '%') : '';
  return f.decimal(parsed.value, 6) + percent;
}

function textsFromQuery(query: URLSearchParams, f: Formatter): Texts {
  return textsOf((field) => localText(query.get(QUERY_NAMES[field]) ?? '', f));
}

function textsOf(text: (field: QuickField) => string): Texts {
  return Object.fromEntries(QUICK_FIELDS.map((field) => [field, text(field)])) as Record<
    QuickField,
    string
  >;
}

/**
 * A share may be typed as 40%, 40 or 0.4: a number without a sign means
 * percent from 1 upwards and a fraction below.
 */
function readInput(field: QuickField, text: string, f: Formatter): QuickInput {
  if (text.trim() === '') return { kind: 'empty' };
  const parsed = parseUserNumber(text, f.locale);
  if (!parsed) return { kind: 'text' };
  const percent = parsed.percent || (PERCENT_FIELDS.has(field) && Math.abs(parsed.value) >= 1);
  return { kind: 'number', value: percent ? parsed.value / 100 : parsed.value };
}

/** Numbers go into the address with ASCII digits; what is no number yet goes as it was typed. */
function queryFromTexts(texts: Texts, f: Formatter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of QUICK_FIELDS) {
    const text = texts[field].trim();
    if (text === '') continue;
    const parsed = parseUserNumber(text, f.locale);
    query.set(QUERY_NAMES[field], parsed ? `${parsed.value}${parsed.percent ? '%' : ''}` : text);
  }
  return query;
}

/**
 * The quick calculator's fields. The address is the only place where they are
 * kept: typing replaces it, and a link or the back button brings it back. As
 * long as the address is the one that typing made, the fields show the text as
 * typed (Persian digits stay Persian); any other address is read afresh.
 */
export class CalculatorState {
  readonly #route: RouteState;
  readonly #formatter: () => Formatter;
  #typed = $state.raw<Texts | null>(null);
  #written = $state.raw('');

  readonly #query = $derived.by(() => {
    const current = this.#route.current;
    return current.screen === 'calculator' ? current.query : new URLSearchParams();
  });

  readonly texts: Texts = $derived.by(() =>
    this.#typed !== null && this.#query.toString() === this.#written
      ? this.#typed
      : textsFromQuery(this.#query, this.#formatter())
  );

  readonly inputs: Readonly<Record<QuickField, QuickInput>> = $derived(
    Object.fromEntries(
      QUICK_FIELDS.map((field) => [field, readInput(field, this.texts[field], this.#formatter())])
    ) as Record<QuickField, QuickInput>
  );

  /** @param formatter of the language in which numbers are typed */
  constructor(source: RouteState, formatter: () => Formatter) {
    this.#route = source;
    this.#formatter = formatter;
  }

  /** The number in a field, or null where there is none. */
  number(field: QuickField): number | null {
    const input = this.inputs[field];
    return input.kind === 'number' ? input.value : null;
  }

  type(field: QuickField, text: string): void {
    this.fill({ [field]: text });
  }

  /** Sets several fields at once. */
  fill(texts: Partial<Record<QuickField, string>>): void {
    const next: Texts = { ...this.texts, ...texts };
    const query = queryFromTexts(next, this.#formatter());
    this.#typed = next;
    this.#written = query.toString();
    this.#route.replace({ screen: 'calculator', query });
  }

  clear(): void {
    this.fill(textsOf(() => ''));
  }
}

export const calculator = new CalculatorState(route, () => i18n.f);
