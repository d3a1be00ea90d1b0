/** The parts of a workbook's archive: its sheets by name, and where their contents are. */
import { IngestError } from '../core/ingest/reading';
import { collect } from './collect';
import type { NamedBlob } from './head';
import { attributeOf, startTags } from './xml-tags';
import { listZip, openZipEntry, type ZipEntry } from './zip';

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  /** Texts that cells share, and their styles; null where there are none. */
  texts: ZipEntry | null;
  styles: ZipEntry | null;
  /** The calendar of the workbook's day numbers, by the year that it begins in. */
  dateSystem: 1900 | 1904;
}

/** Texts of a workbook are held in memory as one string, which has its own limit. */
const MAX_TEXTS = 400 * 1024 * 1024;
/** The parts that list other parts are small. */
const MAX_LIST = 16 * 1024 * 1024;

/**
 * Finds the sheets of a workbook (ECMA-376 part 1, 18.2.20, and part 2, 9.3).
 * @param limit the most bytes that its texts may have
 * @throws IngestError `damaged-archive` or `unpacks-too-large`
 */
export async function readParts(file: NamedBlob, limit: number): Promise<WorkbookParts> {
  const entries = await listZip(file);
  const byPath = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const workbook = entries.find((entry) => /(?:^|\/)workbook\.xml$/i.test(entry.name));
  if (workbook === undefined) throw new RangeError('no workbook');
  const folder = workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1);
  const base = workbook.name.slice(folder.length);
  const xml = await readText(file, workbook, MAX_LIST);
  const links = byPath.get(`${folder}_rels/${base}.rels`.toLowerCase());
  const targets = new Map<string, string>();
  let texts: ZipEntry | null = null;
  let styles: ZipEntry | null = null;
  if (links !== undefined) {
    for (const tag of startTags(await readText(file, links, MAX_LIST), 'Relationship')) {
      const path = pathOf(folder, attributeOf(tag, 'Target'));
      const type = attributeOf(tag, 'Type');
      targets.set(attributeOf(tag, 'Id'), path);
      if (type.endsWith('/sharedStrings')) texts = byPath.get(path) ?? null;
      if (type.endsWith('/styles')) styles = byPath.get(path) ?? null;
    }
  }
  const sheets: SheetPart[] = [];
  for (const tag of startTags(xml, 'sheet')) {
    const name = attributeOf(tag, 'name');
    const entry = byPath.get(targets.get(attributeOf(tag, 'id')) ?? '');
    // A chart may have a sheet of its own, without cells.
    if (entry !== undefined && !/chartsheets|dialogsheets/i.test(entry.name)) {
      sheets.push({ name, hidden: /hidden/i.test(attributeOf(tag, 'state')), entry });
    }
  }
  const [properties = ''] = startTags(xml, 'workbookPr');
  // The library takes these at once; what they really unpack to is found out first.
  for (const part of [texts, styles]) {
    if (part) await readBlob(file, part, Math.min(limit, MAX_TEXTS));
  }
  return {
    sheets,
    texts,
    styles,
    dateSystem: /^(?:1|true)$/i.test(attributeOf(properties, 'date1904')) ? 1904 : 1900
  };
}

/** Whether any cell of a sheet holds something; stops at the first. */
export async function hasCells(file: NamedBlob, { entry }: SheetPart): Promise<boolean> {
  const reader = (await openZipEntry(file, entry)).getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      const text = rest + decoder.decode(value, { stream: true });
      // The value of a cell, or its text where it stands in the sheet itself.
      if (/<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]/.test(text)) return true;
      rest = text.slice(-200);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

export async function readText(
  file: NamedBlob,
  entry: ZipEntry,
  limit: number = MAX_LIST
): Promise<string> {
  return (await readBlob(file, entry, limit)).text();
}

async function readBlob(file: NamedBlob, entry: ZipEntry, limit: number): Promise<Blob> {
  if (entry.size > limit) {
    throw new IngestError({ code: 'unpacks-too-large', file: file.name, limit });
  }
  return collect(await openZipEntry(file, entry), file, 'xlsx', limit);
}

/** Path in the archive of what a workbook in `folder` points to, in small letters. */
function pathOf(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/').toLowerCase();
}
