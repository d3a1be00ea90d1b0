import type { Formatter } from '../formatter';
import type { problems as english } from '../en/problems';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const problems = (f: Formatter): ReturnType<typeof english> => ({});
