import type { Formatter } from '../formatter';
import type { start as english } from '../en/start';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const start = (f: Formatter): ReturnType<typeof english> => ({});
