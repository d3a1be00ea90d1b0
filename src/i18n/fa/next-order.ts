import type { Formatter } from '../formatter';
import type { nextOrder as english } from '../en/next-order';

export const nextOrder = (f: Formatter): ReturnType<typeof english> => ({
  placeholder: f.integer(0)
});
