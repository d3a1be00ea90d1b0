import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sql = (query: string, dialect: string): string =>
  read(`test/bench/sql/${query}.${dialect}.sql`);

const QUERIES = ['summary', 'cohorts'];

/** What the dialects call what DuckDB, in which the queries are run, calls otherwise. */
const CALLS: Record<string, readonly (readonly [string, string])[]> = {
  bigquery: [
    ['DATE_TRUNC(MIN(order_day), MONTH)', "CAST(DATE_TRUNC('month', MIN(order_day)) AS DATE)"],
    [
      'DATE_DIFF(purchases.order_day, first_months.cohort_month, MONTH)',
      "DATE_DIFF('month', first_months.cohort_month, purchases.order_day)"
    ]
  ],
  spark: [
    ["TRUNC(MIN(order_day), 'MM')", "CAST(DATE_TRUNC('month', MIN(order_day)) AS DATE)"],
    [
      "CAST(MONTHS_BETWEEN(TRUNC(purchases.order_day, 'MM'), first_months.cohort_month) AS INT)",
      "DATE_DIFF('month', first_months.cohort_month, purchases.order_day)"
    ]
  ]
};

const withoutComments = (text: string): string => text.replace(/--.*\n/g, '').replace(/\s+/g, ' ');

describe('the SQL of the README', () => {
  it.each(QUERIES.flatMap((query) => ['duckdb', 'bigquery', 'spark'].map((d) => [query, d])))(
    'quotes the query %s for %s as it stands in the file',
    (query = '', dialect = '') => {
      const quoted = `\`\`\`sql\n${sql(query, dialect)}\`\`\``;
      expect(read('README.md').includes(quoted)).toBe(true);
    }
  );

  it.each(QUERIES.flatMap((query) => ['bigquery', 'spark'].map((d) => [query, d])))(
    'says the same in %s for %s as in the one that is run',
    (query = '', dialect = '') => {
      let text = sql(query, dialect);
      for (const [theirs, duckdb] of CALLS[dialect] ?? []) text = text.replace(theirs, duckdb);
      expect(withoutComments(text)).toBe(withoutComments(sql(query, 'duckdb')));
    }
  );
});
