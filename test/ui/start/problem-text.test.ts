import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../src/i18n/create-formatter';
import { catalogue as en } from '../../../src/i18n/en/index';
import { catalogue as fa } from '../../../src/i18n/fa/index';
import { catalogue as hy } from '../../../src/i18n/hy/index';
import type { AppProblem } from '../../../src/state/app-types';
import { describeProblem } from '../../../src/ui/start/problem-text';
import { bare, LANGUAGES } from '../shared/languages';
import { sampleReading } from '../shared/samples';

const catalogues = { en, fa, hy };
const file = 'orders.csv';
const counts = { read: 12, accepted: 0, rejected: 12, ignored: 0, reasons: { 'bad-date': 12 } };

const aboutFiles: AppProblem[] = [
  { code: 'empty-file', file },
  ...(['image', 'pdf', 'excel', 'old-excel', 'zip', 'gzip', 'unknown'] as const).map(
    (looksLike): AppProblem => ({ code: 'binary-file', file, looksLike })
  ),
  { code: 'header-only', file },
  { code: 'no-table', file },
  { code: 'line-too-long', file, line: 7, limit: 1_000_000 },
  { code: 'too-many-columns', file, columns: 3000, limit: 2000 },
  { code: 'too-many-rows', file, limit: 20_000_000 },
  { code: 'unreadable-file', file },
  ...(['gzip', 'zip', 'xlsx'] as const).map((format): AppProblem => ({
    code: 'damaged-archive',
    file,
    format
  })),
  ...(['zip', 'xlsx'] as const).flatMap((format): AppProblem[] => [
    { code: 'encrypted-file', file, format },
    { code: 'nothing-inside', file, format }
  ]),
  { code: 'unpacks-too-large', file, limit: 2_000_000_000 },
  { code: 'no-orders-file', file },
  { code: 'mixed-kinds', file, first: 'first.csv' },
  { code: 'no-customer-column', file, platform: null },
  { code: 'no-customer-column', file, platform: 'amazon_all_orders' },
  { code: 'no-rows-accepted', file, counts, reading: sampleReading() }
];
const others: AppProblem[] = [
  { code: 'worker-failed', message: 'out of memory' },
  { code: 'worker-not-ready' },
  { code: 'storage-unavailable' },
  { code: 'storage-full' },
  { code: 'save-failed', message: 'QuotaExceededError' },
  { code: 'session-damaged', name: 'Tea house' },
  { code: 'session-newer', name: 'Tea house' },
  { code: 'sources-not-kept' },
  { code: 'nothing-pasted' }
];

const describeIn = (locale: 'en' | 'fa' | 'hy', problem: AppProblem) => {
  const f = createFormatter(locale);
  return describeProblem(problem, catalogues[locale](f), f);
};

describe.each(LANGUAGES)('describeProblem in %s', (locale) => {
  it('says of every problem what it is, what happened and what to do', () => {
    for (const problem of [...aboutFiles, ...others]) {
      const { title, what, todo } = describeIn(locale, problem);
      for (const text of [title, what, todo]) {
        expect(text.length, problem.code).toBeGreaterThan(8);
        expect(text).not.toContain('undefined');
      }
    }
  });

  it('names the file at fault, and offers to open another', () => {
    for (const problem of aboutFiles) {
      const text = describeIn(locale, problem);
      expect(text.what).toContain(file);
      expect(text.wantsFile).toBe(true);
    }
  });

  it('tells every kind of binary file apart', () => {
    const titles = aboutFiles
      .filter(({ code }) => code === 'binary-file')
      .map((problem) => describeIn(locale, problem).title + describeIn(locale, problem).what);
    expect(new Set(titles).size).toBe(7);
  });

  it('names the saved report at fault', () => {
    for (const code of ['session-damaged', 'session-newer'] as const) {
      expect(describeIn(locale, { code, name: 'Tea house' }).what).toContain('Tea house');
    }
  });
});

describe('describeProblem', () => {
  it('says of an old Excel file how to save it as CSV', () => {
    for (const locale of LANGUAGES) {
      const { todo } = describeIn(locale, { code: 'binary-file', file, looksLike: 'old-excel' });
      expect(bare(todo)).toContain('Save as');
      expect(bare(todo)).toContain('CSV UTF-8');
    }
  });

  it('names the line that has no end', () => {
    const { what } = describeIn('en', {
      code: 'line-too-long',
      file,
      line: 1234,
      limit: 1_000_000
    });
    expect(bare(what)).toContain('Line 1,234 of orders.csv');
  });

  it('names the platform that leaves the customers out', () => {
    const platform = 'amazon_all_orders';
    const { what } = describeIn('en', { code: 'no-customer-column', file, platform });
    expect(bare(what)).toContain('an export of Amazon');
  });

  it('hands over the reasons where every row was left out', () => {
    const problem = { code: 'no-rows-accepted', file, counts, reading: sampleReading() } as const;
    expect(describeIn('en', problem).counts).toBe(counts);
  });

  it("keeps the machine's own words for whoever helps", () => {
    const problem: AppProblem = { code: 'worker-failed', message: 'out of memory' };
    expect(bare(describeIn('en', problem).technical)).toBe('out of memory');
  });
});
