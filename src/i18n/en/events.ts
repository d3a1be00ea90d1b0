import type { Formatter } from '../formatter';

export const events = (f: Formatter) => ({ placeholder: f.integer(0) });
