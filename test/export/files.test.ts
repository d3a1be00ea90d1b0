import Papa from 'papaparse';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as crc32OfNode } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/core/filter/condition';
import type { FileInfo, Reading } from '../../src/core/ingest/reading';
import { csvCell, csvFile, safeText } from '../../src/export/csv';
import { exportFileName, selectionPart } from '../../src/export/file-name';
import { resultsFile } from '../../src/export/results-file';
import {
  cohortAveragesCsv,
  cohortCsv,
  issuesCsv,
  kpisCsv,
  periodsCsv,
  tablesZip,
  type TablesRequest
} from '../../src/export/tables';
import { crc32, zip } from '../../src/export/zip';
import { LOCALES, WORDS } from '../charts/catalogues';
import { FEW, NEWER, OLDER, smallForecast } from '../charts/small-forecast';
import { EMPTY, smallReport } from '../charts/small-report';

const FILE: FileInfo = {
  name: 'orders.csv',
  size: 1,
  rows: 1,
  layout: 0,
  unpackedFrom: null,
  part: null,
  otherParts: []
};
const MADE_AT = new Date(2024, 3, 10, 9, 30, 8).getTime();

const parse = (csv: string): string[][] => {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const result = Papa.parse<string[]>(csv.slice(1), {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true
  });
  expect(result.errors).toEqual([]);
  return result.data;
};

describe('safeText', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://x","y")',
    '+1+cmd|calc',
    '-1+1',
    '-2+3+cmd|" /C calc"!A0',
    '@SUM(A1)',
    '\tplain',
    '\rplain',
    '\nplain',
    '  =1',
    '\u00a0=1',
    '\0=1',
    '\u200e=1',
    '\ufeff=1',
    '＝1+1',
    '+37499123456',
    '-'
  ])('puts an apostrophe before %j', (payload) => {
    expect(safeText(payload)).toBe(`'${payload}`);
  });

  it.each([
    '-5',
    '-5.25',
    '12',
    'plain',
    'a=b',
    'name@shop.example',
    '2024-01-05',
    'a - b',
    "'=1",
    ''
  ])('leaves %j as it is', (text) => {
    expect(safeText(text)).toBe(text);
  });

  it.each(['\t=1', '\r=1', '\n=1'])('puts one before and one inside %j', (payload) => {
    expect(safeText(payload)).toBe(`'${payload.slice(0, 1)}'=1`);
  });

  it('stops a formula behind another separator, which a program may split at', () => {
    expect(safeText('a;=cmd()')).toBe("a;'=cmd()");
    expect(safeText('a\t"@SUM(1)')).toBe('a\t"\'@SUM(1)');
    expect(safeText('a\n+cmd')).toBe("a\n'+cmd");
    expect(safeText('12;-5.20;+3')).toBe('12;-5.20;+3');
  });

  it('leaves no text that begins a formula, whatever comes before it', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(' ', '\0', '\t', '\r', '\n', '=', '+', '-', '@', 'a', '1')
        }),
        (text) => {
          const safe = safeText(text);
          const start = safe.replace(/^[ \0]+/, '');
          expect(/^-\d+$/.test(safe) || !/^[=+\-@\t\r\n]/.test(start)).toBe(true);
        }
      )
    );
  });
});

const NASTY = fc.constantFrom(...Array.from('",;\t\r\n =-+@1aیԱ\0\u00a0😀'));

describe('csvFile', () => {
  it('quotes as RFC 4180 does and ends lines with CRLF', () => {
    expect(
      csvFile([
        ['a', 'b "c", d'],
        [1.5, null]
      ])
    ).toBe('\ufeffa,"b ""c"", d"\r\n1.5,\r\n');
  });

  it('writes no number that is none', () => {
    expect([NaN, Infinity, -0.5, 1e-7, true].map(csvCell)).toEqual([
      '',
      '',
      '-0.5',
      '1e-7',
      'true'
    ]);
  });

  it('is read back by another parser', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: NASTY }), { minLength: 2, maxLength: 2 }), {
          minLength: 1
        }),
        (rows) => {
          const kept = rows.map((row) => row.map((cell, i) => (i === 0 ? `x${cell}` : cell)));
          const read = parse(csvFile(kept));
          expect(read).toEqual(kept.map((row) => row.map(safeText)));
        }
      ),
      { numRuns: 200 }
    );
  });
});

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
  it('agrees with zlib', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === crc32OfNode(bytes)));
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
const READ_ZIP = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, list(i.date_time), z.read(i).decode('utf-8')] for i in z.infolist()]))
`;

describe('zip', () => {
  const entries = [
    { name: 'README.txt', text: 'سلام' },
    { name: 'empty.csv', text: '' },
    { name: 'a/b.csv', text: 'x,y\r\n'.repeat(1000) }
  ];

  it.skipIf(!python)('is read by an independent program, with checksums, names and times', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'zip-')), 'tables.zip');
    writeFileSync(path, zip(entries, MADE_AT));
    const run = spawnSync('python3', ['-c', READ_ZIP, path], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(
      entries.map(({ name, text }) => [name, [2024, 4, 10, 9, 30, 8], text])
    );
  });

  it('ends with a directory that leads to every entry', () => {
    const bytes = zip(entries, MADE_AT);
    const view = new DataView(bytes.buffer);
    const end = bytes.length - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect(view.getUint16(end + 10, true)).toBe(entries.length);
    let at = view.getUint32(end + 16, true);
    for (const { name, text } of entries) {
      expect(view.getUint32(at, true)).toBe(0x02014b50);
      const local = view.getUint32(at + 42, true);
      expect(view.getUint32(local, true)).toBe(0x04034b50);
      const length = view.getUint32(local + 18, true);
      const start = local + 30 + view.getUint16(local + 26, true);
      expect(new TextDecoder().decode(bytes.subarray(start, start + length))).toBe(text);
      expect(view.getUint32(local + 14, true)).toBe(crc32OfNode(text));
      at += 46 + new TextEncoder().encode(name).length;
    }
    expect(at).toBe(end);
  });
});

describe('resultsFile', () => {
  it('puts the schema first and keeps every number as it is', () => {
    const report = smallReport();
    const text = resultsFile(report, null);
    expect(text.startsWith('{\n  "schema": "retention-report/1",\n')).toBe(true);
    const { clv, ...rest } = report;
    expect(JSON.parse(text)).toMatchObject({ ...rest, clv });
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(Object.keys(report).sort());
  });

  it('does not depend on the order in which a report was put together', () => {
    const report = smallReport();
    const turned = Object.fromEntries(Object.entries(report).reverse());
    const mapping = { customer: 'Email', date: 'Created at' };
    const again = resultsFile(
      { ...smallReport(), ...turned, source: { ...report.source, mapping } },
      null
    );
    expect(again).toBe(resultsFile(report, null));
  });

  it('writes null for what is no number', () => {
    const report = smallReport();
    const kpis = { ...report.kpis, averageOrderValue: NaN, revenue: Infinity };
    const text = resultsFile({ ...report, kpis }, null);
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(JSON.parse(text)).toMatchObject({ kpis: { averageOrderValue: null, revenue: null } });
  });

  it('keeps headings of every kind', () => {
    const report = smallReport();
    const name = '"<script>\u2028 __proto__';
    const mapping: unknown = JSON.parse('{"__proto__": "Email", "date": "x"}');
    const source = { ...report.source, files: [{ ...FILE, name }] };
    Object.assign(source, { mapping });
    const read: unknown = JSON.parse(resultsFile({ ...report, source }, null));
    expect(read).toMatchObject({ source: { files: [{ name }] } });
    expect(resultsFile({ ...report, source }, null)).toContain('"__proto__": "Email"');
  });
});

describe('the forecast in the results file', () => {
  const clvOf = (forecast: Parameters<typeof resultsFile>[1]): unknown =>
    (JSON.parse(resultsFile(smallReport(), forecast)) as { clv: unknown }).clv;
  const ready = smallForecast();

  it('stands below clv: models with parameters and likelihood, spend, the choice, the settings', () => {
    expect(clvOf(ready)).toMatchObject({
      historic: smallReport().clv.historic,
      forecast: { state: 'ready', reason: null, basis: 'orders', observationEnd: '2024-06-30' },
      models: [
        {
          name: 'MBG/NBD',
          parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
          logLikelihood: -9582.136,
          converged: true
        },
        { name: 'Pareto/NBD', standardErrors: null, concerns: ['same-rate'] }
      ],
      spend: { p: 6.25, q: 3.74, v: 15.44, logLikelihood: -4055.918, correlation: 0.11 },
      selected: { name: 'MBG/NBD', reason: 'holdout' },
      annualDiscountRate: 0.1,
      grossMargin: null,
      total: ready.total,
      ahead: ready.ahead,
      newCustomer: ready.newCustomer,
      seasonality: ready.seasonality
    });
  });

  it('gives the newest check first, in all and by stretch, then every check', () => {
    expect(clvOf(ready)).toMatchObject({
      holdout: {
        calibrationEnd: '2024-03-31',
        actual: 438,
        predicted: 412,
        low: 380,
        high: 450,
        held: true,
        error: 412 / 438 - 1,
        periods: [
          { end: '2024-05-15', actual: 200, predicted: 205, error: 205 / 200 - 1 },
          { end: '2024-06-30', actual: 238, predicted: 207, error: 207 / 238 - 1 }
        ],
        origins: [OLDER, NEWER]
      }
    });
  });

  it('has no error where nothing came', () => {
    const quiet = { ...NEWER, actual: [0, 0] };
    const { holdout } = ready;
    const clv = clvOf({ ...ready, holdout: holdout && { ...holdout, origins: [quiet] } });
    expect(clv).toMatchObject({ holdout: { actual: 0, error: null } });
  });

  it('counts the horizon in days of a mean month, and none for a lifetime', () => {
    const of = (horizonMonths: number | null) =>
      clvOf({ ...ready, settings: { ...ready.settings, horizonMonths } });
    // 30.436875 is a twelfth of the 365.2425 days of a mean Gregorian year.
    expect(of(12)).toMatchObject({ horizonDays: 365 });
    expect(of(36)).toMatchObject({ horizonDays: 1096 });
    expect(of(null)).toMatchObject({ horizonDays: null });
  });

  it('says why there is none, and where it was not computed', () => {
    const none = { models: [], selected: null, holdout: null, total: null, ahead: [] };
    expect(clvOf(FEW)).toMatchObject({
      ...none,
      forecast: {
        state: 'none',
        reason: 'few-repeat-buyers',
        customers: 40,
        repeatBuyers: 12
      }
    });
    expect(clvOf(null)).toMatchObject({
      ...none,
      forecast: { state: 'missing', reason: null, customers: null }
    });
  });

  it('has the same keys whether there is one or not', () => {
    expect(Object.keys(clvOf(null) as object)).toEqual(Object.keys(clvOf(ready) as object));
  });
});

describe('exportFileName', () => {
  it('names session and day', () => {
    expect(exportFileName('My shop', 'json', MADE_AT)).toBe('mandegar-my-shop-2024-04-10.json');
    expect(exportFileName('فروشگاه من', 'zip', MADE_AT, 'tables')).toBe(
      'mandegar-فروشگاه-من-tables-2024-04-10.zip'
    );
  });
  it('tells the chosen days and the start of the filter', () => {
    const report = smallReport();
    expect(selectionPart(report)).toBe('');
    const { span, settings } = report;
    const days = { ...span, from: '2024-02-01', to: null };
    expect(selectionPart({ span: days, settings })).toBe(`2024-02-01-${span.observationEnd}`);
    const filter: Filter = [
      {
        dimension: 'order:کانال',
        scope: 'orders',
        keep: { kind: 'values', values: ['Web/shop'], except: true }
      },
      {
        dimension: 'first-amount',
        scope: 'customers',
        keep: { kind: 'range', from: 20.5, below: null }
      }
    ];
    const part = selectionPart({ span, settings: { ...settings, filter } });
    expect(part.startsWith('کانال-not-web-shop-first-amount')).toBe(true);
    expect(Array.from(part).length).toBeLessThanOrEqual(32);
    const one = selectionPart({ span, settings: { ...settings, filter: filter.slice(1) } });
    expect(one).toBe('first-amount-20-5');
    const priceIndex: typeof settings.priceIndex = {
      calendar: 'persian',
      base: '1402-12',
      months: [{ month: '1402-12', index: 100 }]
    };
    const priced = selectionPart({ span, settings: { ...settings, priceIndex } });
    expect(priced).toBe('prices-1402-12');
  });
  it('leaves nothing that a file system refuses', () => {
    expect(exportFileName('../a\\b:*?"<>|\0', 'png', MADE_AT)).toBe('mandegar-a-b-2024-04-10.png');
    expect(exportFileName('', 'png', MADE_AT)).toBe('mandegar-2024-04-10.png');
    expect(exportFileName('a'.repeat(300), 'png', MADE_AT).length).toBeLessThan(100);
  });
});

describe('tables', () => {
  it('give one row a period with the keys of the results file', () => {
    const [head, january, february] = parse(periodsCsv(smallReport()));
    expect(head?.slice(0, 5)).toEqual(['start', 'end', 'label', 'complete', 'measurable']);
    const rate = head?.indexOf('retentionRate') ?? -1;
    expect([january?.[rate], february?.[rate]]).toEqual(['', '0.75']);
    expect([...(head ?? [])].sort()).toEqual(Object.keys(smallReport().periods[0] ?? {}).sort());
  });

  it('give cohorts as counts or shares, blank after the end', () => {
    expect(parse(cohortCsv(smallReport(), 'active'))).toEqual([
      ['start', 'label', 'size', 'complete_until', '0', '1', '2', '3'],
      ['2024-01-01', '2024-01', '40', '2', '40', '10', '8', '2'],
      ['2024-03-01', '2024-03', '25', '0', '25', '5', '', '']
    ]);
    expect(parse(cohortCsv(smallReport(), 'active', 'share'))[1]?.slice(4)).toEqual([
      '1',
      '0.25',
      '0.2',
      '0.05'
    ]);
    expect(parse(cohortAveragesCsv(smallReport()))[2]).toEqual(['1', '0.25', '0.35', '0.3']);
  });

  it('give every headline number, those of the last period with their interval', () => {
    const rows = new Map(parse(kpisCsv(smallReport())).map((row) => [row[0], row]));
    expect(rows.get('customers')?.[1]).toBe('65');
    expect(rows.get('secondOrder.within30')?.[1]).toBe('0.2');
    expect(rows.get('secondOrder.within180')?.[1]).toBe('');
    expect(rows.get('retentionRate')).toEqual([
      'retentionRate',
      '0.8',
      '80',
      '100',
      '0.711',
      '0.867',
      'false',
      '2024-03-01'
    ]);
    expect(rows.get('clv.simple.reason')?.[1]).toBe('no-margin');
  });

  it('disarm what came from the file', () => {
    const reading: Pick<Reading, 'files' | 'issues'> = {
      files: [{ ...FILE, name: '=cmd.csv' }],
      issues: [{ file: 0, line: 7, reason: 'bad-date', column: '@Date', text: '=1+1,"x"' }]
    };
    expect(parse(issuesCsv(reading))).toEqual([
      ['file', 'line', 'reason', 'column', 'text'],
      ["'=cmd.csv", '7', 'bad-date', "'@Date", `'=1+1,"x"`]
    ]);
  });

  it.each(LOCALES)('come in one archive with a note that names each, in %s', async (locale) => {
    const { m, f } = WORDS[locale];
    for (const report of [smallReport(), EMPTY]) {
      const blob = tablesZip({
        report,
        forecast: null,
        session: { name: 'n', shop: 'My shop' },
        messages: m,
        formatter: f,
        madeAt: MADE_AT
      });
      const text = new TextDecoder().decode(await blob.arrayBuffer());
      const names = [...text.matchAll(/PK\u0001\u0002[^]*?([a-z-]+\.(?:csv|txt))/gi)].map(
        ([, name]) => name
      );
      expect(names).toHaveLength(10);
      const readme = text.slice(0, text.indexOf('PK', 10));
      for (const name of names.slice(1)) expect(readme).toContain(`${name ?? ''}: `);
      expect(readme).toContain('My shop');
    }
  });

  it.each(LOCALES)(
    'hold the forecast where there is one, and say it where it lacks, in %s',
    async (locale) => {
      const { m, f } = WORDS[locale];
      const archive = async (forecast: TablesRequest['forecast']): Promise<string> => {
        const blob = tablesZip({
          report: smallReport(),
          forecast,
          session: { name: 'n', shop: '' },
          messages: m,
          formatter: f,
          madeAt: MADE_AT
        });
        return new TextDecoder().decode(await blob.arrayBuffer());
      };
      const whole = await archive(smallForecast());
      for (const name of [
        'forecast-ahead.csv',
        'new-customer-value.csv',
        'forecast-checks.csv',
        'forecast-scores.csv',
        'forecast-models.csv',
        'forecast-tracking.csv',
        'forecast-calibration.csv',
        'seasonality.csv',
        'alive-map.csv'
      ]) {
        expect(whole).toContain(`${name}: `);
      }
      expect(whole).toContain('1,2024-07-30,80.5,64,98,2800,2200,3500');
      expect(whole).toContain('2,2024-08-30,150,125,176,,,');
      expect(whole).toContain('2024-03-31,2024-06-30,238,207,190,300');
      expect(whole).toContain('Pareto/NBD,r,5000,,-9594.976,true,same-rate');
      expect(whole).toContain('frequency,7,,53,2.5,2');
      expect(whole).toContain('daysSinceLast,0,1,5\r\n0,0.65,0.97,0.99');
      const { noForecast } = m.exports.readme;
      expect(whole).not.toContain(noForecast);
      expect(await archive(null)).toContain(noForecast);
      // A forecast that cannot be made is no missing one.
      expect(await archive(FEW)).not.toContain(noForecast);
    }
  );
});
