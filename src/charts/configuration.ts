import type { ChartConfiguration } from 'chart.js';

/** What the charts are made of: values by period, null for a gap. */
export type LineConfiguration = ChartConfiguration<'line', (number | null)[], string>;
export type BarConfiguration = ChartConfiguration<'bar', (number | null)[], string>;
export type AnyConfiguration = LineConfiguration | BarConfiguration;
