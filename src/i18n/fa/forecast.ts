import type { Formatter } from '../formatter';

/** What is likely to come: settings, headline, fan chart. */
export const forecast = (_f: Formatter) => ({
  title: 'Forecast'
});
