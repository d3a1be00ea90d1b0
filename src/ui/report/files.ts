/**
 * What the report hands out: files and pictures, each with a word on how it
 * went. The export code is loaded when first needed.
 */
import { customersChart, retentionChart, revenueChart, type AnyConfiguration } from '../../charts';
import type { Reading } from '../../core/ingest/reading';
import type { Report } from '../../core/report-schema';
import type { Forecast, NoForecast } from '../../core/schema/forecast';
import { copyImage, download } from '../../export/save';
import type { PictureRequest } from '../../export';
import type { DefinitionKey } from '../../i18n/definition';
import { app } from '../../state/app.svelte';
import { i18n } from '../../state/i18n.svelte';
import { outcomeWords } from '../shared/reasons';
import { toasts } from '../shared/toasts.svelte';
import type { TrendKind } from './chart-tables';
import { pageLook } from './look.svelte';

export const loadExport = () => import('../../export');

function sessionNames(): { name: string; shop: string } {
  return { name: app.session?.name ?? '', shop: app.session?.shop ?? '' };
}

/** What every picture of the report needs. */
export function request(report: Report, madeAt: number, title?: string): PictureRequest {
  return {
    report,
    session: sessionNames(),
    messages: i18n.m,
    formatter: i18n.f,
    look: pageLook(),
    madeAt,
    ...(title === undefined ? {} : { title })
  };
}

/**
 * Makes a file and saves it; says so, or that it could not be made. Its name tells the days and
 * the filter of the report, unless the file is of the `whole` data.
 */
export async function save(
  extension: string,
  type: string,
  part: string,
  make: (
    exporter: Awaited<ReturnType<typeof loadExport>>,
    madeAt: number
  ) => Promise<Blob | string>,
  whole = false
): Promise<void> {
  const madeAt = Date.now();
  const { report } = app;
  try {
    const exporter = await loadExport();
    const content = await make(exporter, madeAt);
    const selected = whole || !report ? '' : exporter.selectionPart(report);
    const words = [part, selected].filter((word) => word !== '').join('-');
    const name = exporter.exportFileName(sessionNames().name, extension, madeAt, words);
    download(content, name, type);
    toasts.show({ text: i18n.m.exports.status.saved(name) });
  } catch {
    toasts.show({ text: i18n.m.exports.status.failed });
  }
}

/** Must begin within the click itself, as Safari asks; so the picture is passed on as a promise. */
export async function copy(picture: Promise<Blob>): Promise<void> {
  const { status } = i18n.m.exports;
  const result = await copyImage(picture);
  if (result.ok) toasts.show({ text: status.copied });
  else if (result.reason === 'failed') toasts.show({ text: status.failed });
  else {
    toasts.show({
      text: result.reason === 'denied' ? status.copyDenied : status.copyUnsupported
    });
  }
}

const CHARTS: Record<
  TrendKind,
  { part: string; definition: DefinitionKey; draw: typeof retentionChart | typeof revenueChart }
> = {
  retention: { part: 'retention', definition: 'retentionRate', draw: retentionChart },
  customers: { part: 'customers', definition: 'returningBuyers', draw: customersChart },
  revenue: { part: 'revenue', definition: 'returningRevenueShare', draw: revenueChart }
};

async function chartPicture(
  kind: TrendKind,
  report: Report,
  title: string,
  madeAt: number
): Promise<Blob> {
  const { definition, draw } = CHARTS[kind];
  const { m, f } = i18n;
  const config: AnyConfiguration = draw(report, pageLook(), m, f);
  const { chartImage } = await loadExport();
  return chartImage({
    ...request(report, madeAt, title),
    config,
    definition: m.definitions[definition],
    notes: [m.exports.image.openLegend]
  });
}

/**
 * The forecast of the report in view, waited for where it is still computed;
 * null where it was stopped or has failed.
 */
async function forecastAtHand(): Promise<Forecast | NoForecast | null> {
  const { forecast } = app;
  if (forecast.status === 'ready') return forecast.answer;
  if (forecast.status === 'stopped' || forecast.status === 'failed') return null;
  try {
    return await app.ask(new AbortController().signal, { kind: 'forecast' });
  } catch {
    return null;
  }
}

/** The file's content; says of it where it lacks the forecast. */
function madeWith<Content>(forecast: Forecast | NoForecast | null, content: Content) {
  if (forecast === null) toasts.show({ text: i18n.m.exports.status.withoutForecast });
  return Promise.resolve(content);
}

/** "Results (JSON)": every number of the page. */
export async function saveResults(report: Report): Promise<void> {
  const forecast = await forecastAtHand();
  await save('json', 'application/json', '', ({ resultsFile }) =>
    madeWith(forecast, resultsFile(report, forecast))
  );
}

/** "Tables (CSV)": all tables in one archive. */
export async function saveTables(report: Report): Promise<void> {
  const forecast = await forecastAtHand();
  await save('zip', 'application/zip', 'tables', ({ tablesZip }, madeAt) =>
    madeWith(
      forecast,
      tablesZip({
        report,
        forecast,
        session: sessionNames(),
        messages: i18n.m,
        formatter: i18n.f,
        madeAt
      })
    )
  );
}

/** "Ledger (CSV)": what became of the rows and the money, with lines. */
export function saveLedger(reading: Reading): Promise<void> {
  return save(
    'csv',
    'text/csv;charset=utf-8',
    'ledger',
    ({ ledgerCsv }) =>
      Promise.resolve(
        ledgerCsv(reading, i18n.m.ledger, (code) => outcomeWords(code, i18n.m).label)
      ),
    true
  );
}

/** "Report image (PNG)": one page with tiles, trends and cohorts. */
export function saveReportPicture(report: Report): Promise<void> {
  return save('png', 'image/png', '', ({ reportImage }, madeAt) =>
    reportImage(request(report, madeAt))
  );
}

export function saveChartPicture(kind: TrendKind, report: Report, title: string): Promise<void> {
  return save('png', 'image/png', CHARTS[kind].part, (_exporter, madeAt) =>
    chartPicture(kind, report, title, madeAt)
  );
}

export function copyChartPicture(kind: TrendKind, report: Report, title: string): Promise<void> {
  return copy(chartPicture(kind, report, title, Date.now()));
}
