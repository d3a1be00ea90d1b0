import { dataFrom1, detailsFrom1 } from './migrate-1';
import { isRecord, type RawRecord } from './raw-record';
import { SESSION_VERSION } from './session';

/** Leads a record from one version to the next; it must take whatever it finds and not throw. */
export type Migration = (record: RawRecord) => RawRecord;

export interface Migrations {
  /** Version that the last migration leads to. */
  target: number;
  /** Entry i leads from version i + 1 to i + 2. */
  steps: readonly Migration[];
}

export const DETAILS_MIGRATIONS: Migrations = { target: SESSION_VERSION, steps: [detailsFrom1] };
export const DATA_MIGRATIONS: Migrations = { target: SESSION_VERSION, steps: [dataFrom1] };

export type Migrated =
  | { state: 'current'; record: RawRecord }
  /** Of a version that this app does not know yet. */
  | { state: 'newer'; record: RawRecord }
  | { state: 'damaged' };

/**
 * Brings a stored value to the newest version.
 * @example migrate({ version: 1, name: 'A' }, { target: 2, steps: [(r) => ({ ...r, shop: '' })] })
 *   → { state: 'current', record: { version: 2, name: 'A', shop: '' } }
 */
export function migrate(value: unknown, { target, steps }: Migrations): Migrated {
  if (!isRecord(value)) return { state: 'damaged' };
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { state: 'damaged' };
  }
  if (version > target) return { state: 'newer', record: value };
  let record: RawRecord = value;
  for (let from = version; from < target; from += 1) {
    const step = steps[from - 1];
    if (!step) return { state: 'damaged' };
    record = { ...step(record), version: from + 1 };
  }
  return { state: 'current', record };
}
