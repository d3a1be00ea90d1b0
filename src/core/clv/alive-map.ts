/** P(alive) × recency–frequency: the picture of who is still there. */
import type { AliveMap } from '../schema/forecast';
import type { FittedModel } from './candidates';
import { DAYS_PER_WEEK } from './rows';

const COLUMNS = 21;
const ROWS = 27;

/**
 * A grid of P(alive) for customers who began `ageDays` ago: columns by
 * transactions after the first, from 0; rows by days since the last one.
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
      const tx = (ageDays - since) / DAYS_PER_WEEK;
      // Who has bought once did so at the start; who has bought again did so later.
      if (x === 0 ? since !== ageDays : since >= ageDays) return null;
      return model.prospect({ x, tx: x === 0 ? 0 : tx, T }).pAlive;
    })
  );
  return { ageDays, frequency, daysSinceLast, pAlive };
}
