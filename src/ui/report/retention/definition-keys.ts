import type { RetentionDefinition } from '../../../core/retention/side-by-side';
import type { DefinitionKey } from '../../../i18n/definition';

/** Where each definition is explained with the user's own numbers. */
export const EXPLAINED: Record<RetentionDefinition, DefinitionKey> = {
  kept: 'retentionRate',
  keptWithWonBack: 'retentionRateWithWonBack',
  boughtAgain: 'boughtAgain',
  revenueNet: 'revenueRetention',
  revenueGross: 'revenueRetentionGross'
};
