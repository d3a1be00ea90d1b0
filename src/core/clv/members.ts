/**
 * Members who renew, and occasions that come at fixed times: sBG and BG/BB on
 * a shop's own orders. An occasion is a whole calendar period; it is used
 * where the customer ordered in it at least once.
 */
import { proportion } from '../math/intervals';
import { quadraticForm } from '../math/linear';
import { isCustomerSummary, type ShopData } from '../orders/customer-summary';
import type { ObservedOrders } from '../orders/summary';
import { reportedOrders } from '../reported-orders';
import type {
  MembersQuestion,
  MembersReport,
  NoMembers,
  OccasionsReport,
  RenewalReport,
  RenewalStep
} from '../schema/members';
import type { Settings } from '../settings';
import { periodEnd, periodOrdinal, type PeriodScheme } from '../time/periods';
import { bgBbProspect, fitBgBb, type BgBbParameters, type OccasionRow } from './models/bg-bb';
import { MIN_REPEAT_BUYERS } from './models/fit';
import { fitSbg, sbgResidualRenewals, sbgRetentionRate, sbgSurvival } from './models/sbg';
import { gammaInterval } from './intervals/uncertainty';

const LEAST_OCCASIONS = 2;
const PER_YEAR = { month: 12, quarter: 4, year: 1 } as const;
/** Occasions that are looked ahead to. */
const AHEAD = { month: 12, quarter: 8, year: 5 } as const;
const STEPS_AHEAD = 12;
const MOST_STEPS = 36;
/** Of the logarithms, in the central differences. */
const STEP = 1e-3;

/** What each customer did on the occasions since the first order. */
interface Attendance {
  /** By history; customers without an occasion are left out. */
  rows: OccasionRow[];
  /** By the ordinal of the first order's period: members who used all of their first 0, 1, 2 … occasions. */
  cohorts: number[][];
  members: number;
  customers: number;
  /** Renewals in a row so far of those who missed none: customers by number. */
  unbroken: Map<number, number>;
  used: number;
  usedOrSkipped: number;
  periods: number;
}

/**
 * Both readings of the selection's orders. Linear in the orders, then as long
 * as two fits take.
 * @throws RangeError as {@link reportedOrders} does.
 * @example membersReport(data, DEFAULT_SETTINGS, { every: 'year' })
 */
export function membersReport(
  data: ShopData,
  settings: Settings,
  { every }: MembersQuestion
): MembersReport | NoMembers {
  if (isCustomerSummary(data)) {
    return { state: 'none', reason: 'no-orders', customers: data.customerCount, periods: 0 };
  }
  const { calendar, weekStart, annualDiscountRate } = settings;
  const { observed } = reportedOrders(data, settings);
  const attendance = attend(observed, { granularity: every, calendar, weekStart });
  const { rows, members, customers, periods, used, usedOrSkipped } = attendance;
  if (periods < LEAST_OCCASIONS) return { state: 'none', reason: 'too-short', customers, periods };
  const returned = rows.reduce((sum, row) => sum + (row.x > 0 ? row.customers : 0), 0);
  if (returned < MIN_REPEAT_BUYERS) {
    return { state: 'none', reason: 'too-few', customers, periods };
  }
  return {
    state: 'ready',
    every,
    calendar,
    members,
    periods,
    used: proportion(used, usedOrSkipped),
    renewal: renewalOf(attendance, annualDiscountRate, PER_YEAR[every]),
    occasions: occasionsOf(rows, AHEAD[every])
  };
}

function attend({ table, observationEnd }: ObservedOrders, scheme: PeriodScheme): Attendance {
  const running = periodOrdinal(scheme, observationEnd);
  const last = periodEnd(scheme, running) === observationEnd ? running : running - 1;
  const rows = new Map<string, OccasionRow>();
  const cohorts = new Map<number, number[]>();
  const result: Attendance = {
    rows: [],
    cohorts: [],
    members: 0,
    customers: 0,
    unbroken: new Map(),
    used: 0,
    usedOrSkipped: 0,
    periods: 0
  };
  for (let c = 0; c < table.customerCount; c++) {
    const from = table.offsets[c] ?? 0;
    const to = table.offsets[c + 1] ?? 0;
    const firstDay = table.day[from] ?? 0;
    if (from === to || firstDay > observationEnd) continue;
    result.customers++;
    const start = periodOrdinal(scheme, firstDay);
    const n = last - start;
    if (n < 1) continue;
    result.members++;
    result.periods = Math.max(result.periods, n);
    let x = 0;
    let tx = 0;
    let inRow = 0;
    for (let i = from; i < to; i++) {
      const day = table.day[i] ?? 0;
      if (day > observationEnd) break;
      const occasion = periodOrdinal(scheme, day) - start;
      if (occasion === tx || occasion > n) continue;
      x++;
      tx = occasion;
      if (occasion === inRow + 1) inRow++;
    }
    const key = `${x} ${tx} ${n}`;
    const row = rows.get(key) ?? { x, tx, n, customers: 0 };
    row.customers++;
    rows.set(key, row);
    const kept = cohorts.get(start) ?? new Array<number>(n + 1).fill(0);
    for (let k = 0; k <= inRow; k++) kept[k] = (kept[k] ?? 0) + 1;
    cohorts.set(start, kept);
    if (inRow === n) result.unbroken.set(n, (result.unbroken.get(n) ?? 0) + 1);
    result.used += x;
    result.usedOrSkipped += tx;
  }
  result.rows = [...rows.values()];
  result.cohorts = [...cohorts].sort(([a], [b]) => a - b).map(([, kept]) => kept);
  return result;
}

function renewalOf(
  { cohorts, unbroken, periods }: Attendance,
  annualDiscountRate: number,
  perYear: number
): RenewalReport | null {
  const fit = fitSbg(cohorts);
  if (fit.status !== 'fitted') return null;
  const { parameters, logLikelihood, converged, concerns } = fit;
  const rate = (1 + annualDiscountRate) ** (1 / perYear) - 1;
  let present = 0;
  let renewals = 0;
  for (const [n, members] of unbroken) {
    present += members;
    if (rate > 0) renewals += members * sbgResidualRenewals(parameters, n, rate);
  }
  return {
    ...parameters,
    standardErrors: fit.standardErrors,
    logLikelihood,
    converged,
    sameDropout: concerns.length > 0,
    steps: renewalSteps(cohorts, periods, (k) => ({
      expectedRate: sbgRetentionRate(parameters, k),
      expectedKept: sbgSurvival(parameters, k)
    })),
    present,
    residualRenewals: rate > 0 && present > 0 ? renewals / present : null
  };
}

/** Cohorts of different ages together: each counts as long as it has been seen (Kaplan–Meier). */
function renewalSteps(
  cohorts: readonly (readonly number[])[],
  periods: number,
  expected: (renewal: number) => Pick<RenewalStep, 'expectedRate' | 'expectedKept'>
): RenewalStep[] {
  const length = Math.min(MOST_STEPS, periods + STEPS_AHEAD);
  let kept: number | null = 1;
  return Array.from({ length }, (_, i) => {
    const renewal = i + 1;
    let due = 0;
    let came = 0;
    for (const cohort of cohorts) {
      if (cohort.length <= renewal) continue;
      due += cohort[i] ?? 0;
      came += cohort[renewal] ?? 0;
    }
    const renewed = proportion(came, due);
    kept = kept === null || renewed.rate === null ? null : kept * renewed.rate;
    return { renewal, renewed, kept, ...expected(renewal) };
  });
}

function occasionsOf(rows: readonly OccasionRow[], ahead: number): OccasionsReport | null {
  const fit = fitBgBb(rows);
  if (fit.status !== 'fitted') return null;
  const { parameters, logLikelihood, converged, meanRate, meanDropout, covarianceOfLogs } = fit;
  let alive = 0;
  for (const row of rows) alive += row.customers * bgBbProspect(parameters, row).pAlive;
  const totals = totalsOf(parameters, rows, ahead);
  const slopes = slopesOf(parameters, rows, ahead);
  return {
    ...parameters,
    standardErrors: fit.standardErrors,
    logLikelihood,
    converged,
    meanRate,
    meanDropout,
    alive,
    ahead: Array.from({ length: ahead }, (_, i) => {
      const { mean, variance } = totals[i] ?? { mean: 0, variance: 0 };
      const unknown = covarianceOfLogs ? quadraticForm(slopes[i] ?? [], covarianceOfLogs) : 0;
      return { occasions: i + 1, value: mean, ...gammaInterval(mean, variance + unknown) };
    })
  };
}

/**
 * Mean and variance of the orders N of all members on the next 1, 2 … occasions.
 *
 * With L occasions lived through and p ~ Beta(a, b), E[N²] = E[N] + E[p²] E[L(L−1)],
 * where E[L(L−1)] = Σ 2(j−1) P(L ≥ j), and P(L ≥ j) E[p] is what occasion j adds to E[N].
 */
function totalsOf(
  parameters: BgBbParameters,
  rows: readonly OccasionRow[],
  ahead: number
): { mean: number; variance: number }[] {
  const totals = Array.from({ length: ahead }, () => ({ mean: 0, variance: 0 }));
  for (const row of rows) {
    const prospect = bgBbProspect(parameters, row);
    // E[p²] / E[p].
    const again = (parameters.alpha + row.x + 1) / (parameters.alpha + parameters.beta + row.n + 1);
    let mean = 0;
    let square = 0;
    totals.forEach((total, i) => {
      const added = prospect.expected(i + 1) - mean;
      mean += added;
      square += added * (1 + again * 2 * i);
      total.mean += row.customers * mean;
      total.variance += row.customers * (square - mean * mean);
    });
  }
  return totals;
}

/** Derivatives of those means by the logarithms of α, β, γ and δ: [occasions][parameter]. */
function slopesOf(
  parameters: BgBbParameters,
  rows: readonly OccasionRow[],
  ahead: number
): number[][] {
  const slopes = Array.from({ length: ahead }, (): number[] => []);
  for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) {
    const at = (step: number): Float64Array => {
      const moved = { ...parameters, [name]: parameters[name] * Math.exp(step) };
      const means = new Float64Array(ahead);
      for (const row of rows) {
        const prospect = bgBbProspect(moved, row);
        for (let i = 0; i < ahead; i++) {
          means[i] = (means[i] ?? 0) + row.customers * prospect.expected(i + 1);
        }
      }
      return means;
    };
    const up = at(STEP);
    const down = at(-STEP);
    slopes.forEach((slope, i) => slope.push(((up[i] ?? 0) - (down[i] ?? 0)) / (2 * STEP)));
  }
  return slopes;
}
