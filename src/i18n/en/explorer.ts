import type { Formatter } from '../formatter';

export const explorer = (f: Formatter) => ({ placeholder: f.integer(0) });
