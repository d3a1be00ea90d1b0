import { app } from '../../../state/app.svelte';

/**
 * How far the forecast of the report in view is: there; being made, or about
 * to be; stopped or failed; or known to be none.
 */
export type ForecastStage = 'ready' | 'coming' | 'halted' | 'none';

export function forecastStage(): ForecastStage {
  const { status, answer, current } = app.forecast;
  if (status === 'stopped' || status === 'failed') return 'halted';
  if (!current) return 'coming';
  return answer?.state === 'none' ? 'none' : 'ready';
}
