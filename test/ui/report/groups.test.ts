import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within
} from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proportion } from '../../../src/core/math/intervals';
import type { OrderTable } from '../../../src/core/orders/order-table';
import { StringPacker } from '../../../src/core/orders/packed-strings';
import type { CustomerGroup } from '../../../src/core/schema/groups';
import { CURVE_DAYS } from '../../../src/core/schema/groups';
import { dayToIso, isoToDay } from '../../../src/core/time/calendar';
import { i18n } from '../../../src/state/i18n.svelte';
import { route } from '../../../src/state/route.svelte';
import { groupsChoice } from '../../../src/ui/report/groups/choice.svelte';
import {
  ageSpread,
  groupable,
  keepOthers,
  sortGroups,
  verdictOf,
  withGroup
} from '../../../src/ui/report/groups/model';
import { bare, expectAccessibleInEnglish, LANGUAGES } from '../shared/languages';
import { app } from './fake-report-app.svelte';
import Reported from './Reported.svelte';
import { shop } from './shops';

vi.mock('../../../src/state/app.svelte', () => import('./fake-report-app.svelte'));
vi.mock('../../../src/charts/chart-js', () => import('./fake-chart-js'));

const START = isoToDay('2023-01-01');
const on = (day: number): string => dayToIso(START + day);

/** Each customer's channel ('' is blank) and days of order, of 10 each. */
type Customer = readonly [channel: string, ...days: number[]];

/** A shop with a channel for all orders of a customer. */
function channelShop(customers: readonly Customer[]): OrderTable {
  const names = [...new Set(customers.map(([channel]) => channel))].filter((name) => name !== '');
  const packer = new StringPacker();
  for (const name of names) packer.add(name);
  const orders = customers.map(([channel, ...days]) => ({ channel, days }));
  return {
    ...shop(orders.map(({ days }) => days.map((day) => [on(day), 10] as const))),
    attributes: [
      {
        name: 'Channel',
        role: 'channel',
        per: 'order',
        kind: 'category',
        codes: Uint8Array.from(
          orders.flatMap(({ channel, days }) => days.map(() => names.indexOf(channel) + 1))
        ),
        values: packer.pick(Uint32Array.from(names.keys()))
      }
    ]
  };
}

const many = (n: number, customer: Customer): Customer[] =>
  Array.from({ length: n }, () => customer);

/** All of Web come back after ten days, nobody of Shop does. */
const APART = channelShop([...many(40, ['Web', 0, 10]), ...many(30, ['Shop', 0])]);
/** Half of either comes back, on the same days. */
const ALIKE = channelShop([
  ...many(20, ['Web', 0, 10]),
  ...many(20, ['Web', 0]),
  ...many(15, ['Shop', 0, 10]),
  ...many(15, ['Shop', 0])
]);
const WATCHED = { observationEnd: START + 200 };

const text = (): string => bare(document.body.textContent);
const show = async (sentence: RegExp): Promise<void> => {
  const { default: view } = await import('../../../src/ui/report/GroupsView.svelte');
  render(Reported, { view });
  await waitFor(() => expect(text()).toMatch(sentence));
};
const names = (): string[] =>
  screen.getAllByRole('rowheader').map((cell) => bare(cell.textContent));
async function choose(group: string, action: string): Promise<void> {
  await fireEvent.click(
    screen.getByRole('button', { name: (name) => bare(name) === `What to do with ${group}` })
  );
  await fireEvent.click(screen.getByRole('menuitem', { name: action }));
}

beforeAll(() => {
  configure({ defaultHidden: true });
  return i18n.complete();
});
beforeEach(async () => {
  await i18n.set('en');
  groupsChoice.dimension = null;
  groupsChoice.measure = 'within90';
});
afterEach(() => {
  cleanup();
  app.compare.end();
  app.close();
});

describe('GroupsView', () => {
  it('names the groups that differ more than chance, and which way', async () => {
    app.open(APART, WATCHED);
    await show(/groups differ/);
    expect(text()).toContain(
      '2 of 2 groups differ more than chance: Web (comes back more) and Shop (comes back less).'
    );
    expect(text()).toContain('p < 0.001');
  });

  it('says so where no group differs more than chance', async () => {
    app.open(ALIKE, WATCHED);
    await show(/No group differs more than chance\./);
    expect(text()).toContain('p = 1');
    expect(text()).not.toContain('comes back more');
  });

  it('tests nothing of groups below ten customers', async () => {
    app.open(channelShop([...many(9, ['Web', 0, 10]), ...many(9, ['Shop', 0])]), WATCHED);
    await show(/no difference can be tested/);
    expect(text()).toContain('not tested');
  });

  it('gives every group its numbers with what they rest on, and all customers last', async () => {
    app.open(APART, WATCHED);
    await show(/groups differ/);
    expect(names()).toEqual(['Web', 'Shop', 'All customers']);
    const rows = screen.getAllByRole('row').map((row) => bare(row.textContent));
    expect(rows[1]).toContain('40 of 40');
    expect(rows[2]).toContain('0 of 30');
    expect(rows[3]).toContain('40 of 70');
    // 40/40 − 0/30.
    expect(rows[1]).toContain('+100');
  });

  it('names what is blank', async () => {
    app.open(channelShop([...many(12, ['Web', 0, 10]), ...many(11, ['', 0])]), WATCHED);
    await show(/groups differ/);
    expect(names()).toContain('(blank)');
  });

  it('sorts by a column, falling at first, then rising, then as it was', async () => {
    app.open(APART, WATCHED);
    await show(/groups differ/);
    const heading = screen.getByRole('button', { name: 'Sort by Repeat rate' });
    const order = async (): Promise<string[]> => {
      await fireEvent.click(heading);
      return names();
    };
    expect(await order()).toEqual(['Web', 'Shop', 'All customers']);
    expect(heading.closest('th')?.getAttribute('aria-sort')).toBe('descending');
    expect(await order()).toEqual(['Shop', 'Web', 'All customers']);
    expect(await order()).toEqual(['Web', 'Shop', 'All customers']);
    expect(heading.closest('th')?.hasAttribute('aria-sort')).toBe(false);
  });

  it('filters to a group, beside the conditions that hold already', async () => {
    const before = {
      dimension: 'first-amount',
      scope: 'customers',
      keep: { kind: 'range', from: 0, below: null }
    } as const;
    app.open(APART, { ...WATCHED, filter: [before] });
    await show(/groups differ/);
    await choose('Web', 'Filter to this group');
    const web = {
      dimension: 'order:Channel',
      scope: 'customers',
      keep: { kind: 'values', values: ['Web'], except: false }
    };
    expect(app.settings.filter).toEqual([before, web]);
    await waitFor(() => expect(text()).toContain('All customers are in one group'));
  });

  it('compares a group with all the others: no customer stands on both sides', async () => {
    app.open(APART, { ...WATCHED, from: START, to: START + 20 });
    await show(/Do the groups differ/);
    await choose('Shop', 'Compare with the others');
    const side = (except: boolean) => [
      {
        dimension: 'order:Channel',
        scope: 'customers',
        keep: { kind: 'values', values: ['Shop'], except }
      }
    ];
    await waitFor(() => expect(route.current).toEqual({ screen: 'report', view: 'compare' }));
    expect(app.settings.filter).toEqual(side(false));
    expect(app.compare.with).toEqual({
      kind: 'settings',
      settings: { from: START, to: START + 20, filter: side(true) }
    });
  });

  it('breaks down by the first order where the file has no column for it, and says what would help', async () => {
    app.open(
      shop([
        ...Array.from(
          { length: 12 },
          () =>
            [
              [on(0), 10],
              [on(9), 10]
            ] as const
        ),
        ...Array.from({ length: 12 }, () => [[on(1), 80]] as const)
      ]),
      WATCHED
    );
    await show(/Do the groups differ/);
    expect(text()).toContain('Your file has no column to group customers by');
    expect(text()).toContain('Sales channel');
    const select = screen.getByRole('combobox', { name: 'Group customers by' });
    const options = within(select)
      .getAllByRole('option')
      .map((option) => bare(option.textContent));
    expect(options).toContain('Weekday of the first order');
    await fireEvent.change(select, {
      target: { selectedIndex: options.indexOf('Weekday of the first order') }
    });
    // 1 January 2023 was a Sunday.
    await waitFor(() => expect(names()).toEqual(['Monday', 'Sunday', 'All customers']));
  });

  it('draws at most six groups, chosen by the user', async () => {
    app.open(
      channelShop(['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap((name) => many(10, [name, 0, 5]))),
      WATCHED
    );
    await show(/Do the groups differ/);
    const chips = within(
      screen.getByRole('group', { name: 'Groups in the chart, six at most' })
    ).getAllByRole('button');
    const pressed = () =>
      chips.map((chip) => chip.getAttribute('aria-pressed')).filter((is) => is === 'true');
    expect(pressed()).toHaveLength(6);
    expect(chips[6]?.hasAttribute('disabled')).toBe(true);
    const [first] = chips;
    if (!first) throw new Error('no chip');
    await fireEvent.click(first);
    expect(pressed()).toHaveLength(5);
    expect(chips[6]?.hasAttribute('disabled')).toBe(false);
  });

  for (const locale of LANGUAGES) {
    it(`is whole, and in English accessible: ${locale}`, async () => {
      await i18n.set(locale);
      app.open(APART, WATCHED);
      await show(/p/);
      await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(4));
      expect(text()).not.toMatch(/undefined|NaN|Infinity|\[object/);
      await expectAccessibleInEnglish(locale, document.body);
    });
  }
});

function group(part: Partial<CustomerGroup>): CustomerGroup {
  const mean = { value: 10, low: 9, high: 11 };
  return {
    keep: null,
    text: 'x',
    customers: 100,
    orders: 120,
    revenue: 1200,
    repeat: proportion(20, 100),
    retention: proportion(0, 0),
    within90: null,
    curve: CURVE_DAYS.map(() => null),
    averageOrderValue: mean,
    revenuePerCustomer: mean,
    meanAgeDays: 100,
    against: null,
    ...part
  };
}

describe('verdictOf', () => {
  const flat = (share: number) => CURVE_DAYS.map(() => share);
  const all = { curve: flat(0.3) };
  const tested = (adjustedP: number, curve: (number | null)[], difference = 0) =>
    verdictOf(
      group({
        curve,
        against: { difference, low: difference, high: difference, p: 0.001, adjustedP }
      }),
      all
    );

  it('calls nothing a difference whose adjusted p is 5% or more, however far its curve', () => {
    expect(tested(0.05, flat(0.9))).toBe('chance');
    expect(verdictOf(group({}), all)).toBe('untested');
  });

  it('goes by the curves, not by the repeat rate to date, in which young groups are behind', () => {
    expect(tested(0.01, flat(0.4), -0.2)).toBe('more');
    expect(tested(0.01, flat(0.2), 0.2)).toBe('less');
  });

  it('tells a difference in time alone where the curves cross, or no day is common to both', () => {
    const crossing = CURVE_DAYS.map((_, i) => (i < 18 ? 0.1 : 0.5));
    expect(tested(0.01, crossing)).toBe('course');
    expect(
      tested(
        0.01,
        CURVE_DAYS.map(() => null)
      )
    ).toBe('course');
  });
});

describe('sortGroups', () => {
  const small = group({ text: 'small', customers: 5 });
  const large = group({ text: 'large', customers: 50, retention: proportion(3, 4) });

  it('leaves what is not known at the end, whichever way', () => {
    for (const falling of [true, false]) {
      expect(sortGroups([small, large], { key: 'retention', falling })).toEqual([large, small]);
    }
  });
});

describe('keepOthers', () => {
  it('turns a choice over, and a range with one end', () => {
    expect(keepOthers({ kind: 'values', values: ['a'], except: false })).toEqual({
      kind: 'values',
      values: ['a'],
      except: true
    });
    expect(keepOthers({ kind: 'range', from: null, below: 50 })).toEqual({
      kind: 'range',
      from: 50,
      below: null
    });
  });

  it('has nothing for a band between two others', () => {
    expect(keepOthers({ kind: 'range', from: 10, below: 50 })).toBeNull();
  });
});

describe('withGroup', () => {
  it('adds a condition once', () => {
    const keep = { kind: 'values', values: ['a'], except: false } as const;
    const once = withGroup([], 'order:Channel', keep);
    expect(withGroup(once, 'order:Channel', keep)).toEqual(once);
  });
});

describe('ageSpread', () => {
  it('speaks of age only where the groups lie far apart in it', () => {
    expect(ageSpread([group({}), group({ meanAgeDays: 110 })])).toBeNull();
    expect(ageSpread([group({}), group({ meanAgeDays: 300 })])).toEqual({ from: 100, to: 300 });
    // Too small to be tested.
    expect(ageSpread([group({}), group({ meanAgeDays: 300, customers: 9 })])).toBeNull();
  });
});

describe('groupable', () => {
  it('leaves out the costs of goods, whatever their heading, and keeps the rest', () => {
    const number = { per: 'order', kind: 'number', min: 0, max: 9, blank: 0 } as const;
    const dimensions = [
      { ...number, id: 'order:Ware', name: 'Ware', role: 'cost' },
      { ...number, id: 'order:Days', name: 'Days', role: 'deliveryDays' },
      { ...number, id: 'first-amount', name: '', role: null }
    ] as const;
    expect(groupable(dimensions).map(({ id }) => id)).toEqual(['order:Days', 'first-amount']);
  });
});
