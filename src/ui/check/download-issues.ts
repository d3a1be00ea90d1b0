import type { Reading } from '../../core/ingest/reading';

/** Saves the rows that were not used, with file, line and reason, as a formula-safe CSV file. */
export async function downloadIssues(reading: Reading, name: string): Promise<void> {
  const { download, exportFileName, issuesCsv } = await import('../../export/index');
  const fileName = exportFileName(name, 'csv', Date.now(), 'rows');
  download(issuesCsv(reading), fileName, 'text/csv;charset=utf-8');
}
