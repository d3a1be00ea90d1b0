/** The course of one series in words: finished labels and values, for a text alternative. */
export interface SeriesSummary {
  /** Number of measured points, at least 1. */
  count: number;
  firstLabel: string;
  first: string;
  lastLabel: string;
  last: string;
  lowestLabel: string;
  lowest: string;
  highestLabel: string;
  highest: string;
}
