import type { Formatter } from '../formatter';
import type { tools as english } from '../en/tools';

export const tools = (f: Formatter): ReturnType<typeof english> => ({ placeholder: f.integer(0) });
