/** Pictures and tables of the cards that bring their own chart. */
import type { AnyConfiguration } from '../../../charts';
import type { Report } from '../../../core/report-schema';
import { csvFile, type Cell } from '../../../export/csv';
import type { DefinitionKey } from '../../../i18n/definition';
import { i18n } from '../../../state/i18n.svelte';
import { copy, loadExport, request, save } from '../files';

/** A chart as it leaves the page. */
export interface Plot {
  report: Report;
  title: string;
  /** Part of the file's name that says what it is: reminder, ladder. */
  part: string;
  /** Told below the picture. */
  definition: DefinitionKey;
  /** What else stands below the picture. */
  notes?: readonly string[];
  /** A configuration of its own: the picture changes it. */
  config: () => AnyConfiguration;
}

async function picture(plot: Plot, madeAt: number): Promise<Blob> {
  const { chartImage } = await loadExport();
  return chartImage({
    ...request(plot.report, madeAt, plot.title),
    config: plot.config(),
    definition: i18n.m.definitions[plot.definition],
    notes: plot.notes ?? []
  });
}

export function savePlotPicture(plot: Plot): Promise<void> {
  return save('png', 'image/png', plot.part, (_exporter, madeAt) => picture(plot, madeAt));
}

export function copyPlotPicture(plot: Plot): Promise<void> {
  return copy(picture(plot, Date.now()));
}

/** @param rows raw numbers under the English keys of the results file */
export function savePlotTable(part: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  return save('csv', 'text/csv;charset=utf-8', part, () => Promise.resolve(csvFile(rows)));
}
