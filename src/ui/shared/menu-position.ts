/** Where a menu goes, in CSS pixels from the viewport's top and from its inline start. */
export interface MenuPlace {
  top: number;
  inlineStart: number;
  maxHeight: number;
}

export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const GAP = 4;
const MARGIN = 8;

/**
 * Places a menu beside its button so that it stays inside the viewport: below
 * where it fits (else on the roomier side), lined up with the button's start
 * edge, or its end edge where the start would push it out.
 * @example placeMenu({ top: 0, bottom: 36, left: 10, right: 110 }, { width: 200, height: 100 },
 *   { width: 1280, height: 800 }, false) → { top: 40, inlineStart: 10, maxHeight: 752 }
 */
export function placeMenu(
  anchor: Box,
  menu: { width: number; height: number },
  viewport: { width: number; height: number },
  rtl: boolean
): MenuPlace {
  const start = rtl ? viewport.width - anchor.right : anchor.left;
  const end = rtl ? viewport.width - anchor.left : anchor.right;
  const fitsAtStart = start + menu.width <= viewport.width - MARGIN;
  const wanted = fitsAtStart ? start : end - menu.width;
  const inlineStart = Math.max(MARGIN, Math.min(wanted, viewport.width - menu.width - MARGIN));

  const below = viewport.height - anchor.bottom - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  if (menu.height <= below || below >= above) {
    return { top: anchor.bottom + GAP, inlineStart, maxHeight: Math.max(below, 0) };
  }
  const height = Math.min(menu.height, above);
  return { top: anchor.top - GAP - height, inlineStart, maxHeight: above };
}
