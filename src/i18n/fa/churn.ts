import type { Formatter } from '../formatter';
import type { churn as english } from '../en/churn';

export const churn = (f: Formatter): ReturnType<typeof english> => ({ placeholder: f.integer(0) });
