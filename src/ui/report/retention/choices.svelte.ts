import type { DefinitionChoice } from '../../../charts';
import type { RetentionDefinition } from '../../../core/retention/side-by-side';

/** Columns of the period table beside the period itself. */
export const COLUMN_GROUPS = [
  'counts',
  'kept',
  'churn',
  'keptWithWonBack',
  'boughtAgain',
  'revenueNet',
  'revenueGross'
] as const;
export type ColumnGroup = (typeof COLUMN_GROUPS)[number];

/** What fits beside the period on a phone. */
const NARROW: readonly ColumnGroup[] = ['kept', 'churn'];

function narrow(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(max-width: 40rem)').matches;
}

/** What the user chose to see in the retention view; it outlives a visit to another view. */
class RetentionChoices {
  #shown = $state.raw<readonly RetentionDefinition[]>(['kept', 'boughtAgain']);
  #band = $state.raw<RetentionDefinition | null>('kept');
  #columns = $state.raw<readonly ColumnGroup[] | null>(null);

  get chart(): DefinitionChoice {
    return { shown: this.#shown, band: this.#band };
  }

  get columns(): readonly ColumnGroup[] {
    return this.#columns ?? (narrow() ? NARROW : COLUMN_GROUPS);
  }

  /** Keeps the order of `all`, so that a definition has its place whenever it is chosen. */
  show(definition: RetentionDefinition, shown: boolean, all: readonly RetentionDefinition[]): void {
    this.#shown = all.filter((one) => (one === definition ? shown : this.#shown.includes(one)));
    if (!shown && this.#band === definition) this.#band = null;
  }

  /** One interval at a time; two would cover each other. */
  setBand(definition: RetentionDefinition | null): void {
    this.#band = definition;
  }

  setColumn(column: ColumnGroup, shown: boolean): void {
    const { columns } = this;
    this.#columns = COLUMN_GROUPS.filter((one) => (one === column ? shown : columns.includes(one)));
  }

  reset(): void {
    this.#shown = ['kept', 'boughtAgain'];
    this.#band = 'kept';
    this.#columns = null;
  }
}

export const choices = new RetentionChoices();
