import type { Formatter } from '../formatter';

export const filters = (f: Formatter) => ({ placeholder: f.integer(0) });
