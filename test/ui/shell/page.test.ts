import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import { theme } from '../../../src/state/theme.svelte';
import Page from '../../../src/ui/shell/Page.svelte';
import { offlineStatus } from '../../../src/ui/shell/offline-status.svelte';
import { loadCheck } from '../../../src/ui/shell/screens';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { sampleReading } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

/** Testing Library takes the header of any section for the page's. */
const header = (): HTMLElement | null => document.querySelector('.page > header');

const session = { id: 's1', name: 'Tea house', shop: '', notes: '', createdAt: 0 };

beforeAll(async () => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  window.scrollTo = () => undefined;
  // Loaded only when it is needed, which takes long for the first time.
  await loadCheck();
  await i18n.complete();
});
beforeEach(async () => {
  app.reset();
  await i18n.set('en');
  route.replace({ screen: 'start' });
});
afterEach(() => {
  cleanup();
  offlineStatus.later();
});

describe.each(LANGUAGES)('Page in %s', (locale) => {
  it('passes axe on the start and check screens', async () => {
    await i18n.set(locale);
    render(Page);
    await expectAccessibleInEnglish(locale, document.documentElement);
    app.reading = sampleReading();
    app.session = session;
    app.saveStatus = 'failed';
    route.go({ screen: 'check' });
    await vi.waitFor(() => expect(document.querySelector('[aria-busy]')).not.toBeNull());
    await expectAccessibleInEnglish(locale, document.documentElement);
  });

  it('sets language, direction and title of the page', async () => {
    await i18n.set(locale);
    render(Page);
    expect(document.documentElement.lang).toBe(locale);
    expect(document.documentElement.dir).toBe(locale === 'fa' ? 'rtl' : 'ltr');
    expect(document.title).toContain(i18n.m.app.name);
    expect(screen.getByRole('main')).toBeTruthy();
    expect(header()).not.toBeNull();
  });
});

describe('Page', () => {
  it('offers each language in its own words', async () => {
    render(Page);
    const group = screen.getByRole('group', { name: 'Language' });
    const buttons = within(group).getAllByRole('button');
    expect(buttons.map((button) => [button.lang, button.title])).toEqual([
      ['en', 'English'],
      ['fa', 'فارسی'],
      ['hy', 'Հայերեն']
    ]);
    await fireEvent.click(buttons[1] ?? document.body);
    await vi.waitFor(() => expect(i18n.locale).toBe('fa'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(i18n.m.start.title);
  });

  it('changes between light, dark and the device’s own look', async () => {
    render(Page);
    await fireEvent.click(screen.getByRole('button', { name: 'Appearance' }));
    await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
    expect(theme.choice).toBe('dark');
    expect(document.documentElement.dataset.theme).toBe('dark');
    theme.set('system');
  });

  it('jumps to the content without a change of the address', async () => {
    render(Page);
    const before = location.hash;
    await fireEvent.click(screen.getByRole('link', { name: 'Skip to content' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(location.hash).toBe(before);
  });

  it('gives the focus to a new screen, but not to the first', async () => {
    render(Page);
    expect(document.activeElement).toBe(document.body);
    app.activity = { kind: 'sample' };
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
    expect(screen.getByRole('heading', { name: 'Making a sample shop…' })).toBeTruthy();
  });

  it('names the open report and tells that it is saved', async () => {
    app.reading = sampleReading();
    app.session = session;
    app.saveStatus = 'saved';
    route.go({ screen: 'check' });
    render(Page);
    const top = within(header() ?? document.body);
    expect(bare(top.getByRole('status').textContent)).toBe('Saved on this device');
    await fireEvent.click(top.getByRole('button', { name: /^Rename report: .?Tea house/ }));
    const dialog = within(screen.getByRole('dialog'));
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Name of the report' }), {
      target: { value: 'Coffee house' }
    });
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Shop (optional)' }), {
      target: { value: 'Main Street' }
    });
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(app.rename).toHaveBeenCalledWith('Coffee house');
    expect(app.setShop).toHaveBeenCalledWith('Main Street');
    expect(app.setNotes).not.toHaveBeenCalled();
  });

  it('says what to do where a report could not be saved', async () => {
    app.reading = sampleReading();
    app.session = session;
    app.saveStatus = 'failed';
    route.go({ screen: 'check' });
    render(Page);
    await fireEvent.click(screen.getByRole('button', { name: 'Not saved' }));
    expect(screen.getByRole('dialog').textContent).toContain('Results (JSON)');
  });

  it('shows a problem above whatever screen is open', async () => {
    app.reading = sampleReading();
    app.problem = { code: 'empty-file', file: 'none.csv' };
    route.go({ screen: 'check' });
    render(Page);
    expect(screen.getByRole('alert').textContent).toContain('The file is empty');
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('uses a new version only when asked to', async () => {
    render(Page);
    const apply = vi.fn();
    offlineStatus.offer(apply);
    await fireEvent.click(await screen.findByRole('button', { name: 'Later' }));
    expect(apply).not.toHaveBeenCalled();
    offlineStatus.offer(apply);
    await fireEvent.click(await screen.findByRole('button', { name: 'Use it now' }));
    expect(apply).toHaveBeenCalledOnce();
  });

  it('takes a drop anywhere', async () => {
    render(Page);
    const file = new File(['a'], 'orders.csv');
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types: ['Files'], files: [file] } });
    await fireEvent(document.body, event);
    expect(app.openFiles).toHaveBeenCalledWith([file]);
  });

  it('takes a paste of cells anywhere but in a field', async () => {
    render(Page);
    const paste = async (target: Element): Promise<void> => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => 'a\tb\n1\t2', files: [] } });
      await fireEvent(target, event);
    };
    await paste(screen.getByRole('main'));
    expect(app.openText.mock.calls).toEqual([['a\tb\n1\t2']]);
    await fireEvent.click(screen.getByRole('button', { name: 'Paste cells' }));
    await paste(screen.getByRole('textbox'));
    expect(app.openText).toHaveBeenCalledOnce();
  });

  it('explains how to check that nothing is sent', async () => {
    render(Page);
    await fireEvent.click(screen.getByRole('button', { name: 'How can I check?' }));
    expect(screen.getByRole('dialog').textContent).toContain('Network');
  });
});
