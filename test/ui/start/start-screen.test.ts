import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import StartScreen from '../../../src/ui/start/StartScreen.svelte';
import { toasts } from '../../../src/ui/shared/toasts.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { sampleReading, sampleSession } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

// The words of other screens are not at hand, as on a first visit.
beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  return i18n.ready;
});
beforeEach(() => app.reset());
afterEach(cleanup);

describe.each(LANGUAGES)('StartScreen in %s', (locale) => {
  beforeEach(() => i18n.set(locale));

  it('has one way in for files, which takes several', () => {
    const { container } = render(StartScreen);
    const inputs = container.querySelectorAll<HTMLInputElement>('input[type=file]');
    expect(inputs.length).toBe(1);
    expect(inputs[0]?.multiple).toBe(true);
  });

  it('passes axe on the first visit, with reports, and with a problem', async () => {
    const { container } = render(StartScreen);
    await expectAccessibleInEnglish(locale, container);
    app.sessions = [sampleSession(), sampleSession({ id: 's2', name: '', sample: true })];
    app.problem = { code: 'binary-file', file: 'a.pdf', looksLike: 'pdf' };
    await Promise.resolve();
    await expectAccessibleInEnglish(locale, container);
  });

  it("dates the reports in the language's calendar and digits", () => {
    app.sessions = [sampleSession()];
    render(StartScreen);
    const list = screen.getByRole('region', { name: i18n.m.start.sessions.title });
    const line = bare(within(list).getByRole('listitem').textContent);
    // 8 January 2024 is 18 Dey 1402; the rows are 12,431.
    const expected = { en: ['2024', '12,431'], fa: ['۱۴۰۲', '۱۲٬۴۳۱'], hy: ['2024', '12 431'] };
    for (const part of expected[locale]) expect(line).toContain(part);
  });
});

describe('StartScreen', () => {
  beforeEach(() => i18n.set('en'));

  it('opens the files that are picked', async () => {
    const { container } = render(StartScreen);
    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['a,b'], 'orders.csv');
    if (!input) throw new Error('no input');
    Object.defineProperty(input, 'files', { value: [file] });
    await fireEvent.change(input);
    expect(app.openFiles).toHaveBeenCalledWith([file]);
  });

  it('offers the sample and the calculator by their names', async () => {
    render(StartScreen);
    await fireEvent.click(screen.getByRole('button', { name: 'Try with sample data' }));
    expect(app.openSample).toHaveBeenCalledOnce();
    const link = screen.getByRole('link', { name: 'Quick calculator' });
    expect(link.getAttribute('href')).toBe('#/calculator');
  });

  it('reads cells that are pasted into its field', async () => {
    render(StartScreen);
    await fireEvent.click(screen.getByRole('button', { name: 'Paste cells' }));
    const field = screen.getByRole('textbox');
    await fireEvent.input(field, { target: { value: 'a\tb\n1\t2' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Read them' }));
    expect(app.openText).toHaveBeenCalledWith('a\tb\n1\t2');
  });

  it('says what is wrong with a file, why rows were left out, and goes on', async () => {
    app.problem = {
      code: 'no-rows-accepted',
      file: 'orders.csv',
      counts: {
        read: 30,
        accepted: 0,
        rejected: 20,
        ignored: 10,
        reasons: { 'bad-date': 20, unpaid: 10 }
      },
      reading: sampleReading()
    };
    render(StartScreen);
    const alert = screen.getByRole('alert');
    const reasons = within(alert)
      .getAllByRole('listitem')
      .map((item) => bare(item.textContent));
    expect(reasons[0]).toMatch(/^20 ?Date cannot be read/);
    expect(reasons[1]).toMatch(/^10 ?Unpaid orders/);
    await fireEvent.click(within(alert).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is designed for the wait and for no reports', async () => {
    app.sessions = null;
    render(StartScreen);
    expect(screen.getByText('Looking for saved reports…')).toBeTruthy();
    app.sessions = [];
    expect(await screen.findByText('No reports yet')).toBeTruthy();
  });
});

describe('the list of reports', () => {
  beforeEach(async () => {
    for (const toast of toasts.list) toasts.dismiss(toast.id);
    await i18n.set('en');
    app.sessions = [sampleSession()];
    render(StartScreen);
  });

  const choose = async (name: string): Promise<void> => {
    await fireEvent.click(screen.getByRole('button', { name: /^Actions for/ }));
    await fireEvent.click(screen.getByRole('menuitem', { name }));
  };

  it('opens a report', async () => {
    await fireEvent.click(screen.getByRole('button', { name: /^Open .?Tea house/ }));
    expect(app.openSession).toHaveBeenCalledWith('s1');
  });

  it('renames a report, and not to nothing', async () => {
    await choose('Rename');
    const dialog = screen.getByRole('dialog', { name: 'Rename report' });
    const field = within(dialog).getByRole('textbox');
    await fireEvent.input(field, { target: { value: '  ' } });
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(
      true
    );
    await fireEvent.input(field, { target: { value: ' Coffee house ' } });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(app.renameSession).toHaveBeenCalledWith('s1', 'Coffee house');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('duplicates a report', async () => {
    await choose('Duplicate');
    expect(app.duplicateSession).toHaveBeenCalledWith('s1');
  });

  it('deletes a report and can undo it', async () => {
    app.deleteSession.mockImplementation((id) => {
      app.deleted = sampleSession({ id });
      return Promise.resolve();
    });
    await choose('Delete');
    expect(app.deleteSession).toHaveBeenCalledWith('s1');
    await vi.waitFor(() => expect(toasts.list.length).toBe(1));
    expect(bare(toasts.list[0]?.text)).toBe('Tea house deleted');
    toasts.list[0]?.action?.run();
    expect(app.undoDelete).toHaveBeenCalledOnce();
  });

  it('says nothing of a report that could not be deleted', async () => {
    app.deleteSession.mockImplementation(() => Promise.resolve());
    await choose('Delete');
    await Promise.resolve();
    expect(toasts.list).toEqual([]);
  });
});
