import type { Formatter } from '../formatter';
import type { insights as english } from '../en/insights';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const insights = (f: Formatter): ReturnType<typeof english> => ({});
