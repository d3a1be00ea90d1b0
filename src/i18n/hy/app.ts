import type { Formatter } from '../formatter';
import type { app as english } from '../en/app';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const app = (f: Formatter): ReturnType<typeof english> => ({});
