import type { Formatter } from '../formatter';
import type { calculator as english } from '../en/calculator';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const calculator = (f: Formatter): ReturnType<typeof english> => ({});
