import type { Formatter } from '../formatter';
import type { exportsSection as english } from '../en/exports';

// eslint-disable-next-line @typescript-eslint/no-unused-vars
export const exportsSection = (f: Formatter): ReturnType<typeof english> => ({});
