import type { Formatter } from '../formatter';

export const tools = (f: Formatter) => ({ placeholder: f.integer(0) });
