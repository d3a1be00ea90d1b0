import type { Report } from '../core/report-schema';

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

/** Longest part of a file name that comes from the filter. */
const LONGEST_FILTER = 32;

/**
 * What of a report's span, prices and filter stands in a file's name: the days,
 * where they are chosen, the month whose prices amounts are in, and the start of
 * the conditions. '' where all is reported as it was paid.
 * @example selectionPart(report) === '2024-01-01-2024-06-30-channel-shop'
 */
export function selectionPart({ span, settings }: Pick<Report, 'span' | 'settings'>): string {
  const { from, to, firstDay, observationEnd } = span;
  const days = from === null && to === null ? [] : [from ?? firstDay, to ?? observationEnd];
  const conditions = settings.filter.map(({ dimension, keep }) => {
    const kept =
      keep.kind === 'values'
        ? [keep.except ? 'not' : '', ...keep.values]
        : [keep.from, keep.below].map((bound) => (bound === null ? '' : String(bound)));
    return [dimension.replace(/^(?:order|customer):/u, ''), ...kept].join(' ');
  });
  const filter = Array.from(slug(conditions.join(' ')))
    .slice(0, LONGEST_FILTER)
    .join('');
  const prices = settings.priceIndex ? [`prices-${settings.priceIndex.base}`] : [];
  return slug([...days, ...prices, filter].join(' '));
}

function slug(text: string): string {
  const clean = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return Array.from(clean).slice(0, LONGEST).join('').replace(/-+$/, '');
}
