import { fateOf, FIRST_REASON, REASONS, SALE } from './row-rules';
import type { Rule } from './rules';

const FATES = FIRST_REASON + REASONS.length;

/** Which rules are off, and how many rows each of them would have left out. */
export class RuleSwitch {
  readonly disabled: ReadonlySet<Rule>;
  /** By fate: rows that a rule would leave out that is off. */
  readonly spared = new Uint32Array(FATES);
  /** By fate: 1 where its rule is off. */
  readonly off = new Uint8Array(FATES);

  constructor(disabled: Iterable<Rule>) {
    this.disabled = new Set(disabled);
    for (const reason of REASONS) {
      for (const rule of this.disabled) if (rule === reason) this.off[fateOf(reason)] = 1;
    }
  }

  isOff(fate: number): boolean {
    return this.off[fate] === 1;
  }

  /** Counts a row that a rule would leave out that is off; the row counts. */
  spare(fate: number): number {
    this.spared[fate] = (this.spared[fate] ?? 0) + 1;
    return SALE;
  }
}
