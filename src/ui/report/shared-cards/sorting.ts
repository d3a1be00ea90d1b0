/** Sorting of a table whose rows have an order of their own, `given`. */
export interface Sorting<Key extends string> {
  key: Key | 'given';
  falling: boolean;
}

/** What a click on a heading makes of it: numbers fall at first, names rise; then the reverse; then as given. */
export function turned<Key extends string>(
  { key, falling }: Sorting<Key>,
  wanted: Key | 'given'
): Sorting<Key> {
  const first = wanted !== 'given';
  if (key !== wanted) return { key: wanted, falling: first };
  return falling === first ? { key, falling: !first } : { key: 'given', falling: false };
}

/** For `aria-sort`. */
export const sortedAs = <Key extends string>(
  sorting: Sorting<Key>,
  key: Key | 'given'
): 'ascending' | 'descending' | undefined =>
  sorting.key !== key ? undefined : sorting.falling ? 'descending' : 'ascending';

/** The order that is given needs no arrow. */
export const arrowOf = <Key extends string>(
  sorting: Sorting<Key>,
  key: Key | 'given'
): 'up' | 'down' | null =>
  sorting.key !== key || (key === 'given' && !sorting.falling)
    ? null
    : sorting.falling
      ? 'down'
      : 'up';
