/** P(alive) × recency–frequency: the picture of who is still there. */
import type { AliveMap } from '../schema/forecast';
import type { FittedModel } from './models/candidates';
import { DAYS_PER_WEEK } from './models/rows';

const COLUMNS = 21;
const ROWS = 27;

/**
 * A grid of P(alive) for customers who began `ageDays` ago: columns by
 * transactions after the first, from 0; rows by days since the last one. Who
 * has bought once began on that very day: the column 0 is of customers whose
 * age is the row's.
 * @param most transactions after the first that the map reaches
 */
export function aliveMap(model: FittedModel, ageDays: number, most: number): AliveMap {
  const columns = Math.max(2, Math.min(COLUMNS, most + 1));
  const step = Math.max(1, most / (columns - 1));
  const frequency = Array.from({ length: columns }, (_, i) => Math.round(i * step));
  const rows = Math.min(ROWS, ageDays + 1);
  const daysSinceLast = Array.from({ length: rows }, (_, i) =>
    Math.round((i * ageDays) / Math.max(1, rows - 1))
  );
  const T = ageDays / DAYS_PER_WEEK;
  const pAlive = daysSinceLast.map((since) =>
    frequency.map((x) => {
      if (x === 0) return model.prospect({ x, tx: 0, T: since / DAYS_PER_WEEK }).pAlive;
      // Who has bought again did so after the first day.
      if (since >= ageDays) return null;
      return model.prospect({ x, tx: (ageDays - since) / DAYS_PER_WEEK, T }).pAlive;
    })
  );
  return { ageDays, frequency, daysSinceLast, pAlive };
}
