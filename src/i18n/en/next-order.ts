import type { Formatter } from '../formatter';

export const nextOrder = (f: Formatter) => ({ placeholder: f.integer(0) });
