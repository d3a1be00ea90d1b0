import type { Formatter } from '../formatter';
import type { explorer as english } from '../en/explorer';

export const explorer = (f: Formatter): ReturnType<typeof english> => ({
  placeholder: f.integer(0)
});
