import type { Formatter } from '../formatter';

/** The table of customers and the page of one. */
export const customers = (_f: Formatter) => ({
  title: 'Customers'
});
