import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isoToDay } from '../../../src/core/time/calendar';
import type { ChurnCurve } from '../../../src/core/schema/churn-curve';
import { i18n } from '../../../src/state/i18n.svelte';
import {
  churnPoint,
  indexOfWindow,
  pathOf,
  plotOf
} from '../../../src/ui/report/retention/churn-model';
import RetentionView from '../../../src/ui/report/RetentionView.svelte';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import { shop } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

/**
 * Four customers over 2023, W = 60:
 *
 * | customer | orders                 | away 60 days or more             |
 * |----------|------------------------|----------------------------------|
 * | A        | 1 Jan, 1 May, 1 Dec    | twice, came back both times      |
 * | B        | 1 Jan                  | since, to the end                |
 * | C        | 1 Nov, 1 Dec           | never                            |
 * | D        | 1 Oct                  | since, to the end                |
 *
 * The data end on 31 December, so December is complete. At its start, within
 * 60 days of an order on 30 November: C only (1 Nov); D's is 60 days old
 * exactly, so no longer. C buys in December: nobody is lost.
 */
const SHOP = shop([
  [
    ['2023-01-01', 10],
    ['2023-05-01', 10],
    ['2023-12-01', 10]
  ],
  [['2023-01-01', 10]],
  [
    ['2023-11-01', 10],
    ['2023-12-01', 10]
  ],
  [['2023-10-01', 10]]
]);
const SETTINGS = { lapseWindowDays: 60, observationEnd: isoToDay('2023-12-31') };

function curve(): ChurnCurve {
  const { churnCurve } = app.open(SHOP, SETTINGS);
  if (!churnCurve) throw new Error('no curve');
  return churnCurve;
}

const slider = (): HTMLInputElement => screen.getByTestId<HTMLInputElement>('churn-slider');
const words = (): string => bare(screen.getByTestId('churn-words').textContent);

function show(): void {
  const report = app.open(SHOP, SETTINGS);
  render(RetentionView, { report });
}

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(() => i18n.set('en'));
afterEach(() => {
  cleanup();
  app.close();
});

describe('churnPoint', () => {
  it('tells who is lost at a window, and how often that was wrong', () => {
    const at = churnPoint(curve(), indexOfWindow(curve(), 60));
    expect(at.window).toBe(60);
    expect(at.lost).toMatchObject({ numerator: 0, denominator: 1 });
    // A came back twice; B and D are still away.
    expect(at.back).toMatchObject({ numerator: 2, denominator: 4, rate: 0.5 });
    expect(at.verdict).toBe('many');
  });

  it('has no churn where nobody can have lapsed before the period began', () => {
    // 1 December is 334 days after the first order.
    const { lost } = churnPoint(curve(), indexOfWindow(curve(), 335));
    expect(lost.rate).toBeNull();
    expect(churnPoint(curve(), indexOfWindow(curve(), 334)).lost.rate).not.toBeNull();
  });

  it('judges by the share that came back: many from a quarter on, few below a tenth', () => {
    const of = (cameBack: number, lapses: number) =>
      churnPoint({ ...curve(), cameBack: [cameBack], lapses: [lapses] }, 0).verdict;
    expect([of(25, 100), of(24, 100), of(10, 100), of(9, 100), of(0, 0)]).toEqual([
      'many',
      'some',
      'some',
      'few',
      'none'
    ]);
  });
});

describe('indexOfWindow', () => {
  it('takes the nearest where the window lies outside', () => {
    expect([7, 30, 31, 365, 900].map((days) => indexOfWindow(curve(), days))).toEqual([
      0, 0, 1, 335, 335
    ]);
  });
});

describe('pathOf', () => {
  it('is broken where a share is not known', () => {
    const plot = plotOf(4, { left: 0, right: 30, top: 0, bottom: 100 });
    expect(pathOf([1, null, 0.5, 0], plot)).toBe('M0.0 0.0M20.0 50.0L30.0 100.0');
  });
});

describe('the slider of the lapse window', () => {
  it('begins at the window in use, and reads out its days', () => {
    show();
    expect(slider().value).toBe('60');
    expect([slider().min, slider().max]).toEqual(['30', '365']);
    expect(slider().getAttribute('aria-valuetext')).toBe('60 days');
    expect(words()).toBe(
      'At 60 days, 0% count as lost (Dec 2023). But 5 of 10 of all who were ever counted as lost came back: too short?'
    );
  });

  it('moves the marker and the words alone while it is dragged', async () => {
    show();
    await fireEvent.input(slider(), { target: { value: '335' } });
    expect(words()).toContain('At 335 days, churn cannot be measured');
    expect(screen.queryByRole('button', { name: /for the whole report/ })).toBeNull();
    expect(app.updateSettings).not.toHaveBeenCalled();
  });

  it('offers the window when it is let go, and takes it over where the user agrees', async () => {
    show();
    await fireEvent.input(slider(), { target: { value: '125' } });
    await fireEvent.change(slider());
    expect(app.updateSettings).not.toHaveBeenCalled();
    await fireEvent.click(
      screen.getByRole('button', { name: 'Use 125 days for the whole report' })
    );
    expect(app.updateSettings).toHaveBeenCalledWith({ lapseWindowDays: 125 });
  });

  it('goes back to the window in use without a computation', async () => {
    show();
    await fireEvent.input(slider(), { target: { value: '125' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Back to 60 days' }));
    expect(slider().value).toBe('60');
    expect(app.updateSettings).not.toHaveBeenCalled();
  });

  it('tells the default and why, and leads back to it', async () => {
    show();
    // Two gaps are fewer than the twenty that it takes.
    expect(screen.getByText(/In use: 60 days, chosen by you. The usual 365 days/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the default, 365 days' }));
    expect(app.updateSettings).toHaveBeenCalledWith({ lapseWindowDays: null });
  });

  it('has the counts and the interval behind both shares, for those who ask', () => {
    show();
    // Wilson for 2 of 4.
    expect(
      screen.getByRole('button', {
        name: /50% came back\. 2 of 4 times that a customer was away so long\. 95% interval: 15% to 85%/
      })
    ).toBeTruthy();
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible, in ${locale}`, async () => {
      await i18n.set(locale);
      show();
      expect(words()).not.toMatch(/undefined|NaN/);
      await expectAccessibleInEnglish(
        locale,
        within(document.body).getByTestId('churn-slider').closest('section') ?? document.body
      );
    });
  }
});
