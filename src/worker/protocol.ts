/**
 * What the page and the worker say to each other. Every request carries the
 * id of its job and is answered by exactly one `done`, `problem` or `crash`;
 * `progress` may come before. Buffers are transferred, never copied, except
 * where a comment says so.
 */
import type { OrderTable } from '../core/orders/order-table';
import type { FileProblem, ReadOptions, Reading } from '../core/ingest/reading';
import type { Report } from '../core/report-schema';
import type { Settings } from '../core/settings';

export type Request =
  /** Read files into orders and analyse them; the worker keeps the orders for `analyse`. */
  | { job: number; type: 'read'; files: File[]; options: ReadOptions; settings: Settings }
  /** Make the sample shop, ending on the given day. */
  | { job: number; type: 'sample'; lastDay: number; settings: Settings }
  /** Hand over the orders of a saved session and analyse them; answered as `analyse` is. */
  | { job: number; type: 'load'; table: OrderTable; reading: Reading; settings: Settings }
  /** Analyse the orders at hand again with other settings. */
  | { job: number; type: 'analyse'; settings: Settings };

export type Progress =
  { phase: 'reading'; bytes: number; totalBytes: number; rows: number } | { phase: 'analysing' };

/** `report` is null while the reading has open questions that keep it from being made. */
export interface ReadResult {
  reading: Reading;
  table: OrderTable | null;
  report: Report | null;
}

export type Response =
  | { type: 'ready' }
  | { job: number; type: 'progress'; progress: Progress }
  | { job: number; type: 'done'; result: ReadResult }
  | { job: number; type: 'done-analyse'; report: Report }
  | { job: number; type: 'problem'; problem: FileProblem }
  | { job: number | null; type: 'crash'; message: string };
