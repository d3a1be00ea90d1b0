import { gregorianToDay } from '../core/time/calendar';
import type { CalendarId } from '../core/time/calendar';
import type { LayoutOptions, ReadOptions, Reading } from '../core/ingest/reading';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { Activity } from './app-types';

export type ReadingActivity = Extract<Activity, { kind: 'reading' }>;

/** Name of the file that a paste becomes. */
export const PASTED_FILE = 'pasted.tsv';

/** Decisions under this name hold for every layout that has none of its own. */
const ANY_LAYOUT = '*';

/** Day number of today where the user is. */
export function localToday(now: Date = new Date()): number {
  return gregorianToDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Settings of a new session, in the calendar of the user's language. */
export function settingsIn(calendar: CalendarId): Settings {
  const weekStart = calendar === 'persian' ? 'saturday' : 'monday';
  return { ...DEFAULT_SETTINGS, calendar, weekStart };
}

/**
 * Settings for reading the files of a session anew: a currency that came from
 * the files is found anew, one that the user set stays.
 */
export function settingsForReading(settings: Settings, reading: Reading): Settings {
  return settings.currency === reading.currency ? { ...settings, currency: null } : settings;
}

export function readingActivity(fileNames: readonly string[]): ReadingActivity {
  return { kind: 'reading', progress: null, fileNames: [...fileNames] };
}

/** Name of a session: the first file's, without its extension; '' for a paste. */
export function nameFromFiles(files: readonly File[]): string {
  const name = files[0]?.name ?? '';
  return name === PASTED_FILE ? '' : name.replace(/\.[^.]+$/, '').trim();
}

/**
 * Earlier decisions with later ones on top: layout by layout, and in each
 * column by column. A layout on which the later ones decide is no longer one
 * whose decisions are remembered, unless they are so too.
 * @example mergeOptions({ layouts: { f: { roles: { date: 0 } } } }, { layouts: { f: { decimal: ',' } } })
 *   → { layouts: { f: { roles: { date: 0 }, decimal: ',' } } }
 */
export function mergeOptions(earlier: ReadOptions, later: ReadOptions): ReadOptions {
  const merged: ReadOptions = { ...earlier, ...later };
  if (earlier.layouts && later.layouts) {
    merged.layouts = { ...earlier.layouts };
    for (const [name, layout] of Object.entries(later.layouts)) {
      merged.layouts[name] = mergeLayout(earlier.layouts[name], layout);
    }
  }
  if (earlier.parts && later.parts) merged.parts = { ...earlier.parts, ...later.parts };
  const still = (earlier.remembered ?? []).filter((name) => !later.layouts?.[name]);
  const remembered = [...new Set([...still, ...(later.remembered ?? [])])];
  delete merged.remembered;
  return remembered.length > 0 ? { ...merged, remembered } : merged;
}

function mergeLayout(earlier: LayoutOptions | undefined, later: LayoutOptions): LayoutOptions {
  const merged = { ...earlier, ...later };
  if (earlier?.roles && later.roles) merged.roles = { ...earlier.roles, ...later.roles };
  return merged;
}

/** Those decisions that are about the layouts of a reading; of the others, a session need not know. */
export function optionsOf(options: ReadOptions, reading: Reading): ReadOptions {
  const { layouts, remembered, ...rest } = options;
  const names = new Set([ANY_LAYOUT, ...reading.layouts.map((layout) => layout.fingerprint)]);
  const known = Object.entries(layouts ?? {}).filter(([name]) => names.has(name));
  const familiar = (remembered ?? []).filter((name) => names.has(name));
  return {
    ...rest,
    ...(known.length > 0 && { layouts: Object.fromEntries(known) }),
    ...(familiar.length > 0 && { remembered: familiar })
  };
}
