import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Menu from '../../../src/ui/shared/Menu.svelte';
import { expectAccessible } from './languages';

const chosen = vi.fn<(name: string) => void>();

beforeEach(() => {
  chosen.mockClear();
  render(Menu, {
    label: 'Export',
    items: [
      { label: 'Results (JSON)', hint: 'All numbers', onselect: () => chosen('json') },
      { label: 'Tables (CSV)', onselect: () => chosen('csv') },
      { label: 'Report image (PNG)', disabled: true, onselect: () => chosen('png') }
    ]
  });
});
afterEach(cleanup);

const button = (): HTMLElement => screen.getByRole('button', { name: 'Export' });
const item = (name: string): HTMLElement => screen.getByRole('menuitem', { name });

describe('Menu', () => {
  it('is closed first, and says so', () => {
    expect(button().getAttribute('aria-haspopup')).toBe('menu');
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('opens with a click, with the focus on its first item', async () => {
    await fireEvent.click(button());
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(item('Results (JSON)'));
    await expectAccessible(document.body);
  });

  it('names an item by its label alone, and describes it by its hint', async () => {
    await fireEvent.click(button());
    const described = item('Results (JSON)').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('All numbers');
  });

  it('goes round with the arrow keys, and to the ends with Home and End', async () => {
    await fireEvent.keyDown(button(), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(item('Report image (PNG)'));
    const menu = screen.getByRole('menu');
    await fireEvent.keyDown(menu, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(item('Results (JSON)'));
    await fireEvent.keyDown(menu, { key: 'End' });
    expect(document.activeElement).toBe(item('Report image (PNG)'));
    await fireEvent.keyDown(menu, { key: 'Home' });
    expect(document.activeElement).toBe(item('Results (JSON)'));
  });

  it('finds an item by the letters typed', async () => {
    await fireEvent.click(button());
    await fireEvent.keyDown(screen.getByRole('menu'), { key: 't' });
    expect(document.activeElement).toBe(item('Tables (CSV)'));
  });

  it('closes with Escape and gives the focus back', async () => {
    await fireEvent.click(button());
    await fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  it('closes with a press outside', async () => {
    await fireEvent.click(button());
    await fireEvent.pointerDown(document.body);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('runs what is chosen and closes', async () => {
    await fireEvent.click(button());
    await fireEvent.click(item('Tables (CSV)'));
    expect(chosen.mock.calls).toEqual([['csv']]);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('does not run an item that is off', async () => {
    await fireEvent.click(button());
    await fireEvent.click(item('Report image (PNG)'));
    expect(chosen).not.toHaveBeenCalled();
  });
});
