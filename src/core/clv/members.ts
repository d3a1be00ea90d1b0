/** Members who renew, and occasions that come at fixed times. */
import type { ShopData } from '../orders/customer-summary';
import type { MembersQuestion, MembersReport, NoMembers } from '../schema/members';
import type { Settings } from '../settings';

export function membersReport(
  _data: ShopData,
  _settings: Settings,
  _question: MembersQuestion
): MembersReport | NoMembers {
  throw new RangeError('no members yet');
}
