/** What the report hands out as files and pictures. */
import type { Report } from '../../core/report-schema';
import { i18n } from '../../state/i18n.svelte';
import { toasts } from '../shared/toasts.svelte';
import type { CohortMeasure } from './cohort-model';
import type { TrendKind } from './chart-tables';

function later(): Promise<void> {
  toasts.show({ text: i18n.m.exports.status.failed });
  return Promise.resolve();
}
export const saveResults = (_report: Report): Promise<void> => later();
export const saveTables = (_report: Report): Promise<void> => later();
export const saveReportPicture = (_report: Report): Promise<void> => later();
export const saveChartPicture = (
  _kind: TrendKind,
  _report: Report,
  _title: string
): Promise<void> => later();
export const copyChartPicture = (
  _kind: TrendKind,
  _report: Report,
  _title: string
): Promise<void> => later();
export const saveCohortPicture = (
  _report: Report,
  _measure: CohortMeasure,
  _display: 'share' | 'count'
): Promise<void> => later();
export const copyCohortPicture = saveCohortPicture;
export const saveCohortTable = (_report: Report, _measure: CohortMeasure): Promise<void> => later();
