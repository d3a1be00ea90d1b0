/**
 * Which screen stands in the window, and those that are loaded only when
 * they are needed.
 */
import type { Component } from 'svelte';
import { i18n } from '../../state/i18n.svelte';

type Loaded = Promise<{ default: Component }>;

/** A screen together with its words. */
async function withWords(screen: Loaded): Loaded {
  const [loaded] = await Promise.all([screen, i18n.complete()]);
  return loaded;
}

export const loadCheck = (): Loaded => withWords(import('../check/CheckScreen.svelte'));
export const loadReport = (): Loaded => withWords(import('../report/ReportScreen.svelte'));
export const loadCalculator = (): Loaded =>
  withWords(import('../calculator/CalculatorScreen.svelte'));

export type ScreenId = 'start' | 'reading' | 'check' | 'report' | 'calculator';

export interface ScreenInputs {
  route: 'start' | 'calculator' | 'check' | 'report';
  /** What takes a while right now. */
  activity: 'reading' | 'opening' | 'sample' | null;
  hasReading: boolean;
  hasReport: boolean;
}

/** Whether the files on screen are read a second time, after a change on the check screen. */
export function isRereading({ route, activity, hasReading }: ScreenInputs): boolean {
  return activity === 'reading' && hasReading && (route === 'check' || route === 'report');
}

/**
 * Picks the screen. A first reading takes the window; a second one leaves the
 * screen in its place, so that no scroll position or focus is lost.
 */
export function pickScreen(inputs: ScreenInputs): ScreenId {
  const { route } = inputs;
  if (inputs.activity && !isRereading(inputs)) return 'reading';
  if (route === 'report' && !inputs.hasReport) return 'start';
  if (route === 'check' && !inputs.hasReading) return 'start';
  return route;
}
