/** Which group of a break-down each customer is in. */
import { customerEntry, type DimensionColumn } from '../filter/column';
import type { Keep } from '../filter/condition';
import { NO_DAY, type OrderTable } from '../orders/order-table';
import type { Settings } from '../settings';
import { dayBands, MOST_PERIODS, numberBands, type Band } from './bands';

/** Most groups that stand for themselves; of days it is {@link MOST_PERIODS}. */
const MOST_GROUPS = 12;

export interface Grouping {
  groups: { keep: Keep; text: string | null }[];
  /** By customer: the group's index, {@link OTHER} for a smaller one, {@link NOBODY} for who is not counted. */
  of: Int8Array;
  /** Groups that are in other. */
  otherGroups: number;
}

export const OTHER = -1;
export const NOBODY = -2;

const keepText = (text: string): Keep => ({ kind: 'values', values: [text], except: false });

/**
 * Sorts the customers into at most 12 groups, 36 of days, by what the column says of them.
 * @param members 1 for each customer of the table who is counted
 * @param settings whose calendar the days are bucketed in
 */
export function groupCustomers(
  table: OrderTable,
  column: DimensionColumn,
  members: Uint8Array,
  settings: Settings
): Grouping {
  return column.kind === 'category'
    ? byText(table, column, members)
    : byBand(table, column, members, settings);
}

function byText(
  table: OrderTable,
  column: DimensionColumn & { kind: 'category' },
  members: Uint8Array
): Grouping {
  const counts = new Uint32Array(column.texts + 1);
  const codeOf = (c: number): number => column.codes[customerEntry(table, column, c)] ?? 0;
  for (let c = 0; c < members.length; c++) {
    if (members[c] === 1) counts[codeOf(c)] = (counts[codeOf(c)] ?? 0) + 1;
  }
  const text = (code: number): string => (code === 0 ? '' : column.text(code));
  const present = Array.from(counts.keys()).filter((code) => (counts[code] ?? 0) > 0);
  let codes: number[];
  if (column.id === 'first-weekday') {
    codes = present;
  } else {
    // Only texts that may come among the first are worth decoding.
    const sizes = present.map((code) => counts[code] ?? 0).sort((x, y) => y - x);
    const least = sizes[MOST_GROUPS - 1] ?? 0;
    codes = present
      .filter((code) => (counts[code] ?? 0) >= least)
      .map((code) => ({ code, text: text(code) }))
      .sort(
        (x, y) =>
          (counts[y.code] ?? 0) - (counts[x.code] ?? 0) ||
          (x.text < y.text ? -1 : x.text > y.text ? 1 : 0)
      )
      .slice(0, MOST_GROUPS)
      .map(({ code }) => code);
  }
  const place = new Int8Array(column.texts + 1).fill(OTHER);
  codes.forEach((code, i) => (place[code] = i));
  const of = new Int8Array(members.length).fill(NOBODY);
  for (let c = 0; c < of.length; c++) if (members[c] === 1) of[c] = place[codeOf(c)] ?? OTHER;
  return {
    groups: codes.map((code) => ({ keep: keepText(text(code)), text: text(code) })),
    of,
    otherGroups: present.length - codes.length
  };
}

function byBand(
  table: OrderTable,
  column: DimensionColumn & { kind: 'number' | 'day' },
  members: Uint8Array,
  settings: Settings
): Grouping {
  const valueOf = (c: number): number =>
    column.values[customerEntry(table, column, c)] ?? Number.NaN;
  const isBlank = (value: number): boolean =>
    Number.isNaN(value) || (column.kind === 'day' && value === NO_DAY);
  const filled = new Float64Array(members.length);
  let count = 0;
  let blank = false;
  for (let c = 0; c < members.length; c++) {
    if (members[c] !== 1) continue;
    const value = valueOf(c);
    if (isBlank(value)) blank = true;
    else filled[count++] = value;
  }
  const sorted = filled.subarray(0, count).sort();
  const all = column.kind === 'day' ? dayBands(sorted, settings) : numberBands(sorted);
  // The last bands stand for themselves: of days these are the newest.
  const most = column.kind === 'day' ? MOST_PERIODS : MOST_GROUPS;
  const bands = all.slice(-(most - (blank ? 1 : 0)));
  const of = new Int8Array(members.length).fill(NOBODY);
  for (let c = 0; c < of.length; c++) {
    if (members[c] !== 1) continue;
    const value = valueOf(c);
    of[c] = isBlank(value) ? bands.length : bandOf(bands, value);
  }
  const groups: Grouping['groups'] = bands.map(({ from, below }) => ({
    keep: { kind: 'range', from, below },
    text: null
  }));
  if (blank) groups.push({ keep: keepText(''), text: '' });
  return { groups, of, otherGroups: all.length - bands.length };
}

/** Index of the band that holds the value; {@link OTHER} before the first. */
function bandOf(bands: readonly Band[], value: number): number {
  let index = bands.length - 1;
  while (index >= 0 && value < (bands[index]?.from ?? -Infinity)) index--;
  return index;
}
