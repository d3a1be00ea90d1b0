import type { Formatter } from '../formatter';
import type { report as english } from '../en/report';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const report = (f: Formatter): ReturnType<typeof english> => ({});
