import type { Messages } from '../../../i18n/messages';
import type { MenuItem } from '../../shared/Menu.svelte';

/** What a card's menu offers of its picture: to save it, and to copy it. */
export function pictureItems(
  m: Messages,
  savePicture: () => Promise<void>,
  copyPicture: () => Promise<void>
): MenuItem[] {
  const { chartImage, copyImage } = m.exports.menu;
  return [
    { label: chartImage, icon: 'image', onselect: () => void savePicture() },
    { label: copyImage, icon: 'copy', onselect: () => void copyPicture() }
  ];
}
