import type { DimensionId } from '../../../../core/filter/condition';

/** What the table of values was last grouped by: it holds while another view is looked at. */
class ValueChoice {
  dimension = $state.raw<DimensionId | null>(null);
}

export const valueChoice = new ValueChoice();
