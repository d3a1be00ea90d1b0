import type { Formatter } from '../formatter';
import type { events as english } from '../en/events';

export const events = (f: Formatter): ReturnType<typeof english> => ({ placeholder: f.integer(0) });
