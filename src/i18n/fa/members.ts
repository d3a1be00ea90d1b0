import type { Formatter } from '../formatter';

/** Members and fixed occasions. */
export const members = (_f: Formatter) => ({
  title: 'Members'
});
