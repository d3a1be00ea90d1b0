export type StatusClass =
  | 'ok'
  | 'cancelled'
  | 'unpaid'
  | 'refunded'
  | 'partially-refunded'
  | 'test'
  | 'not-an-order'
  | 'unknown';

/** What a status or a transaction type says about a row. */
export function classifyStatus(text: string): StatusClass {
  void text;
  return 'unknown';
}

/** Whether a cell begins a totals line. */
export function isTotalsText(text: string): boolean {
  void text;
  return false;
}
