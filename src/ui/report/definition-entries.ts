/** Definitions with the report's own numbers in them, ready for the dialog and the help view. */
import type { CohortRow, PeriodRow, Report, Tile, TileKey } from '../../core/report-schema';
import { isoToDay } from '../../core/time/calendar';
import { proportion } from '../../core/math/intervals';
import type {
  DefinitionKey,
  DefinitionNumbers,
  OwnNumbers,
  ShareNumbers
} from '../../i18n/definition';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import { exploringNumbers } from './exploring-numbers';
import { forecastNumbers } from './forecast-numbers';

export interface DefinitionEntry {
  key: DefinitionKey;
  name: string;
  plain: string;
  formula: string;
  yours: string;
  caution: string;
  /** 95% interval in words, where there is one. */
  interval: string | null;
}

/** In the order in which the help view tells them. */
export const DEFINITION_ORDER: readonly DefinitionKey[] = [
  'customers',
  'repeatPurchaseRate',
  'retentionRate',
  'churnRate',
  'averageOrderValue',
  'revenue',
  'returningRevenueShare',
  'ordersPerCustomer',
  'lapseWindowDays',
  'activeCustomers',
  'newCustomers',
  'wonBackCustomers',
  'retentionRateWithWonBack',
  'churnCurve',
  'cameBack',
  'boughtAgain',
  'revenueRetention',
  'revenueRetentionGross',
  'firstTimeBuyers',
  'returningBuyers',
  'newAndReturning',
  'concentration',
  'medianDaysBetweenOrders',
  'secondOrder',
  'nextOrderCurve',
  'reminderDay',
  'orderLadder',
  'cohort',
  'cohortActive',
  'cohortOnOrAfter',
  'cohortReturnedBy',
  'cohortPreviousShare',
  'cohortAverage',
  'cumulativeRevenue',
  'historicClv',
  'simpleClv',
  'pAlive',
  'expectedOrders',
  'expectedValue',
  'customerEquity',
  'newCustomerValue',
  'expectedSpend',
  'forecastInterval',
  'holdoutError',
  'forecastModel',
  'tracking',
  'calibration',
  'seasonality',
  'aliveMap',
  'nextOrderDate',
  'discountRate',
  'cac',
  'clvToCac',
  'payback',
  'spendTrend',
  'priceIndex',
  'memberRetention',
  'memberFuture',
  'spanFilter',
  'filterScope',
  'groups',
  'averageOrderValueByGroup',
  'logRank',
  'manyGroups',
  'comparison',
  'differenceInterval',
  'eventEffect',
  'wilson',
  'thin',
  'incompletePeriod'
];

const NO_SHARE: ShareNumbers = { rate: null, numerator: 0, denominator: 0 };

/** The newest cohort that has been watched through its first whole period after the start. */
function exampleCohort(report: Report): CohortRow | undefined {
  const { rows } = report.cohorts;
  return rows.findLast((row) => row.complete[1] === true) ?? rows.at(-1);
}

/** The longest of these spans that the data reach. */
function secondOrderNumbers({ kpis }: Report): DefinitionNumbers['secondOrder'] {
  const { secondOrder, customers } = kpis;
  const reached = [
    { days: 90, rate: secondOrder.within90 },
    { days: 60, rate: secondOrder.within60 },
    { days: 30, rate: secondOrder.within30 }
  ].find(({ rate }) => rate !== null);
  return {
    days: reached?.days ?? 30,
    rate: reached?.rate ?? null,
    customers,
    medianDays: secondOrder.medianDays
  };
}

/** The numbers that every definition's `withNumbers` asks for. */
export function definitionNumbers(report: Report, f: Formatter): DefinitionNumbers {
  const { kpis, settings, periods, cohorts, clv } = report;
  const { currency, calendar } = settings;
  const tile = (key: TileKey): DefinitionNumbers[TileKey] => {
    const found: Tile | undefined = report.tiles.find((candidate) => candidate.key === key);
    return {
      value: found?.value ?? null,
      numerator: found?.numerator ?? null,
      denominator: found?.denominator ?? null,
      currency
    };
  };
  const lastIndex = periods.findLastIndex((row) => row.complete);
  const last: PeriodRow | undefined = periods[lastIndex] ?? periods.at(-1);
  const before = lastIndex > 0 ? periods[lastIndex - 1] : undefined;
  const buyers = {
    buyers: last?.buyers ?? 0,
    returningBuyers: last?.returningBuyers ?? 0,
    firstTimeBuyers: last?.firstTimeBuyers ?? 0
  };
  const cohort = exampleCohort(report);
  const label = cohort ? f.period(isoToDay(cohort.start), cohorts.granularity, calendar) : '';
  const offset = cohort?.complete[1] === true ? 1 : 0;
  const cohortShare = (measure: 'active' | 'activeOnOrAfter' | 'returnedBy'): ShareNumbers =>
    cohort ? proportion(cohort[measure][offset] ?? 0, cohort.size) : NO_SHARE;
  const settled = cohorts.rows.filter((row) => row.complete[1] === true);
  const retention = report.tiles.find((candidate) => candidate.key === 'retentionRate');

  return {
    customers: tile('customers'),
    repeatPurchaseRate: tile('repeatPurchaseRate'),
    retentionRate: tile('retentionRate'),
    churnRate: tile('churnRate'),
    averageOrderValue: tile('averageOrderValue'),
    revenue: tile('revenue'),
    returningRevenueShare: tile('returningRevenueShare'),
    ordersPerCustomer: {
      value: kpis.ordersPerCustomer,
      orders: kpis.orders,
      customers: kpis.customers
    },
    lapseWindowDays: {
      days: settings.lapseWindowDays,
      gaps: kpis.gaps,
      source: settings.lapseWindowSource
    },
    secondOrder: secondOrderNumbers(report),
    medianDaysBetweenOrders: { days: kpis.medianDaysBetweenOrders, gaps: kpis.gaps },
    activeCustomers: {
      active: periods.at(-1)?.customersAtEnd ?? 0,
      lapseWindowDays: settings.lapseWindowDays
    },
    newCustomers: { newCustomers: last?.newCustomers ?? 0 },
    wonBackCustomers: { wonBackCustomers: last?.wonBackCustomers ?? 0 },
    firstTimeBuyers: buyers,
    returningBuyers: buyers,
    retentionRateWithWonBack: {
      customersAtStart: last?.customersAtStart ?? 0,
      customersAtEnd: last?.customersAtEnd ?? 0,
      newCustomers: last?.newCustomers ?? 0,
      rate: last?.retentionRateWithWonBack ?? null
    },
    revenueRetention: {
      rate: last?.revenueRetention ?? null,
      previousRevenue: before?.revenue ?? 0,
      currency
    },
    cohort: {
      label,
      size: cohort?.size ?? 0
    },
    cohortActive: cohortShare('active'),
    cohortOnOrAfter: cohortShare('activeOnOrAfter'),
    cohortReturnedBy: cohortShare('returnedBy'),
    cohortAverage:
      settled.length > 0
        ? proportion(
            settled.reduce((sum, row) => sum + (row.active[1] ?? 0), 0),
            settled.reduce((sum, row) => sum + row.size, 0)
          )
        : NO_SHARE,
    simpleClv: { ...clv.simple, currency },
    historicClv: {
      revenue: kpis.revenue,
      customers: report.summary?.customersWithRevenue ?? kpis.customers,
      value: clv.historic.revenuePerCustomer,
      margin: clv.historic.marginPerCustomer,
      currency
    },
    wilson: {
      rate: retention?.value ?? null,
      low: retention?.low ?? null,
      high: retention?.high ?? null,
      denominator: retention?.denominator ?? 0
    },
    thin: { denominator: retention?.denominator ?? kpis.customers },
    incompletePeriod: { observationEnd: isoToDay(settings.observationEnd), calendar },
    ...exploringNumbers(report, last, cohort, label),
    ...forecastNumbers(report)
  };
}

/**
 * One definition with the report's numbers in it.
 * @param own numbers that the view knows better
 */
export function definitionEntry(
  key: DefinitionKey,
  report: Report,
  m: Pick<Messages, 'definitions' | 'report'>,
  f: Formatter,
  own: OwnNumbers = {}
): DefinitionEntry {
  return entryWith(key, { ...definitionNumbers(report, f), ...own }, report, m, f);
}

/** All definitions, in the order in which the help view tells them. */
export function allDefinitions(
  report: Report,
  m: Pick<Messages, 'definitions' | 'report'>,
  f: Formatter
): DefinitionEntry[] {
  const numbers = definitionNumbers(report, f);
  return DEFINITION_ORDER.map((key) => entryWith(key, numbers, report, m, f));
}

// The key ties a definition to the numbers that it takes.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function entryWith<Key extends DefinitionKey>(
  key: Key,
  numbers: DefinitionNumbers,
  report: Report,
  m: Pick<Messages, 'definitions' | 'report'>,
  f: Formatter
): DefinitionEntry {
  const { name, plain, formula, caution, withNumbers } = m.definitions[key];
  const tile = report.tiles.find((candidate) => candidate.key === key);
  const { low, high } = tile ?? { low: null, high: null };
  return {
    key,
    name,
    plain,
    formula,
    caution,
    yours: withNumbers(numbers[key]),
    interval:
      low === null || high === null
        ? null
        : m.report.definition.intervalText(f.percent(low), f.percent(high))
  };
}
