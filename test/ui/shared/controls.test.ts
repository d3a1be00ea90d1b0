import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import Button from '../../../src/ui/shared/Button.svelte';
import Dialog from '../../../src/ui/shared/Dialog.svelte';
import Field from '../../../src/ui/shared/Field.svelte';
import Icon from '../../../src/ui/shared/Icon.svelte';
import Notice from '../../../src/ui/shared/Notice.svelte';
import Progress from '../../../src/ui/shared/Progress.svelte';
import Segmented from '../../../src/ui/shared/Segmented.svelte';
import Select from '../../../src/ui/shared/Select.svelte';
import Switch from '../../../src/ui/shared/Switch.svelte';
import { expectAccessible } from './languages';

const text = (html: string) => createRawSnippet(() => ({ render: () => `<span>${html}</span>` }));

beforeAll(async () => {
  await i18n.complete();
  await i18n.set('en');
});
afterEach(cleanup);

describe('Button', () => {
  it('is a link where it leads somewhere', () => {
    render(Button, { href: '#/', children: text('Home') });
    expect(screen.getByRole('link', { name: 'Home' }).getAttribute('href')).toBe('#/');
  });

  it('takes its name from the label where it shows an icon alone', () => {
    render(Button, { icon: 'x', label: 'Close' });
    expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
  });
});

describe('Icon', () => {
  it('turns round only where it shows a direction of reading', () => {
    const arrow = render(Icon, { name: 'arrow-right' }).container.querySelector('svg');
    const tick = render(Icon, { name: 'check' }).container.querySelector('svg');
    expect(arrow?.classList.contains('mirrored')).toBe(true);
    expect(tick?.classList.contains('mirrored')).toBe(false);
  });
});

describe('Segmented', () => {
  it('is a group of radio buttons that reports the value chosen', async () => {
    const onchange = vi.fn<(value: string | number | boolean | null) => void>();
    const options = [
      { value: 'month', label: 'Months' },
      { value: 'year', label: 'Years' }
    ];
    render(Segmented, { label: 'Periods', options, value: 'month', onchange });
    expect(screen.getByRole('radiogroup', { name: 'Periods' })).toBeTruthy();
    const [month, year] = screen.getAllByRole<HTMLInputElement>('radio');
    expect([month?.checked, year?.checked]).toEqual([true, false]);
    await fireEvent.click(screen.getByRole('radio', { name: 'Years' }));
    expect(onchange.mock.calls).toEqual([['year']]);
    await expectAccessible(document.body);
  });
});

describe('Select', () => {
  it('reports values of any kind, also null', async () => {
    const onchange = vi.fn<(value: string | number | boolean | null) => void>();
    const options = [
      { value: null, label: 'None' },
      { value: 0, label: 'First' }
    ];
    render(Select, { label: 'Row', options, value: 0, onchange });
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Row' });
    expect(select.selectedIndex).toBe(1);
    await fireEvent.change(select, { target: { selectedIndex: 0 } });
    expect(onchange.mock.calls).toEqual([[null]]);
  });
});

describe('Field', () => {
  it('ties hint and error to the input', () => {
    render(Field, {
      label: 'Customers',
      value: 'x',
      hint: 'At the start',
      error: 'Not a number',
      oninput: () => undefined
    });
    const input = screen.getByRole('textbox', { name: 'Customers' });
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'At the start',
      'Not a number'
    ]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('reports each change of the text', async () => {
    const oninput = vi.fn<(text: string) => void>();
    render(Field, { label: 'Name', value: '', oninput });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: '۵۰۰' } });
    expect(oninput.mock.calls).toEqual([['۵۰۰']]);
  });
});

describe('Switch', () => {
  it('reports its new state', async () => {
    const onchange = vi.fn<(checked: boolean) => void>();
    render(Switch, { label: 'Cancelled', checked: true, onchange });
    await fireEvent.click(screen.getByRole('switch', { name: 'Cancelled' }));
    expect(onchange.mock.calls).toEqual([[false]]);
  });
});

describe('Progress', () => {
  it('tells the share in whole percent', () => {
    render(Progress, { label: 'Reading', value: 512, max: 2048 });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  });

  it('tells no number while the end is unknown', () => {
    render(Progress, { label: 'Reading', value: null, max: 0 });
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
  });
});

describe('Notice', () => {
  it('speaks up at once only for an error', () => {
    render(Notice, { kind: 'error', title: 'Broken' });
    render(Notice, { kind: 'info', title: 'Calm' });
    expect(screen.getAllByRole('alert').map((node) => node.textContent.trim())).toEqual(['Broken']);
  });

  it('can be dismissed', async () => {
    const ondismiss = vi.fn();
    render(Notice, { kind: 'info', title: 'Calm', ondismiss });
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(ondismiss).toHaveBeenCalledOnce();
  });
});

describe('Dialog', () => {
  it('carries its title as its name and gives the focus back when it goes', async () => {
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    const onclose = vi.fn();
    const { rerender } = render(Dialog, {
      open: true,
      title: 'Rename',
      onclose,
      children: text('x')
    });
    expect(screen.getByRole('dialog', { name: 'Rename' })).toBeTruthy();
    screen.getByRole('button', { name: 'Close' }).focus();
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledOnce();
    await rerender({ open: false });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
    opener.remove();
  });
});
