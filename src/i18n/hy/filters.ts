import type { Formatter } from '../formatter';
import type { filters as english } from '../en/filters';

export const filters = (f: Formatter): ReturnType<typeof english> => ({
  placeholder: f.integer(0)
});
