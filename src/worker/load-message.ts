/** How orders go from the page to the worker. */
import type { Reading } from '../core/ingest/reading';
import { copyShopData, shopDataBuffers, type ShopData } from '../core/orders/customer-summary';
import type { Settings } from '../core/settings';
import type { Request } from './protocol';

interface Orders {
  table: ShopData;
  reading: Reading;
}

interface Message {
  request: Request;
  transfer: ArrayBuffer[];
}

/** Orders for the worker to hold, analysed under the settings. */
export function loadMessage(job: number, orders: Orders, settings: Settings): Message {
  const copy = lightCopy(orders);
  return {
    request: { job, type: 'load', ...copy, settings },
    transfer: shopDataBuffers(copy.table)
  };
}

/** Orders for the worker to hold and be asked about. */
export function holdMessage(job: number, orders: Orders): Message {
  const copy = lightCopy(orders);
  return { request: { job, type: 'hold', ...copy }, transfer: shopDataBuffers(copy.table) };
}

/** Asks for a second report: of the orders that the worker holds where `other` is null. */
export function secondMessage(
  job: number,
  other: Orders | null,
  settings: Settings,
  beside: Settings
): Message {
  const copy = other ? lightCopy(other) : null;
  return {
    request: { job, type: 'second', other: copy, settings, beside },
    transfer: copy ? shopDataBuffers(copy.table) : []
  };
}

/** The table is copied and moved: cloning it would block the page longer. The lists of the check screen stay here. */
function lightCopy({ table, reading }: Orders): Orders {
  const layouts = reading.layouts.map((layout) => ({ ...layout, preview: [] }));
  const entries = reading.ledger.entries.map((entry) => ({ ...entry, places: [] }));
  const ledger = { ...reading.ledger, entries };
  return { table: copyShopData(table), reading: { ...reading, issues: [], layouts, ledger } };
}
