/**
 * Which screen stands in the window, and those that are loaded only when
 * they are needed.
 */
import type { Component } from 'svelte';

type Loaded = Promise<{ default: Component }>;

export const loadCheck = (): Loaded => import('../check/CheckScreen.svelte');
export const loadReport = (): Loaded => import('../report/ReportScreen.svelte');
export const loadCalculator = (): Loaded => import('../calculator/CalculatorScreen.svelte');

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
