/** What the cards of money derive from the answers: names, sentences, rows, sorting. Pure. */
import type { DimensionId } from '../../../../core/filter/condition';
import type { Report } from '../../../../core/report-schema';
import type { AcquisitionReport, Estimate, Forecast } from '../../../../core/schema/forecast';
import type { Dimension } from '../../../../core/schema/selection';
import type { ValueGroup, ValueGroups } from '../../../../core/schema/value-groups';
import type { AcquisitionCosts } from '../../../../core/settings';
import type { Cell } from '../../../../export/csv';
import type { OwnNumbers } from '../../../../i18n/definition';
import { dress } from '../../../../i18n/dress';
import type { Formatter } from '../../../../i18n/formatter';
import type { Messages } from '../../../../i18n/messages';
import { groupName, isComputed } from '../../groups/model';
import type { Sorting } from '../../shared-cards/sorting';

/** Nothing told yet. */
export const NO_COSTS: AcquisitionCosts = { dimension: null, per: 'customer', costs: [] };

/** Values that costs can be told by, each in a field of its own. */
const MOST_FIELDS = 12;

/** Columns that costs can be told by: those with few enough texts that an owner can know the cost of each. */
export function costDimensions(dimensions: readonly Dimension[]): Dimension[] {
  return dimensions.filter(({ id, kind }) => kind === 'category' && !isComputed(id));
}

/** The most frequent values of a column, and how many more there are. */
export function costValues(dimension: Dimension | undefined): { values: string[]; more: number } {
  if (dimension?.kind !== 'category') return { values: [], more: 0 };
  const all = dimension.values.map(({ text }) => text);
  const blank = all.includes('') ? 1 : 0;
  const values = all.slice(0, MOST_FIELDS);
  return { values, more: Math.max(0, dimension.distinct + blank - values.length) };
}

/** The costs with one amount told, changed or taken away. */
export function withCost(
  acquisition: AcquisitionCosts,
  value: string | null,
  amount: number | null
): AcquisitionCosts {
  const others = acquisition.costs.filter((cost) => cost.value !== value);
  return { ...acquisition, costs: amount === null ? others : [...others, { value, amount }] };
}

/** A group by its text, its band or its period. */
export function valueGroupName(
  group: ValueGroup,
  answer: ValueGroups,
  report: Report,
  m: Pick<Messages, 'groups' | 'filters' | 'report' | 'reading' | 'money'>,
  f: Formatter
): string {
  if (group === answer.all) return m.money.groups.all;
  if (group === answer.other) return m.money.groups.other;
  return groupName(group, { ...answer, otherGroups: 0 }, report, m, f);
}

/** Cost, worth and payback in one sentence. */
export function acquisitionSentence(
  { cac, clv, ratio, paybackMonth }: AcquisitionReport,
  report: Report,
  m: Pick<Messages, 'money'>,
  f: Formatter
): string {
  const text = m.money.acquisition;
  const { money } = dress(report, f);
  const { horizonMonths } = report.settings;
  if (cac === null) return text.nobody;
  if (clv === null) return text.onlyCost(money(cac));
  if (ratio === null) return text.free(money(clv.value), horizonMonths);
  return text.sentence(
    text.costs(money(cac), money(clv.value), horizonMonths),
    text.ratio(f.decimal(ratio.value, 1)),
    text.paidBack(paybackMonth)
  );
}

export type SortKey =
  | 'given'
  | 'customers'
  | 'historic'
  | 'pAlive'
  | 'expected'
  | 'newcomer'
  | 'cac'
  | 'ratio'
  | 'payback';

/** Later than any month of a course. */
const NEVER = 1000;

/** The number that a column shows; null sorts last. */
export function sortNumber(group: ValueGroup, key: Exclude<SortKey, 'given'>): number | null {
  const { acquisition } = group;
  switch (key) {
    case 'customers':
      return group.customers;
    case 'historic':
      return group.historicPerCustomer;
    case 'pAlive':
      return group.pAlive;
    case 'expected':
      return group.valuePerCustomer?.value ?? null;
    case 'newcomer':
      return group.newcomer?.value ?? null;
    case 'cac':
      return acquisition?.cac ?? null;
    case 'ratio':
      return acquisition?.ratio?.value ?? null;
    case 'payback':
      return acquisition?.clv ? (acquisition.paybackMonth ?? NEVER) : null;
  }
}

export function sortValueGroups(
  groups: readonly ValueGroup[],
  { key, falling }: Sorting<SortKey>
): ValueGroup[] {
  if (key === 'given') return falling ? [...groups].reverse() : [...groups];
  const number = (group: ValueGroup): number =>
    sortNumber(group, key) ?? (falling ? -Infinity : Infinity);
  const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...groups].sort((a, b) => compare(number(a), number(b)) * (falling ? -1 : 1));
}

/** Whether any group has a cost to set against what it brings. */
export const hasCosts = ({ groups, all }: ValueGroups): boolean =>
  [...groups, all].some(({ acquisition }) => acquisition !== null);

const bounds = (estimate: Estimate | null): Cell[] => [
  estimate?.value ?? null,
  estimate?.low ?? null,
  estimate?.high ?? null
];

/** The table as rows, under the English keys of the contract. */
export function valueGroupRows(answer: ValueGroups): Cell[][] {
  const named: [string, ValueGroup][] = [
    ...answer.groups.map((group): [string, ValueGroup] => [rawName(group), group]),
    ...(answer.other ? [['(other)', answer.other] as [string, ValueGroup]] : []),
    ['(all)', answer.all]
  ];
  const three = (key: string): string[] => [key, `${key}Low`, `${key}High`];
  return [
    [
      'group',
      'customers',
      'historicPerCustomer',
      'pAlive',
      ...three('expectedOrders'),
      ...three('expectedValue'),
      ...three('valuePerCustomer'),
      ...three('newcomer'),
      'newCustomers',
      'cost',
      'cac',
      ...three('ratio'),
      'paybackMonth'
    ],
    ...named.map(([name, group]): Cell[] => [
      name,
      group.customers,
      group.historicPerCustomer,
      group.pAlive,
      ...bounds(group.expectedOrders),
      ...bounds(group.expectedValue),
      ...bounds(group.valuePerCustomer),
      ...bounds(group.newcomer),
      group.acquisition?.newCustomers ?? null,
      group.acquisition?.cost ?? null,
      group.acquisition?.cac ?? null,
      ...bounds(group.acquisition?.ratio ?? null),
      group.acquisition?.paybackMonth ?? null
    ])
  ];
}

function rawName({ text, keep }: ValueGroup): string {
  if (text !== null) return text;
  return keep?.kind === 'range' ? `${String(keep.from ?? '')}..${String(keep.below ?? '')}` : '';
}

/** The forecast's numbers on money, for the definitions of these cards. */
export function moneyNumbers(forecast: Forecast | null, report: Report): OwnNumbers {
  const { currency, priceIndex } = report.settings;
  const acquisition = forecast?.money.acquisition ?? null;
  const { cac, clv, ratio } = acquisition ?? { cac: null, clv: null, ratio: null };
  const first = priceIndex?.months[0];
  const last = priceIndex?.months.at(-1);
  return {
    cac:
      acquisition && cac !== null
        ? { cost: acquisition.cost, customers: acquisition.newCustomers, cac, currency }
        : null,
    clvToCac:
      clv && ratio && cac !== null ? { clv: clv.value, cac, ratio: ratio.value, currency } : null,
    payback:
      acquisition && clv && cac !== null
        ? { month: acquisition.paybackMonth, cac, currency }
        : null,
    spendTrend: forecast?.money.spendTrend?.yearly ?? null,
    expectedSpend: forecast ? { mean: forecast.spend.populationMean, currency } : null,
    priceIndex:
      priceIndex && first && last
        ? {
            base: priceIndex.base,
            change: last.index / first.index - 1,
            calendar: priceIndex.calendar
          }
        : null
  };
}

/** The dimension that a choice means: the wanted one where the data have it. */
export function dimensionOf(
  dimensions: readonly Dimension[],
  wanted: DimensionId | null
): Dimension | undefined {
  return dimensions.find(({ id }) => id === wanted);
}
