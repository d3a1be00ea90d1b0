import type { Formatter } from '../formatter';

export const groups = (f: Formatter) => ({ placeholder: f.integer(0) });
