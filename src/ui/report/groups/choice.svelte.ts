import type { DimensionId } from '../../../core/filter/condition';
import type { MeasureKey } from './model';

/** What was last chosen in the view "Groups": it holds while another view is looked at. */
class GroupsChoice {
  dimension = $state.raw<DimensionId | null>(null);
  measure = $state.raw<MeasureKey>('within90');
}

export const groupsChoice = new GroupsChoice();
