import type { Clv, Report } from '../core/report-schema';
import type { Forecast, NoForecast } from '../core/schema/forecast';
import { forecastResults, type ForecastResults } from './forecast-results';

/** The report, and below `clv` the forecast. */
type Results = Omit<Report, 'clv'> & { clv: Clv & ForecastResults };

/**
 * The results file: everything on the page, as JSON. `schema` comes first and
 * the order of the keys is always the same; numbers are not rounded; what is
 * unknown is null.
 * @param forecast of the same report; null where it was not computed
 * @see the definitions of each key in report-schema.ts, and those of the
 *   forecast in forecast-results.ts and core/schema/forecast.ts
 */
export function resultsFile(report: Report, forecast: Forecast | NoForecast | null): string {
  const ordered: Results = {
    schema: report.schema,
    basis: report.basis,
    source: {
      ...report.source,
      rows: { ...report.source.rows, reasons: sorted(report.source.rows.reasons) },
      mapping: sorted(report.source.mapping),
      layouts: report.source.layouts.map((layout) => ({
        ...layout,
        mapping: sorted(layout.mapping)
      }))
    },
    settings: report.settings,
    span: report.span,
    selection: report.selection,
    prices: report.prices,
    kpis: report.kpis,
    tiles: report.tiles,
    periods: report.periods,
    cohorts: report.cohorts,
    nextOrder: report.nextOrder,
    churnCurve: report.churnCurve,
    otherTools: report.otherTools,
    events: report.events,
    clv: { ...report.clv, ...forecastResults(report, forecast) },
    segments: report.segments,
    insights: report.insights,
    summary: report.summary
  };
  return `${write(ordered, '')}\n`;
}

/** The same entries by key: their order in a report follows the file that was read. */
function sorted<Entries extends object>(entries: Entries): Entries {
  const copy = { ...entries };
  for (const key of Object.keys(copy).sort()) {
    const value: unknown = Reflect.get(entries, key);
    Reflect.deleteProperty(copy, key);
    // defineProperty, because a heading or key named __proto__ must stay a plain entry.
    Object.defineProperty(copy, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true
    });
  }
  return copy;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** JSON with two spaces a level, and lists of bare values on one line. */
function write(value: unknown, indent: string): string {
  // NaN and the infinities become null here.
  if (isPlain(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every(isPlain)) return `[${value.map((item) => write(item, '')).join(', ')}]`;
    const items = value.map((item) => inner + write(item, inner));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return 'null';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${write(entry, inner)}`);
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}
