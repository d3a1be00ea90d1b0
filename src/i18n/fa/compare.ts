import type { Formatter } from '../formatter';
import type { compare as english } from '../en/compare';

export const compare = (f: Formatter): ReturnType<typeof english> => ({
  placeholder: f.integer(0)
});
