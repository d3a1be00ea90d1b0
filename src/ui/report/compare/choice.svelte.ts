/** With what a report can be compared. */
export type CompareKind = 'period' | 'filter' | 'session';

/** What is being chosen to compare with, in the view or in the bar's menu. */
class CompareChoice {
  /** null for what is compared at present. */
  kind = $state.raw<CompareKind | null>(null);
}

export const compareChoice = new CompareChoice();
