import type { Formatter } from '../formatter';
import type { definitions as english } from '../en/definitions';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const definitions = (f: Formatter): ReturnType<typeof english> => ({});
