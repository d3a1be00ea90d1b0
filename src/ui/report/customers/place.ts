/** Where the table of customers was left, for the way back from one of them. */
export interface Place {
  scrollTop: number;
  /** The row that the keyboard was at. */
  row: number;
  /** Whether the table is come back to, and takes the focus. */
  returning: boolean;
}

export const atTheTop = (): Place => ({ scrollTop: 0, row: 0, returning: false });
