/** What the page says to a waiting service worker once its user wants the new version. */
export const SKIP_WAITING = 'skip-waiting';
