import { SessionStore } from '../storage/session-store';
import { AnalysisClient, forecastClient } from '../worker/client';
import { prepareFiles } from '../worker/prepare';
import { remembered, type Remembered } from './browser-storage';
import { i18n, type I18nState } from './i18n.svelte';
import { route, type RouteState } from './route.svelte';
import { localToday } from './source-files';
import type { Prepare } from './sources.svelte';

/** What the app's state works with; tests put in their own. */
export interface AppParts {
  client: AnalysisClient;
  /** Another worker, which forecasts take their time in. */
  forecastClient: AnalysisClient;
  store: SessionStore;
  i18n: I18nState;
  route: RouteState;
  memory: Remembered;
  /** Turns workbooks into text files. */
  prepare: Prepare;
  /** Day number of today. */
  today: () => number;
}

/** The given parts, and for the others those of the page. */
export const wholeParts = (own: Partial<AppParts>): AppParts => ({
  client: own.client ?? new AnalysisClient(),
  forecastClient: own.forecastClient ?? forecastClient(),
  store: own.store ?? new SessionStore(),
  i18n: own.i18n ?? i18n,
  route: own.route ?? route,
  memory: own.memory ?? remembered,
  prepare: own.prepare ?? prepareFiles,
  today: own.today ?? localToday
});
