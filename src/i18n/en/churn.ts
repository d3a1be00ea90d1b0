import type { Formatter } from '../formatter';

export const churn = (f: Formatter) => ({ placeholder: f.integer(0) });
