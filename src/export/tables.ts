import type { Reading } from '../core/ingest/reading';
import type {
  CohortRow,
  PeriodRow,
  Report,
  SummaryReport,
  Tile,
  TileKey
} from '../core/report-schema';
import type { Forecast, NoForecast } from '../core/schema/forecast';
import type { Formatter } from '../i18n/formatter';
import type { Messages } from '../i18n/messages';
import { conditionText, filterText, priceText, spanText } from '../i18n/selection-text';
import { csvFile, type Cell } from './csv';
import {
  concentrationCsv,
  eventsCsv,
  gapsCsv,
  ladderCsv,
  lapseWindowsCsv,
  newAndReturningCsv,
  nextOrderCsv,
  nextOrderCurvesCsv,
  otherToolsCsv
} from './exploring-tables';
import {
  aheadRows,
  aliveMapRows,
  calibrationRows,
  holdoutRows,
  modelRows,
  newCustomerRows,
  scoreRows,
  seasonRows,
  trackingRows
} from './forecast-tables';
import { selectionCsv } from './selection-table';
import { newCustomersCsv, orderCountsCsv, sinceLastOrderCsv } from './summary-tables';
import { zip } from './zip';

/** Marks that keep foreign words in place on a page; in a cell they would only be in the way. */
const ISOLATES = /[\u2066-\u2069]/g;

/** What a cohort table counts. */
export type CohortView = 'active' | 'activeOnOrAfter' | 'returnedBy' | 'orders' | 'revenue';

/** Tiles that the plain numbers do not hold, because they are of the last period alone. */
const PERIOD_TILES: readonly TileKey[] = ['retentionRate', 'churnRate'];

/** Every plain value inside, by its path: `secondOrder.within30`. */
function leaves(prefix: string, group: object): [string, Cell][] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]): [string, Cell][] => {
    const path = prefix + key;
    if (value === null) return [[path, null]];
    if (typeof value === 'object') return leaves(`${path}.`, value);
    const plain =
      typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
    return plain ? [[path, value]] : [];
  });
}

/** Headline numbers: one row each, by the keys of the results file. */
export function kpisCsv(report: Report): string {
  const rows: Cell[][] = [
    ['key', 'value', 'numerator', 'denominator', 'low', 'high', 'thin', 'period_start']
  ];
  const tiles = new Map<string, Tile>(report.tiles.map((tile) => [tile.key, tile]));
  const details = (key: string): Cell[] => {
    const tile = tiles.get(key);
    if (!tile) return [null, null, null, null, null];
    const { numerator, denominator, low, high, thin } = tile;
    return [numerator, denominator, low, high, low === null ? null : thin];
  };
  for (const [key, value] of leaves('', report.kpis)) {
    rows.push([key, value, ...details(key), null]);
  }
  for (const key of PERIOD_TILES) {
    const tile = tiles.get(key);
    if (!tile) continue;
    const period = tile.lastPeriod === null ? undefined : report.periods[tile.lastPeriod];
    rows.push([key, tile.value, ...details(key), period?.start ?? null]);
  }
  for (const [key, value] of leaves('clv.', report.clv)) {
    rows.push([key, value, null, null, null, null, null, null]);
  }
  return csvFile(rows);
}

const PERIOD_COLUMNS: readonly (keyof PeriodRow)[] = [
  'start',
  'end',
  'label',
  'complete',
  'measurable',
  'customersAtStart',
  'customersAtEnd',
  'newCustomers',
  'wonBackCustomers',
  'retainedCustomers',
  'retentionRate',
  'retentionRateLow',
  'retentionRateHigh',
  'retentionRateWithWonBack',
  'churnRate',
  'buyers',
  'orders',
  'revenue',
  'returningBuyers',
  'firstTimeBuyers',
  'returningRevenue',
  'revenueRetention',
  'previousBuyers',
  'buyersAgain',
  'boughtAgainRate',
  'grossRevenueRetention',
  'repeatPurchaseRateToDate'
];

/** One row a period, by the keys of the results file. */
export function periodsCsv(report: Report): string {
  return csvFile([
    PERIOD_COLUMNS,
    ...report.periods.map((row) => PERIOD_COLUMNS.map((column) => row[column]))
  ]);
}

/**
 * One row a cohort, one column an offset. Cells after the observation end are
 * empty, for blank is not zero; `complete_until` is the last offset that is
 * over, empty where none is.
 */
export function cohortCsv(
  report: Report,
  view: CohortView,
  as: 'count' | 'share' = 'count'
): string {
  const { rows } = report.cohorts;
  const width = Math.max(0, ...rows.map((row) => row[view].length));
  const offsets = Array.from({ length: width }, (_, k) => k);
  const cell = (row: CohortRow, k: number): Cell => {
    const value = row[view][k] ?? null;
    if (value === null || as === 'count') return value;
    return row.size > 0 ? value / row.size : null;
  };
  const completeUntil = (row: CohortRow): Cell => {
    const last = row.complete.lastIndexOf(true);
    return last < 0 ? null : last;
  };
  return csvFile([
    ['start', 'label', 'size', 'complete_until', ...offsets],
    ...rows.map((row) => [
      row.start,
      row.label,
      row.size,
      completeUntil(row),
      ...offsets.map((k) => cell(row, k))
    ])
  ]);
}

/** The weighted averages of the three shares, one row an offset. */
export function cohortAveragesCsv(report: Report): string {
  const { average, averageOnOrAfter, averageReturnedBy } = report.cohorts;
  return csvFile([
    ['offset', 'active', 'activeOnOrAfter', 'returnedBy'],
    ...average.map((value, k) => [
      k,
      value,
      averageOnOrAfter[k] ?? null,
      averageReturnedBy[k] ?? null
    ])
  ]);
}

/** The rows that were rejected or ignored, with file, line and reason. */
export function issuesCsv(reading: Pick<Reading, 'files' | 'issues'>): string {
  return csvFile([
    ['file', 'line', 'reason', 'column', 'text'],
    ...reading.issues.map((issue) => [
      reading.files[issue.file]?.name ?? null,
      issue.line,
      issue.reason,
      issue.column,
      issue.text
    ])
  ]);
}

export interface TablesRequest {
  report: Report;
  /** Of the same report; null where it was not computed. */
  forecast: Forecast | NoForecast | null;
  session: { name: string; shop: string };
  messages: Pick<Messages, 'exports' | 'filters'>;
  formatter: Formatter;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/**
 * All tables as one ZIP archive, with a note in the user's language. Headings
 * are the English keys of the results file, so that a program reads the same
 * in every language.
 */
export function tablesZip(request: TablesRequest): Blob {
  const { report, forecast, messages, formatter, madeAt } = request;
  const words = messages.exports.readme.files;
  const kpis = { name: 'kpis.csv', about: words.kpis, text: kpisCsv(report) };
  const files = [
    kpis,
    {
      name: 'selection.csv',
      about: words.selection,
      text: selectionCsv(report, (condition) =>
        conditionText(condition, report, messages, formatter).replace(ISOLATES, '')
      )
    },
    ...(report.summary ? ofCustomers(report.summary, words) : ofOrders(report, words)),
    ...(forecast?.state === 'ready' ? ofForecast(forecast, words) : [])
  ];
  const archive = zip([{ name: 'README.txt', text: readme(request, files) }, ...files], madeAt);
  return new Blob([archive], { type: 'application/zip' });
}

interface TableFile {
  name: string;
  about: string;
  text: string;
}

type FileWords = Messages['exports']['readme']['files'];

/** What a list with one row for each customer gives. */
function ofCustomers(summary: SummaryReport, words: FileWords): TableFile[] {
  return [
    { name: 'new-customers.csv', about: words.newCustomers, text: newCustomersCsv(summary) },
    {
      name: 'orders-per-customer.csv',
      about: words.orderCounts,
      text: orderCountsCsv(summary)
    },
    {
      name: 'since-last-order.csv',
      about: words.sinceLastOrder,
      text: sinceLastOrderCsv(summary)
    }
  ];
}

function ofOrders(report: Report, words: FileWords): TableFile[] {
  return [
    { name: 'periods.csv', about: words.periods, text: periodsCsv(report) },
    { name: 'cohorts-active.csv', about: words.active, text: cohortCsv(report, 'active') },
    {
      name: 'cohorts-on-or-after.csv',
      about: words.onOrAfter,
      text: cohortCsv(report, 'activeOnOrAfter')
    },
    {
      name: 'cohorts-returned-by.csv',
      about: words.returnedBy,
      text: cohortCsv(report, 'returnedBy')
    },
    { name: 'cohorts-orders.csv', about: words.orders, text: cohortCsv(report, 'orders') },
    { name: 'cohorts-revenue.csv', about: words.revenue, text: cohortCsv(report, 'revenue') },
    { name: 'cohorts-average.csv', about: words.average, text: cohortAveragesCsv(report) },
    ...exploring(report, words)
  ];
}

/** Of what goes beyond periods and cohorts; what the report lacks has no file. */
function exploring(report: Report, words: FileWords): TableFile[] {
  const { nextOrder, churnCurve, otherTools, events } = report;
  const files: TableFile[] = [];
  const add = (name: string, about: string, text: string): void => {
    files.push({ name, about, text });
  };
  if (nextOrder) {
    add('next-order.csv', words.nextOrder, nextOrderCsv(nextOrder));
    add('next-order-curves.csv', words.nextOrderCurves, nextOrderCurvesCsv(nextOrder));
    add('days-between-orders.csv', words.gaps, gapsCsv(nextOrder));
    add('order-ladder.csv', words.ladder, ladderCsv(nextOrder));
    add('new-and-returning.csv', words.newAndReturning, newAndReturningCsv(nextOrder));
    add('concentration.csv', words.concentration, concentrationCsv(nextOrder));
  }
  if (churnCurve) {
    add('lapse-windows.csv', words.lapseWindows, lapseWindowsCsv(churnCurve, report.periods));
  }
  if (otherTools) add('other-tools.csv', words.otherTools, otherToolsCsv(otherTools));
  if (events.length > 0) add('events.csv', words.events, eventsCsv(report));
  return files;
}

/** What lies ahead, and what speaks for it. */
function ofForecast(forecast: Forecast, words: FileWords): TableFile[] {
  const { ahead, newCustomer, holdout, selected, tracking, calibration, seasonality, map } =
    forecast;
  const files: TableFile[] = [];
  const add = (name: string, about: string, rows: readonly (readonly Cell[])[]): void => {
    files.push({ name, about, text: csvFile(rows) });
  };
  add('forecast-ahead.csv', words.ahead, aheadRows(ahead));
  if (newCustomer.course.length > 0) {
    add('new-customer-value.csv', words.newCustomerValue, newCustomerRows(forecast));
  }
  if (holdout) {
    add('forecast-checks.csv', words.forecastChecks, holdoutRows(holdout));
    add('forecast-scores.csv', words.forecastScores, scoreRows(holdout.scores, selected.name));
  }
  add('forecast-models.csv', words.forecastModels, modelRows(forecast));
  if (tracking) add('forecast-tracking.csv', words.tracking, trackingRows(tracking));
  if (calibration) {
    add('forecast-calibration.csv', words.calibration, calibrationRows(calibration));
  }
  if (seasonality) add('seasonality.csv', words.seasonality, seasonRows(seasonality));
  add('alive-map.csv', words.aliveMap, aliveMapRows(map));
  return files;
}

function readme(
  { report, forecast, session, messages, formatter: f, madeAt }: TablesRequest,
  files: readonly { name: string; about: string }[]
): string {
  const words = messages.exports.readme;
  const { calendar } = report.settings;
  const filter = filterText(report, messages, f);
  const lines = [
    words.title,
    '',
    ...(session.shop || session.name ? [words.shop(session.shop || session.name)] : []),
    words.span([spanText(report, f), priceText(report, messages, f)].filter(Boolean).join(' · ')),
    ...(filter === '' ? [] : [words.filter(filter)]),
    words.made(f.dateTime(madeAt, calendar)),
    '',
    words.intro,
    words.safety,
    '',
    ...files.map(({ name, about }) => `${name}: ${about}`),
    ...(report.summary ? [] : ['', words.columns]),
    ...(forecast === null ? ['', words.noForecast] : [])
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
