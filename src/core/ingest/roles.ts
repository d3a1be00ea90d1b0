import type { Mapping, Role } from './reading';

/** What the headings and a sample of rows say about the columns. */
export interface RoleGuesses {
  /** Key of the recognised platform's layout, or null. */
  platform: string | null;
  mapping: Mapping;
  /** Whether rows that share an order id repeat its total or add up to it. */
  lineItems: 'once' | 'sum' | 'unknown';
  /** Other columns that could fill a role, likeliest first. */
  alternatives: Partial<Record<Role, number[]>>;
}

/** Guesses which column holds what. */
export function guessRoles(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[]
): RoleGuesses {
  void headings;
  void sampleRows;
  return { platform: null, mapping: {}, lineItems: 'unknown', alternatives: {} };
}

/** Share of the non-empty cells of a row that are known headings, in [0, 1]. */
export function scoreHeader(row: readonly string[]): number {
  void row;
  return 0;
}
