import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import { progressStep } from '../../../src/ui/start/progress-step';
import ReadingScreen from '../../../src/ui/start/ReadingScreen.svelte';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessibleIn, LANGUAGES } from '../shared/languages';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));
vi.mock('../../../src/ui/shell/screens', () => ({
  loadReport: () => Promise.resolve({ default: () => ({}) })
}));

const reading = (bytes: number, fileNames = ['orders.csv']) =>
  ({
    kind: 'reading',
    fileNames,
    progress: { phase: 'reading', bytes, totalBytes: 4_000_000, rows: 12431 }
  }) as const;

beforeAll(() => i18n.complete());
beforeEach(async () => {
  app.reset();
  await i18n.set('en');
});
afterEach(cleanup);

describe('ReadingScreen', () => {
  it('shows file, share, bytes and rows', () => {
    app.activity = reading(1_000_000);
    const { container } = render(ReadingScreen);
    expect(bare(screen.getByRole('heading', { level: 1 }).textContent)).toBe('Reading orders.csv');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(bare(container.textContent)).toContain('12,431 rows');
  });

  it('speaks in steps of a quarter only', async () => {
    app.activity = reading(1_000_000);
    render(ReadingScreen);
    const spoken = (): string => bare(screen.getByRole('status').textContent);
    expect(spoken()).toBe('25% read');
    app.activity = reading(1_900_000);
    await Promise.resolve();
    expect(spoken()).toBe('25% read');
    app.activity = reading(2_000_000);
    await vi.waitFor(() => expect(spoken()).toBe('50% read'));
  });

  it('can be cancelled', async () => {
    app.activity = reading(0);
    render(ReadingScreen);
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(app.cancel).toHaveBeenCalledOnce();
  });

  it('says what it does where there are no bytes to count', () => {
    app.activity = { kind: 'reading', fileNames: ['a.csv'], progress: { phase: 'analysing' } };
    const { unmount } = render(ReadingScreen);
    expect(screen.getByRole('status').textContent).toContain('Computing retention');
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
    unmount();
    app.activity = { kind: 'sample' };
    render(ReadingScreen);
    expect(screen.getByRole('heading', { name: 'Making a sample shop…' })).toBeTruthy();
  });

  it('does not invent a file name for a paste', () => {
    app.activity = reading(1, ['pasted.tsv']);
    render(ReadingScreen);
    expect(screen.getByRole('heading', { name: 'Reading the pasted cells' })).toBeTruthy();
  });

  it.each(LANGUAGES)('passes axe in %s', async (locale) => {
    await i18n.set(locale);
    app.activity = reading(1_000_000);
    const { container } = render(ReadingScreen);
    await expectAccessibleIn(locale, container);
  });
});

describe('progressStep', () => {
  it('rounds down to quarters', () => {
    expect([0, 24, 25, 60, 99, 100, 120].map((done) => progressStep(done, 100))).toEqual([
      0, 0, 0.25, 0.5, 0.75, 1, 1
    ]);
  });

  it('is 0 while nothing is known of the size', () => {
    expect(progressStep(10, 0)).toBe(0);
  });
});
