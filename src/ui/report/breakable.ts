/**
 * A sum of money for a narrow place: its currency may stand on a line of its
 * own, and is not torn in two.
 * @example breakable('۱٫۵ میلیارد\u00a0تومان') has a space before تومان that breaks
 */
export const breakable = (value: string): string => value.replace(/\u00a0(?=\p{L})/gu, ' ');
