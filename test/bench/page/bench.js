/**
 * The page of the bench. Each contender reads the file in the input and
 * returns its time and the same four figures, so that nobody wins by doing
 * less. The runner calls `window.bench`.
 */
import ByteScanWorker from './byte-scan.worker.js?worker';
import AnalysisWorker from '../../../src/worker/analysis.worker?worker&inline';
import DetectionWorker from './detection.worker.js?worker';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';

const chosenFile = () => document.querySelector('input').files[0];

/** The longest time in which the page could not have answered a click. */
function watchPage() {
  let longest = 0;
  let last = performance.now();
  let running = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(() => channel.port2.postMessage(0), 0);
  };
  channel.port2.postMessage(0);
  let longTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTask = Math.max(longTask, entry.duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return () => {
    running = false;
    observer.disconnect();
    return { longestGapMs: longest, longestTaskMs: longTask };
  };
}

function byteScan() {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const worker = new ByteScanWorker();
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error) reject(new Error(data.error));
      else resolve({ ms: performance.now() - begun, result: data.result });
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(chosenFile());
  });
}

function cohortChecksum(report) {
  let checksum = 0;
  for (const row of report.cohorts.rows) {
    const [year, month] = row.start.split('-').map(Number);
    const cohort = year * 12 + month - 1;
    row.active.forEach((active, offset) => {
      const key = cohort * 100000 + cohort + offset;
      checksum = (checksum + (key % 9973) * active) % 1000000007;
    });
  }
  return checksum;
}

let kept = null;

/** File to Report through the app's own worker, its start included. */
function mandegar({ keepWorker = false } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const worker = new AnalysisWorker();
    worker.onerror = (event) => reject(new Error(event.message || 'worker failed'));
    worker.onmessage = ({ data }) => {
      if (data.type === 'ready') {
        const settings = { ...DEFAULT_SETTINGS };
        const job = { files: [chosenFile()], origins: [null], options: {}, settings };
        worker.postMessage({ job: 1, type: 'read', ...job });
      } else if (data.type === 'done') {
        const ms = performance.now() - begun;
        const { report } = data.result;
        if (!report) return reject(new Error('the reading asks a question'));
        if (keepWorker) kept = worker;
        else worker.terminate();
        resolve({
          ms,
          result: {
            customers: report.kpis.customers,
            orders: report.kpis.orders,
            revenue: report.kpis.revenue,
            cohorts: cohortChecksum(report)
          }
        });
      } else if (data.type !== 'progress') {
        reject(new Error(JSON.stringify(data)));
      }
    };
  });
}

/** Another setting on orders that the worker already holds: what a click on the report costs. */
function reanalyse(change) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    kept.onmessage = ({ data }) => {
      if (data.type === 'done-analyse') {
        resolve({ ms: performance.now() - begun, orders: data.report.selection.orders });
      } else if (data.type !== 'progress') reject(new Error(JSON.stringify(data)));
    };
    kept.postMessage({ job: 2, type: 'analyse', settings: { ...DEFAULT_SETTINGS, ...change } });
  });
}

/** Milliseconds of the first and of later detections in a worker of its own. */
function detection() {
  return new Promise((resolve, reject) => {
    const worker = new DetectionWorker();
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error) reject(new Error(data.error));
      else resolve(data.times);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(chosenFile());
  });
}

async function run(contender) {
  const stop = watchPage();
  const outcome =
    contender === 'byte scan'
      ? await byteScan()
      : contender === 'Mandegar'
        ? await mandegar()
        : await (await import('./duckdb.js')).runDuckdb(chosenFile());
  return { ...outcome, ...stop() };
}

window.bench = { run, mandegar, reanalyse, detection };
