/**
 * node test/bench/sql.mjs: runs the README's DuckDB queries in DuckDB-WASM on
 * generated orders with cancellations, refunds and orders of several rows, and
 * compares what they say with the app's own report: of the orders, and of the
 * list of customers that the first query makes.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createServer } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const query = (name) => readFileSync(here(`./sql/${name}.duckdb.sql`), 'utf8').replace(/;\s*$/, '');

const END = '2024-01-31';

/** Mulberry32, as for the bench's files. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * An orders table as CSV: order_id, customer_id, ordered_at, amount, status.
 * Of a hundred orders some six are cancelled or unpaid, three refunded in full
 * by their status, four by a negative row, in part or whole, one has two rows;
 * and one row of a hundred takes off something of an order from before.
 */
export function ordersTable(orders) {
  const draw = random(20240501);
  const first = Date.UTC(2021, 0, 1);
  const span = 3 * 365 * 86_400;
  const rows = [];
  const money = (cents) => (cents / 100).toFixed(2);
  for (let i = 0; i < orders; i += 1) {
    const seconds = Math.floor((i / orders) * span);
    const at = (later) =>
      new Date(first + (seconds + later) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const customer = `C${String(Math.floor(draw() ** 2 * (orders / 4))).padStart(6, '0')}`;
    const cents = 500 + Math.floor(draw() * 20_000);
    const id = `A${1_000_000 + i}`;
    const row = (amount, status, later = 0, order = id) =>
      rows.push([order, customer, at(later), money(amount), status].join(','));
    const kind = draw();
    const week = Math.floor(draw() * 7 * 86_400);
    if (kind < 0.03) row(cents, 'Cancelled');
    else if (kind < 0.06) row(cents, 'pending');
    else if (kind < 0.09) row(cents, 'refunded');
    else if (kind < 0.13) {
      row(cents, 'paid');
      row(kind < 0.1 ? -cents : -Math.floor(cents / 3), 'refunded', week);
    } else if (kind < 0.14) {
      row(cents, 'paid');
      row(cents + 700, 'paid');
    } else row(cents, 'paid');
    if (draw() < 0.01) row(-300, 'paid', week, `R${id}`);
  }
  return `order_id,customer_id,ordered_at,amount,status\n${rows.join('\n')}\n`;
}

/** What the two queries say of the table. */
async function askDuckdb(csv) {
  const dist = (file) => require.resolve(`@duckdb/duckdb-wasm/dist/${file}`);
  const duckdb = await import(pathToFileURL(dist('duckdb-node-blocking.cjs')).href);
  const { createDuckDB, VoidLogger, NODE_RUNTIME } = duckdb.default ?? duckdb;
  const bundles = {
    mvp: { mainModule: dist('duckdb-mvp.wasm'), mainWorker: '' },
    eh: { mainModule: dist('duckdb-eh.wasm'), mainWorker: '' }
  };
  const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => {});
  const connection = db.connect();
  const rows = (sql) => connection.query(sql).toArray();
  db.registerFileText('orders.csv', csv);
  rows(`create table orders as select * from read_csv('orders.csv', header = true, columns = {
    'order_id': 'varchar', 'customer_id': 'varchar', 'ordered_at': 'timestamp',
    'amount': 'decimal(12, 2)', 'status': 'varchar'})`);
  const summary = rows(
    `select customer_id, cast(first_order_date as varchar) as first_order_date,
      cast(last_order_date as varchar) as last_order_date, cast(orders as integer) as orders,
      cast(revenue as varchar) as revenue from (${query('summary')})`
  ).map((row) => row.toJSON());
  const cohorts = rows(
    `select cast(cohort_month as varchar) as month, cast(month_offset as integer) as k,
      cast(customers_active as integer) as active, cast(cohort_size as integer) as size
      from (${query('cohorts')})`
  ).map((row) => row.toJSON());
  const [{ version }] = rows('select version() as version');
  connection.close();
  return { summary, cohorts, version };
}

/** The app's report of a CSV file, by its own reader. */
async function reportsOf(files) {
  const server = await createServer({
    configFile: false,
    root: here('../..'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null },
    optimizeDeps: { noDiscovery: true }
  });
  try {
    const { readFiles } = await server.ssrLoadModule('/src/worker/reader.ts');
    const { analyseShop } = await server.ssrLoadModule('/src/core/report.ts');
    const { DEFAULT_SETTINGS } = await server.ssrLoadModule('/src/core/settings.ts');
    const { isoToDay } = await server.ssrLoadModule('/src/core/time/calendar.ts');
    const reports = [];
    for (const [name, text] of files) {
      const { table, reading } = await readFiles([new File([text], name)], {});
      if (table === null) throw new Error(`${name}: ${JSON.stringify(reading.questions)}`);
      // One end for both: the orders' own is that of the last refund, which the list does not tell.
      const settings = { ...DEFAULT_SETTINGS, lapseWindowDays: 180, observationEnd: isoToDay(END) };
      reports.push(analyseShop(table, settings));
    }
    return reports;
  } finally {
    await server.close();
  }
}

/** Cohort cells by month and offset; cells of 0 left out, as the query leaves them out. */
const cellsOf = (cohorts) =>
  cohorts.rows.flatMap(({ start, size, active }) =>
    active.flatMap((count, k) => (count > 0 ? [`${start} ${k} ${count} ${size}`] : []))
  );

/**
 * Runs the queries and compares; the differences, none where all agree.
 * @param say takes a line of what was found
 */
export async function checkSql(say, orders = 40_000) {
  const csv = ordersTable(orders);
  const { summary, cohorts, version } = await askDuckdb(csv);
  const head = 'customer_id,first_order_date,last_order_date,orders,revenue';
  const list = `${head}\n${summary.map((row) => Object.values(row).join(',')).join('\n')}\n`;
  const [ours, ofList] = await reportsOf([
    ['orders.csv', csv],
    ['customers.csv', list]
  ]);
  const differences = [];
  const compare = (what, theirs, own) => {
    if (theirs !== own)
      differences.push(`${what}: ${theirs}, the report of the orders says ${own}`);
  };
  compare('customers by the query', summary.length, ours.kpis.customers);
  const cents = (value) => Math.round(value * 100);
  for (const key of ['customers', 'orders', 'repeatCustomers', 'repeatPurchaseRate']) {
    compare(`${key} of the list`, ofList.kpis[key], ours.kpis[key]);
  }
  compare('revenue of the list, in cents', cents(ofList.kpis.revenue), cents(ours.kpis.revenue));
  compare(
    'active of the list',
    ofList.summary.active.numerator,
    ours.periods.at(-1).customersAtEnd
  );
  const cells = cohorts.map(({ month, k, active, size }) => `${month} ${k} ${active} ${size}`);
  const own = cellsOf(ours.cohorts);
  compare('cohort cells', cells.length, own.length);
  const extra = cells.filter((cell) => !own.includes(cell));
  if (extra.length > 0)
    differences.push(`cohort cells that differ: ${extra.slice(0, 5).join('; ')}`);
  say(
    `DuckDB ${version}: ${summary.length} customers, ${ours.kpis.orders} orders, ${cells.length} cohort cells`
  );
  return differences;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const differences = await checkSql(console.log);
  for (const difference of differences) console.log(`  ${difference}`);
  console.log(differences.length === 0 ? 'The queries agree with the report.' : 'They differ.');
  process.exitCode = differences.length === 0 ? 0 : 1;
}
