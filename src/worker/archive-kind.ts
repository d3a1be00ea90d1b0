import { IngestError } from '../core/ingest/reading';
import type { NamedBlob } from './head';
import { listZip, type ZipEntry } from './zip';

/**
 * What a zip archive is by the names inside it: `xlsx` for a workbook that can
 * be read, `excel` for a spreadsheet of another kind (.xlsb, .ods), `office`
 * for other documents, else `zip`.
 */
export type ArchiveKind = 'xlsx' | 'excel' | 'office' | 'zip';

/** @param entries of the archive's directory */
export function archiveKind(entries: readonly ZipEntry[]): ArchiveKind {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.has('[content_types].xml')) {
    const has = (file: string): boolean => [...names].some((name) => name.endsWith(file));
    if (has('workbook.xml')) return 'xlsx';
    return has('workbook.bin') ? 'excel' : 'office';
  }
  // OpenDocument: its first file tells the type, and only spreadsheets are likely here.
  return names.has('mimetype') && names.has('content.xml') ? 'excel' : 'zip';
}

/** What a zip archive is, null where it is damaged. Reads its directory only. */
export async function kindOfArchive(file: NamedBlob): Promise<ArchiveKind | null> {
  try {
    return archiveKind(await listZip(file));
  } catch (error) {
    if (error instanceof IngestError && error.problem.code === 'damaged-archive') return null;
    throw error;
  }
}
