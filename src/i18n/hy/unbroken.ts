/** Holds what is before a hyphen, and the Armenian ending after it. */
const ENDING = /(?<=[\p{N}\p{Sc}%»\u2069A-Za-z])-(?=[\u0561-\u0587])/gu;

/**
 * The same texts with no line broken inside words such as 12-րդ: a word joiner
 * follows the hyphen. The hyphen that never breaks, U+2011, is missing in the
 * page's faces.
 * @param messages texts, functions that return texts, and objects and lists of them
 * @example unbroken({ nth: (n: number) => `${n}-րդ` }).nth(12) === '12-\u2060րդ'
 */
export function unbroken<T>(messages: T): T {
  return walk(messages) as T;
}

function walk(node: unknown): unknown {
  if (typeof node === 'string') return node.replace(ENDING, '-\u2060');
  if (typeof node === 'function') {
    const text = node as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => walk(text(...args));
  }
  if (Array.isArray(node)) return node.map(walk);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
}
