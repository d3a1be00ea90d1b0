/** The characters in and around a numeric date. */
import { isInvisible } from './normalise';

/** One of - / . space and their look-alikes as a code of its own, 0 for anything else. */
export function dateSeparator(code: number): number {
  if (code === 45 || code === 46 || code === 47) return code;
  if (code === 32 || code === 0xa0 || code === 0x202f) return 32;
  if (code === 0x2024) return 46;
  return code === 0x2010 || code === 0x2011 || code === 0x2013 ? 45 : 0;
}

/** Whether a character can follow a numeric date: the end, a space, a comma, the T of a time. */
export function endsDate(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  switch (code) {
    case 32:
    case 34:
    case 39:
    case 44:
    case 59:
    case 84:
    case 90:
    case 116:
    case 0xa0:
    case 0x60c:
    case 0x202f:
      return true;
    case 43:
      return true;
    case 46:
    case 0x2024:
      return at + 1 === text.length || text.charCodeAt(at + 1) === 32;
    default:
      return isInvisible(code);
  }
}

/**
 * The text without the marks that steer its direction, which some programs
 * write between the parts of a date; null where it has none.
 */
export function withoutMarks(text: string): string | null {
  let plain: string | null = null;
  for (let i = 0; i < text.length; i++) {
    if (isInvisible(text.charCodeAt(i))) plain ??= text.slice(0, i);
    else if (plain !== null) plain += text.charAt(i);
  }
  return plain;
}
