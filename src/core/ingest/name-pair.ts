/** First and last names that stand in columns of their own. */
import { normaliseHeading } from './normalise';
import { candidatesFor, fit, IMPOSSIBLE, type Column } from './role-fit';

const keys = (list: string): ReadonlySet<string> => new Set(list.split('|').map(normaliseHeading));

/** Headings that mean a whole name unless a last name stands beside them. */
const BARE_NAMES = keys('name|نام|اسم|անուն|имя|nombre|ad|adı|isim|الاسم|nom|customer|مشتری');
/** Headings that mean a last name where a first name stands beside them. */
const BARE_LAST = keys('nom|name');

/**
 * The columns of first and last names, null where there are none or where a
 * further column has the whole name.
 */
export function namePair(
  columns: readonly Column[],
  headings: readonly string[]
): { first: Column; last: Column } | null {
  const key = ({ index }: Column): string => normaliseHeading(headings[index] ?? '');
  const best = (meaning: 'firstName' | 'lastName', not: Column | undefined): Column | undefined =>
    candidatesFor(meaning, columns).find(
      ({ heading, column }) => heading === 'exact' && column !== not
    )?.column;
  const names = candidatesFor('name', columns)
    .filter(({ heading }) => heading === 'exact')
    .map(({ column }) => column);
  const bare = (list: ReadonlySet<string>, not: Column): Column | undefined =>
    columns.find(
      (column) => column !== not && list.has(key(column)) && fit('name', column) > IMPOSSIBLE
    );
  const named = best('firstName', undefined);
  let last = best('lastName', named);
  let first = named;
  if (last !== undefined) first ??= bare(BARE_NAMES, last);
  else if (first !== undefined) last = bare(BARE_LAST, first);
  if (first === undefined || last === undefined) return null;
  const whole = names.some(
    (column) => column !== first && column !== last && !column.exact.has('loyalty')
  );
  return whole ? null : { first, last };
}
