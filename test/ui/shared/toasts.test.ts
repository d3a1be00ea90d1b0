import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import Toasts from '../../../src/ui/shared/Toasts.svelte';
import { ToastList, toasts } from '../../../src/ui/shared/toasts.svelte';

beforeAll(() => i18n.complete());
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  cleanup();
});

const texts = (list: ToastList): string[] => list.list.map(({ text }) => text);

describe('ToastList', () => {
  it('lets a message go after six seconds', () => {
    const list = new ToastList();
    list.show({ text: 'Saved' });
    vi.advanceTimersByTime(5_999);
    expect(texts(list)).toEqual(['Saved']);
    vi.advanceTimersByTime(1);
    expect(texts(list)).toEqual([]);
  });

  it('gives twice the time where there is something to press', () => {
    const list = new ToastList();
    list.show({ text: 'Deleted', action: { label: 'Undo', run: () => undefined } });
    vi.advanceTimersByTime(11_999);
    expect(texts(list)).toEqual(['Deleted']);
    vi.advanceTimersByTime(1);
    expect(texts(list)).toEqual([]);
  });

  it('keeps messages while they are held, and starts anew when released', () => {
    const list = new ToastList();
    list.show({ text: 'Saved' });
    list.hold();
    vi.advanceTimersByTime(60_000);
    expect(texts(list)).toEqual(['Saved']);
    list.release();
    vi.advanceTimersByTime(6_000);
    expect(texts(list)).toEqual([]);
  });

  it('shows three at most, the newest last', () => {
    const list = new ToastList();
    for (const text of ['1', '2', '3', '4', '5']) list.show({ text });
    expect(texts(list)).toEqual(['3', '4', '5']);
  });
});

describe('Toasts', () => {
  it('says messages politely and runs their action', async () => {
    const run = vi.fn();
    render(Toasts);
    toasts.show({ text: 'Shop deleted', action: { label: 'Undo', run } });
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.getByRole('status').textContent).toContain('Shop deleted');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledOnce();
    expect(toasts.list).toEqual([]);
  });
});
