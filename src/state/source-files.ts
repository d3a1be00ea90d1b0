import { gregorianToDay } from '../core/time/calendar';
import type { ReadOptions } from '../core/ingest/reading';
import type { Activity } from './app-types';

export type ReadingActivity = Extract<Activity, { kind: 'reading' }>;

/** Name of the file that a paste becomes. */
export const PASTED_FILE = 'pasted.tsv';

/** Day number of today where the user is. */
export function localToday(now: Date = new Date()): number {
  return gregorianToDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

export function readingActivity(files: readonly File[]): ReadingActivity {
  return { kind: 'reading', progress: null, fileNames: files.map((file) => file.name) };
}

/** Name of a session: the first file's, without its extension; '' for a paste. */
export function nameFromFiles(files: readonly File[]): string {
  const name = files[0]?.name ?? '';
  return name === PASTED_FILE ? '' : name.replace(/\.[^.]+$/, '').trim();
}

/** Earlier decisions with later ones on top, column by column. */
export function mergeOptions(earlier: ReadOptions, later: ReadOptions): ReadOptions {
  const roles = { ...earlier.roles, ...later.roles };
  const merged = { ...earlier, ...later };
  return Object.keys(roles).length > 0 ? { ...merged, roles } : merged;
}
