/** Two reports side by side: what differs, and by more than chance. */
import type { Report } from './report-schema';
import type { Comparison } from './schema/comparison';

/**
 * @param shared customers that are in both; null where nobody can know
 */
export function compareReports(a: Report, b: Report, shared: number | null): Comparison {
  throw new Error(`not built yet ${a.schema} ${b.schema} ${shared}`);
}
