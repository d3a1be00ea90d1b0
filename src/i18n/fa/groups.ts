import type { Formatter } from '../formatter';
import type { groups as english } from '../en/groups';

export const groups = (f: Formatter): ReturnType<typeof english> => ({ placeholder: f.integer(0) });
