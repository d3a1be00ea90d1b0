/** Stored records are checked before use: a store outlives the app that wrote it. */
import { HORIZONS, type Settings } from '../core/settings';
import {
  isAcquisition,
  isAnnotation,
  isCondition,
  isDayOrNull,
  isPriceIndex
} from './check-settings';
import { checkReadOptions } from './check-options';
import { isReading } from './check-reading';
import { isShopData } from './check-shop-data';
import { isCount, isNumber, isText } from './check-values';
import { DATA_MIGRATIONS, DETAILS_MIGRATIONS, migrate, type Migrations } from './migrations';
import { isRecord, type RawRecord } from './raw-record';
import {
  NO_SOURCES,
  type SessionData,
  type SessionDetails,
  type SessionSources,
  type SessionSummary,
  type SourceFile
} from './session';

export type CheckedDetails =
  | { state: 'current'; details: SessionDetails; deletedAt: number | null }
  | { state: 'newer' | 'damaged'; summary: SessionSummary; deletedAt: number | null };

export type CheckedData =
  { state: 'current'; data: SessionData } | { state: 'newer' } | { state: 'damaged' };

const text = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : otherwise;
const number = (value: unknown): number => (isNumber(value) ? value : 0);

/** What can be said of any record, so that the list can show it. */
function summaryOf(key: string, record: RawRecord): SessionSummary {
  return {
    id: key,
    version: number(record.version),
    revision: number(record.revision),
    name: text(record.name, key),
    shop: text(record.shop),
    notes: text(record.notes),
    firstDay: isNumber(record.firstDay) ? record.firstDay : null,
    lastDay: isNumber(record.lastDay) ? record.lastDay : null,
    rows: number(record.rows),
    orders: number(record.orders),
    customers: number(record.customers),
    files: number(record.files),
    sample: record.sample === true,
    createdAt: number(record.createdAt),
    savedAt: number(record.savedAt),
    openedAt: number(record.openedAt)
  };
}

/**
 * The light record under a key. Small gaps are filled (they cost the user
 * less than the session); a record without its key facts is damaged.
 */
export function checkDetails(
  key: string,
  value: unknown,
  migrations: Migrations = DETAILS_MIGRATIONS
): CheckedDetails {
  const deletedAt = isRecord(value) && isNumber(value.deletedAt) ? value.deletedAt : null;
  const migrated = migrate(value, migrations);
  if (migrated.state === 'newer') {
    return { state: 'newer', summary: summaryOf(key, migrated.record), deletedAt };
  }
  if (migrated.state === 'current') {
    const { record } = migrated;
    const { dataId } = record;
    const { firstDay, lastDay, savedAt } = record;
    const counts = [record.revision, record.rows, record.orders, record.customers];
    if (
      record.id === key &&
      typeof record.name === 'string' &&
      typeof dataId === 'string' &&
      [firstDay, lastDay].every((day) => day === null || isNumber(day)) &&
      isNumber(savedAt) &&
      counts.every(isCount)
    ) {
      const settings = checkSettings(record.settings);
      const sources = checkSources(record.sources);
      const details = { ...summaryOf(key, record), settings, dataId, sources };
      return { state: 'current', details, deletedAt };
    }
  }
  const summary = summaryOf(key, isRecord(value) ? value : {});
  return { state: 'damaged', summary: { ...summary, damaged: true }, deletedAt };
}

/** The files behind a session; all or none of them, for it can only be read again from all. */
function checkSources(value: unknown): SessionSources {
  if (!isRecord(value)) return NO_SOURCES;
  const { files } = value;
  const isWhole = Array.isArray(files) && files.every(isSourceFile);
  return { files: isWhole ? files : [], tooLarge: value.tooLarge === true };
}

function isSourceFile(value: unknown): value is SourceFile {
  return (
    isRecord(value) &&
    isText(value.id) &&
    isText(value.name) &&
    isCount(value.size) &&
    isNumber(value.lastModified)
  );
}

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

const SETTING_CHECKS: { [K in keyof Settings]: (value: unknown) => boolean } = {
  granularity: oneOf('day', 'week', 'month', 'quarter', 'year'),
  calendar: oneOf('gregory', 'persian'),
  weekStart: oneOf('monday', 'saturday'),
  lapseWindowDays: (value) => value === null || (isCount(value) && value >= 1),
  observationEnd: isDayOrNull,
  grossMargin: (value) => value === null || (isNumber(value) && value >= 0 && value <= 1),
  marginFrom: oneOf('rate', 'costs'),
  horizonMonths: oneOf(...HORIZONS),
  annualDiscountRate: (value) => isNumber(value) && value >= 0 && value <= 1,
  acquisition: (value) => value === null || isAcquisition(value),
  priceIndex: (value) => value === null || isPriceIndex(value),
  currency: (value) => value === null || typeof value === 'string',
  from: isDayOrNull,
  to: isDayOrNull,
  filter: (value) => Array.isArray(value) && value.every(isCondition),
  completeOnly: (value) => typeof value === 'boolean',
  annotations: (value) => Array.isArray(value) && value.every(isAnnotation)
};

/** Settings whose values are possible; the others fall back to their defaults. */
export function checkSettings(value: unknown): Partial<Settings> {
  if (!isRecord(value)) return {};
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = SETTING_CHECKS;
  const good = Object.entries(value).filter(([key, setting]) => {
    return Object.hasOwn(checks, key) && checks[key]?.(setting) === true;
  });
  const settings: Partial<Settings> = Object.fromEntries(good);
  // A lifetime without a discount is a sum without end.
  if (settings.horizonMonths === null && settings.annualDiscountRate === 0) {
    delete settings.horizonMonths;
  }
  return settings;
}

/** The heavy record under a key; its columns have to fit each other, for the analyses rely on it. */
export function checkData(
  key: string,
  value: unknown,
  migrations: Migrations = DATA_MIGRATIONS
): CheckedData {
  const migrated = migrate(value, migrations);
  if (migrated.state !== 'current') return { state: migrated.state };
  const { id, version, table, reading } = migrated.record;
  if (id !== key || typeof version !== 'number' || !isShopData(table) || !isReading(reading)) {
    return { state: 'damaged' };
  }
  const options = checkReadOptions(migrated.record.options);
  return { state: 'current', data: { id: key, version, table, reading, options } };
}
