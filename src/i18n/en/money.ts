import type { Formatter } from '../formatter';

/** Costs of winning customers, prices, spend. */
export const money = (_f: Formatter) => ({
  title: 'Money'
});
