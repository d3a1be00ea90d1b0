import type { Formatter } from '../formatter';

/** How good the forecast is: choice, past, models. */
export const trust = (_f: Formatter) => ({
  title: 'How good is it?'
});
