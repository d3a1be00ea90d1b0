import type { RowCounts } from '../../core/ingest/reading';
import type { Formatter } from '../../i18n/formatter';
import type { Messages } from '../../i18n/messages';
import type { AppProblem } from '../../state/app-types';
import { platformName } from '../shared/platforms';

/** A problem in words: what it is, what happened and where, and what to do. */
export interface ProblemText {
  title: string;
  what: string;
  todo: string;
  /** The machine's own words, for a report to whoever helps. */
  technical: string | null;
  /** Rows by reason, where every row was left out. */
  counts: RowCounts | null;
  /** Whether another file is the way out. */
  wantsFile: boolean;
  /** Whether a fresh load of the page is the way out. */
  wantsReload: boolean;
}

interface Words {
  title: string;
  todo: string;
}

const text = (words: Words, what: string, more: Partial<ProblemText> = {}): ProblemText => ({
  title: words.title,
  what,
  todo: words.todo,
  technical: null,
  counts: null,
  wantsFile: false,
  wantsReload: false,
  ...more
});

const BINARY = {
  image: 'image',
  pdf: 'pdf',
  excel: 'excel',
  'old-excel': 'oldExcel',
  zip: 'zip',
  gzip: 'gzip',
  unknown: 'binary'
} as const;

/** Finds the words for a problem in the language of the messages. */
export function describeProblem(
  problem: AppProblem,
  m: Pick<Messages, 'problems'>,
  f: Formatter
): ProblemText {
  const { file: files, app } = m.problems;
  const file = { wantsFile: true };
  switch (problem.code) {
    case 'empty-file':
      return text(files.empty, files.empty.what(problem.file), file);
    case 'binary-file': {
      const words = files[BINARY[problem.looksLike]];
      return text(words, words.what(problem.file), file);
    }
    case 'header-only':
      return text(files.headerOnly, files.headerOnly.what(problem.file), file);
    case 'no-table':
      return text(files.noTable, files.noTable.what(problem.file), file);
    case 'line-too-long': {
      const { line, limit } = problem;
      return text(files.lineTooLong, files.lineTooLong.what(problem.file, line, limit), file);
    }
    case 'too-many-columns': {
      const { columns, limit } = problem;
      const what = files.tooManyColumns.what(problem.file, columns, limit);
      return text(files.tooManyColumns, what, file);
    }
    case 'too-many-rows':
      return text(files.tooManyRows, files.tooManyRows.what(problem.file, problem.limit), file);
    case 'unreadable-file':
      return text(files.unreadable, files.unreadable.what(problem.file), file);
    case 'damaged-archive': {
      const { damaged } = files;
      const words = { title: damaged.title[problem.format], todo: damaged.todo };
      return text(words, damaged.what(problem.file), file);
    }
    case 'encrypted-file': {
      const { encrypted } = files;
      const { format } = problem;
      const words = { title: encrypted.title[format], todo: encrypted.todo[format] };
      return text(words, encrypted.what(problem.file), file);
    }
    case 'unpacks-too-large': {
      const words = files.unpacksTooLarge;
      return text(words, words.what(problem.file, problem.limit), file);
    }
    case 'nothing-inside': {
      const { nothingInside } = files;
      const { format } = problem;
      const words = { title: nothingInside.title[format], todo: nothingInside.todo[format] };
      return text(words, nothingInside.what[format](problem.file), file);
    }
    case 'no-orders-file':
      return text(files.noOrdersFile, files.noOrdersFile.what(problem.file), file);
    case 'mixed-kinds':
      return text(files.mixedKinds, files.mixedKinds.what(problem.file, problem.first), file);
    case 'no-customer-column': {
      const words = files.noCustomerColumn;
      const platform = platformName(problem.platform);
      const what = platform ? words.whatPlatform(problem.file, platform) : words.what(problem.file);
      return text(words, what, file);
    }
    case 'no-rows-accepted': {
      const { counts } = problem;
      return text(files.noRows, files.noRows.what(problem.file, counts.read), { ...file, counts });
    }
    case 'worker-failed': {
      const technical = problem.message === '' ? null : f.isolate(problem.message);
      return text(app.workerFailed, app.workerFailed.what, { technical, wantsReload: true });
    }
    case 'worker-not-ready':
      return text(app.workerNotReady, app.workerNotReady.what, { wantsReload: true });
    case 'storage-unavailable':
      return text(app.storageUnavailable, app.storageUnavailable.what);
    case 'storage-full':
      return text(app.storageFull, app.storageFull.what);
    case 'save-failed': {
      const technical = problem.message === '' ? null : f.isolate(problem.message);
      return text(app.saveFailed, app.saveFailed.what, { technical });
    }
    case 'session-damaged':
      return text(app.sessionDamaged, app.sessionDamaged.what(problem.name));
    case 'session-newer':
      return text(app.sessionNewer, app.sessionNewer.what(problem.name), { wantsReload: true });
    case 'sources-not-kept':
      return text(app.sourcesNotKept, app.sourcesNotKept.what, file);
    case 'nothing-pasted':
      return text(app.nothingPasted, app.nothingPasted.what);
  }
}
