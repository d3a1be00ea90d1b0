import * as duckdb from '@duckdb/duckdb-wasm';
import wasmMvp from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import wasmEh from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerMvp from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import workerEh from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const BUNDLES = {
  mvp: { mainModule: wasmMvp, mainWorker: workerMvp },
  eh: { mainModule: wasmEh, mainWorker: workerEh }
};

const absolute = (url) => new URL(url, location.href).href;

/** Start, parse, per-customer summary and monthly cohorts; times in milliseconds. */
export async function runDuckdb(file) {
  const begun = performance.now();
  const bundle = await duckdb.selectBundle(BUNDLES);
  const worker = new Worker(absolute(bundle.mainWorker));
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(absolute(bundle.mainModule));
  const connection = await db.connect();
  const started = performance.now();
  await db.registerFileHandle(
    'orders.csv',
    file,
    duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
    true
  );
  await connection.query(`
    create table orders as
    select "Email" as customer, cast(substr("Created at", 1, 10) as date) as day, cast("Total" as double) as amount
    from read_csv('orders.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)`);
  await connection.query(`
    create table customers as
    select customer, min(day) as first_day, count(*) as orders, sum(amount) as revenue
    from orders group by customer`);
  const totals = await connection.query(
    'select count(*) as customers, cast(sum(orders) as integer) as orders, sum(revenue) as revenue from customers'
  );
  const cells = await connection.query(`
    select year(c.first_day) * 12 + month(c.first_day) - 1 as cohort,
           year(o.day) * 12 + month(o.day) - 1 as at,
           count(distinct o.customer) as active
    from orders o join customers c using (customer) group by 1, 2`);
  let checksum = 0;
  for (const row of cells.toArray()) {
    const key = Number(row.cohort) * 100000 + Number(row.at);
    checksum = (checksum + (key % 9973) * Number(row.active)) % 1000000007;
  }
  const [total] = totals.toArray();
  const done = performance.now();
  await connection.close();
  await db.terminate();
  return {
    ms: done - begun,
    startMs: started - begun,
    result: {
      customers: Number(total.customers),
      orders: Number(total.orders),
      revenue: Number(total.revenue),
      cohorts: checksum
    }
  };
}
