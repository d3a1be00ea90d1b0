import type { Formatter } from '../formatter';
import type { check as english } from '../en/check';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const check = (f: Formatter): ReturnType<typeof english> => ({});
