/** What customers are worth by group, and what it costs to win them. */
import type { DimensionId } from '../filter/condition';
import type { ShopData } from '../orders/customer-summary';
import type { OnForecastProgress } from '../questions';
import type { ValueGroups } from '../schema/value-groups';
import type { Settings } from '../settings';

export function valueByGroup(
  _data: ShopData,
  _settings: Settings,
  _dimension: DimensionId,
  _onProgress: OnForecastProgress
): ValueGroups {
  throw new RangeError('no groups yet');
}
