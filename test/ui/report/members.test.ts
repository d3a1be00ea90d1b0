import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import { bare, expectAccessible } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import Reported from './Reported.svelte';
import { shop } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const years = (...list: number[]) => list.map((year) => [`${year}-06-15`, 10] as const);
const many = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

/** 100 members of 2018: 60 renew once, 40 of them twice, 30 of these a third time. */
const CLUB = shop([
  ...many(40, years(2018)),
  ...many(20, years(2018, 2019)),
  ...many(10, years(2018, 2019, 2020)),
  ...many(30, years(2018, 2019, 2020, 2021))
]);
/** Everybody skips every other year. */
const FAIR = shop([
  ...many(40, years(2016, 2018, 2020)),
  ...many(40, years(2016, 2018)),
  ...many(20, years(2016))
]);

const text = (): string => bare(document.body.textContent);

async function show(period: string): Promise<void> {
  const { default: view } = await import('../../../src/ui/report/value/MembersCard.svelte');
  render(Reported, { view });
  await fireEvent.click(screen.getByRole('radio', { name: period }));
}

beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  return i18n.complete();
});
beforeEach(() => i18n.set('en'));
afterEach(() => {
  cleanup();
  app.close();
});

describe('the card on members', () => {
  it('asks how often an occasion comes before it computes anything', async () => {
    app.open(CLUB);
    const { default: view } = await import('../../../src/ui/report/value/MembersCard.svelte');
    render(Reported, { view });
    expect(text()).toContain('Choose how often an occasion comes');
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  });

  it('tells who renews, each share with its interval, and recognises a membership', async () => {
    app.open(CLUB, { observationEnd: Date.UTC(2021, 11, 31) / 86_400_000 });
    await show('Year');
    await waitFor(() => expect(text()).toContain('60% at renewal 1'));
    // Wilson interval of 60 of 100, as any calculator of it gives.
    expect(text()).toContain('60% at renewal 1 (50.2% to 69.1%)');
    expect(text()).toContain('66.7% at renewal 2');
    expect(text()).toContain('75% at renewal 3');
    expect(text()).toContain('That looks like a membership');
    expect(text()).toContain('sBG: α');
    await expectAccessible(document.body);
  });

  it('says where occasions are skipped, and tells those still to come', async () => {
    app.open(FAIR, { observationEnd: Date.UTC(2021, 11, 31) / 86_400_000 });
    await show('Year');
    await waitFor(() => expect(text()).toContain('(120 of 240)'));
    expect(text()).toContain('Of 100 customers, about');
    expect(text()).toMatch(/In the next 5 years they will use about \d+ occasions \(\d+ to \d+\)/u);
  });

  it('says that two periods are needed', async () => {
    app.open(shop(many(50, years(2020, 2021))));
    await show('Year');
    await waitFor(() => expect(text()).toContain('Two whole periods after the first are needed'));
  });

  it('says that too few have come back', async () => {
    app.open(shop([...many(70, years(2018)), ...many(20, years(2018, 2019, 2020, 2021, 2022))]));
    await show('Year');
    await waitFor(() => expect(text()).toContain('Fewer than 30 of 90 customers'));
  });
});
