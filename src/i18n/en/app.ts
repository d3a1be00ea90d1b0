import type { Formatter } from '../formatter';

/** @see ../messages.ts for how catalogues are put together. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const app = (f: Formatter) => ({});
