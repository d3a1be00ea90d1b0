/** Longest part of a file name that comes from the session's name. */
const LONGEST = 60;

/**
 * A name for a download: `mandegar-<session>[-<part>]-<yyyy-mm-dd>.<extension>`.
 * Letters and digits of every script stay; whatever a file system may refuse
 * becomes a hyphen. The date is that of the user's own clock.
 * @param madeAt milliseconds since 1970
 * @example exportFileName('My shop', 'json', madeAt) === 'mandegar-my-shop-2024-11-30.json'
 */
export function exportFileName(
  session: string,
  extension: string,
  madeAt: number,
  part = ''
): string {
  const date = new Date(madeAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const words = ['mandegar', slug(session), slug(part), day].filter((word) => word !== '');
  return `${words.join('-')}.${extension}`;
}

function slug(text: string): string {
  const clean = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return Array.from(clean).slice(0, LONGEST).join('').replace(/-+$/, '');
}
