import type { Formatter } from '../formatter';
import type { charts as english } from '../en/charts';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const charts = (f: Formatter): ReturnType<typeof english> => ({});
