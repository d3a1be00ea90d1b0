import { describe, expect, it, vi } from 'vitest';
import { RouteState } from '../../src/state/route.svelte';
import { formatHash, parseHash, REPORT_VIEWS, type Route } from '../../src/state/routes';

const ROUTES: Route[] = [
  { screen: 'start' },
  { screen: 'check' },
  { screen: 'calculator', query: new URLSearchParams() },
  { screen: 'calculator', query: new URLSearchParams({ s: '500', e: '540', n: '100' }) },
  { screen: 'calculator', query: new URLSearchParams({ margin: '۴۰٪', value: 'a&b=c ?#/' }) },
  ...REPORT_VIEWS.map((view) => ({ screen: 'report', view }) as const)
];

describe('parseHash', () => {
  it.each(ROUTES.map((route) => [formatHash(route), route] as const))('leads %s back', (hash) => {
    expect(formatHash(parseHash(hash))).toBe(hash);
  });

  it('restores what a link to the calculator holds', () => {
    const route = parseHash('#/calculator?s=500&e=540&n=%DB%B1%DB%B0%DB%B0');
    if (route.screen !== 'calculator') throw new Error(route.screen);
    expect(Object.fromEntries(route.query)).toEqual({ s: '500', e: '540', n: '۱۰۰' });
  });

  it.each([
    ['', { screen: 'start' }],
    ['#', { screen: 'start' }],
    ['#/nowhere', { screen: 'start' }],
    ['#/report', { screen: 'report', view: 'overview' }],
    ['#/report/toString', { screen: 'report', view: 'overview' }],
    ['#report/value', { screen: 'report', view: 'value' }]
  ])('takes %j as far as it makes sense', (hash, route) => {
    expect(parseHash(hash)).toEqual(route);
  });
});

describe('RouteState', () => {
  const back = async (): Promise<void> => {
    const moved = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await moved;
  };

  it('begins where the address points, and follows back and edits of the address', async () => {
    history.replaceState(null, '', '#/calculator?s=1');
    const route = new RouteState();
    expect(route.current.screen).toBe('calculator');
    route.go({ screen: 'start' });
    expect(location.hash).toBe('#/');
    await back();
    expect(formatHash(route.current)).toBe('#/calculator?s=1');
    location.hash = '#/calculator?s=2';
    await vi.waitFor(() => expect(formatHash(route.current)).toBe('#/calculator?s=2'));
  });

  it('replaces without a step in the history, and keeps the rest of the address', () => {
    history.replaceState(null, '', '?lang=fa#/');
    const route = new RouteState();
    const steps = history.length;
    route.replace({ screen: 'calculator', query: new URLSearchParams({ s: '5' }) });
    expect(history.length).toBe(steps);
    expect(location.search + location.hash).toBe('?lang=fa#/calculator?s=5');
    route.go({ screen: 'start' });
    expect(history.length).toBe(steps + 1);
    history.replaceState(null, '', location.pathname);
  });

  it('shows what its guard allows, also for a link', () => {
    history.replaceState(null, '', '#/report/cohorts');
    const route = new RouteState();
    let open = false;
    route.guard((wanted) => (wanted.screen === 'report' && !open ? { screen: 'start' } : wanted));
    expect(route.current.screen).toBe('start');
    expect(location.hash).toBe('#/');
    open = true;
    route.go({ screen: 'report', view: 'value' });
    expect(location.hash).toBe('#/report/value');
  });

  it('survives a browser that refuses more changes of the address, and makes the last one later', () => {
    vi.useFakeTimers();
    history.replaceState(null, '', '#/');
    const route = new RouteState();
    const refuse = vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('too many calls', 'SecurityError');
    });
    route.replace({ screen: 'calculator', query: new URLSearchParams({ s: '1' }) });
    route.replace({ screen: 'calculator', query: new URLSearchParams({ s: '2' }) });
    expect(formatHash(route.current)).toBe('#/calculator?s=2');
    refuse.mockRestore();
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe('#/calculator?s=2');
    vi.useRealTimers();
  });
});
