import type { Formatter } from '../formatter';

export const compare = (f: Formatter) => ({ placeholder: f.integer(0) });
