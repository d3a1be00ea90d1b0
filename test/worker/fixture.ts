import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  EncodingId,
  LayoutOptions,
  Reading,
  ReadOptions
} from '../../src/core/ingest/reading';
import { isCustomerSummary } from '../../src/core/orders/customer-summary';
import type { OrderTable } from '../../src/core/orders/order-table';
import { readFiles as readAny, type NamedBlob, type ReadHooks } from '../../src/worker/reader';

/** Text or bytes as a file. */
export function file(content: string | Uint8Array<ArrayBuffer>, name = 'orders.csv'): NamedBlob {
  return new File([content], name);
}

export interface OrderOutcome {
  reading: Reading;
  table: OrderTable | null;
}

/** Reads files that hold orders. */
export async function readFiles(
  files: readonly NamedBlob[],
  options: ReadOptions,
  hooks: ReadHooks = {}
): Promise<OrderOutcome> {
  const { reading, table } = await readAny(files, options, hooks);
  if (table !== null && isCustomerSummary(table)) throw new TypeError('a list of customers');
  return { reading, table };
}

/** Decisions that hold for every layout. */
export function everywhere(options: LayoutOptions, rest: ReadOptions = {}): ReadOptions {
  return { ...rest, layouts: { '*': options } };
}

/** The first layout of a reading. */
export function layoutOf(reading: Reading): Reading['layouts'][number] {
  const [layout] = reading.layouts;
  if (layout === undefined) throw new TypeError('a reading has a layout');
  return layout;
}

export function readText(
  text: string,
  options: ReadOptions = {},
  hooks: ReadHooks = {}
): Promise<OrderOutcome> {
  return readFiles([file(text)], options, hooks);
}

/** Columns of a plain table `customer,date,amount`. */
const COLUMNS = { customer: 0, date: 1, amount: 2 };
export const THREE = everywhere({ roles: COLUMNS });
/** {@link THREE} in a given encoding. */
export const threeIn = (encoding: EncodingId): ReadOptions =>
  everywhere({ roles: COLUMNS, encoding });

const folder = join(import.meta.dirname, '../fixtures/platforms');

export function platformFile(name: string): NamedBlob {
  return file(new Uint8Array(readFileSync(join(folder, name))), name);
}

/** Text of a sample in the encoding that the sample is known to have. */
export function platformText(name: string): string {
  const bytes = readFileSync(join(folder, name));
  const encoding = name.includes('utf16')
    ? 'utf-16le'
    : name.includes('cp1252')
      ? 'windows-1252'
      : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Records of a text, read one character at a time: slow, plain, and written
 * apart from the reader that it checks.
 */
export function naiveRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') field += c;
      else if (text.charAt(i + 1) === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === delimiter) {
      record.push(field);
      field = '';
    } else if (c === '\n') {
      record.push(field);
      records.push(record);
      record = [];
      field = '';
    } else if (c !== '\r') field += c;
  }
  if (field !== '' || record.length > 0) records.push([...record, field]);
  return records;
}
