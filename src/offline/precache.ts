/** One file of the build, as the service worker keeps it. */
export interface PrecacheEntry {
  /** Path relative to the scope; './' is the page itself. */
  url: string;
  /** Hash of the content, part of the version. */
  revision: string;
}

/** Names of the caches of one scope begin alike, so that two copies on one host leave each other alone. */
export function cachePrefix(scope: string): string {
  return `mandegar ${scope} `;
}

/**
 * The files a built page names in `src` and `href`, relative to it.
 *
 * @example linkedFiles('<script src="./assets/a.js">') // ['assets/a.js']
 */
export function linkedFiles(html: string): string[] {
  return [...html.matchAll(/\s(?:src|href)="\.\/([^"#?]+)[^"]*"/g)].map((match) => match[1] ?? '');
}
