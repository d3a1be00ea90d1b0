/** What the cohort view hands out: its table as picture and CSV, its charts, and the customers of a cell. */
import type { AnyConfiguration } from '../../../charts';
import type { HeatScope } from '../../../charts/cohort-matrix';
import type { Report } from '../../../core/report-schema';
import type { CohortChoice } from '../../../core/retention/cohort-values';
import type { CellCustomer } from '../../../core/schema/cell';
import { cohortViewText } from '../../../i18n/cohort-text';
import { filterText } from '../../../i18n/selection-text';
import { i18n } from '../../../state/i18n.svelte';
import { copy, loadExport, request, save } from '../files';

/** The part of a file's name that says what is in it. */
function partOf({ measure, value, of }: CohortChoice): string {
  const measures = { active: '', activeOnOrAfter: '-on-or-after', returnedBy: '-returned-by' };
  const values = {
    share: of === 'start' ? '' : '-of-previous',
    count: '-count',
    orders: '-orders',
    revenue: '-revenue',
    averageOrderValue: '-order-value',
    ordersToDate: '-orders-to-date',
    revenueToDate: '-revenue-to-date',
    marginToDate: '-margin-to-date'
  };
  const counted = value === 'share' || value === 'count' ? measures[measure] : '';
  return `cohorts${counted}${values[value]}`;
}

async function picture(
  report: Report,
  choice: CohortChoice,
  scope: HeatScope,
  madeAt: number
): Promise<Blob> {
  const { cohortImage } = await loadExport();
  return cohortImage({ ...request(report, madeAt), choice, scope });
}

export function saveCohortPicture(
  report: Report,
  choice: CohortChoice,
  scope: HeatScope
): Promise<void> {
  return save('png', 'image/png', partOf(choice), (_exporter, madeAt) =>
    picture(report, choice, scope, madeAt)
  );
}

export function copyCohortPicture(
  report: Report,
  choice: CohortChoice,
  scope: HeatScope
): Promise<void> {
  return copy(picture(report, choice, scope, Date.now()));
}

/** The cohort table as CSV, in the view on screen. */
export function saveCohortTable(report: Report, choice: CohortChoice): Promise<void> {
  const { m, f } = i18n;
  return save('csv', 'text/csv;charset=utf-8', partOf(choice), ({ cohortViewCsv }) =>
    Promise.resolve(
      cohortViewCsv(report, choice, {
        view: cohortViewText(choice, m),
        filter: filterText(report, m, f),
        average: m.explorer.csvAverage
      })
    )
  );
}

/** A chart of the cohort view as a picture; `draw` makes a fresh configuration. */
export interface ChartToHandOut {
  title: string;
  subtitle: string;
  part: 'cohort-curves' | 'cohort-trend';
  draw: () => AnyConfiguration;
}

async function chartPicture(
  report: Report,
  { title, subtitle, draw }: ChartToHandOut,
  madeAt: number
): Promise<Blob> {
  const { chartImage } = await loadExport();
  return chartImage({
    ...request(report, madeAt, title),
    subtitle,
    config: draw(),
    definition: i18n.m.definitions.cohort
  });
}

export function saveCohortChart(report: Report, what: ChartToHandOut): Promise<void> {
  return save('png', 'image/png', what.part, (_exporter, madeAt) =>
    chartPicture(report, what, madeAt)
  );
}

export function copyCohortChart(report: Report, what: ChartToHandOut): Promise<void> {
  return copy(chartPicture(report, what, Date.now()));
}

/** The customers of a cell as CSV. */
export function saveCellCustomers(customers: readonly CellCustomer[]): Promise<void> {
  return save('csv', 'text/csv;charset=utf-8', 'cohort-customers', ({ cellCustomersCsv }) =>
    Promise.resolve(cellCustomersCsv(customers))
  );
}
