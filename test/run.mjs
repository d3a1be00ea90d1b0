/**
 * Every check of the project. `npm test` runs all; `node test/run.mjs lint unit`
 * runs the named ones and what they need. Each ends in one line; what a failed
 * one said is printed in full, and the exit code is 1.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// The compiler's native build: the same errors in a sixth of the time.
const TSC = 'node_modules/@typescript/native/bin/tsc';
const SVELTE_CHECK = ['node_modules/svelte-check/bin/svelte-check', '--tsgo-experimental-api'];
const VITEST = 'node_modules/vitest/vitest.mjs';

/**
 * Tests of components, of the state and of what is kept that leave nothing behind: each group
 * runs in one process, which loads and optimises jsdom, axe and the components once.
 * A module that one file puts in another's place stays there for all of them, so files of a group
 * put the same one there. All other tests have a process to themselves; a new file starts there.
 */
const TOGETHER = {
  screens: [
    'test/ui/check/check-screen.test.ts',
    'test/ui/check/currency-question.test.ts',
    'test/ui/check/layouts.test.ts',
    'test/ui/report/ledger.test.ts',
    'test/ui/shell/page.test.ts',
    'test/ui/start/start-screen.test.ts'
  ],
  report: [
    'test/ui/report/churn.test.ts',
    'test/ui/report/cohorts.test.ts',
    'test/ui/report/compare.test.ts',
    'test/ui/report/customers-parts.test.ts',
    'test/ui/report/customers-report.test.ts',
    'test/ui/report/customers.test.ts',
    'test/ui/report/events.test.ts',
    'test/ui/report/filter.test.ts',
    'test/ui/report/groups.test.ts',
    'test/ui/report/members.test.ts',
    'test/ui/report/money.test.ts',
    'test/ui/report/next-order.test.ts',
    'test/ui/report/price-index.test.ts',
    'test/ui/report/report-screen.test.ts',
    'test/ui/report/retention.test.ts',
    'test/ui/report/tools.test.ts'
  ],
  parts: [
    'test/ui/calculator/calculator-screen.test.ts',
    'test/ui/report/cohort-grid.test.ts',
    'test/ui/report/filter-model.test.ts',
    'test/ui/report/heat.test.ts',
    'test/ui/report/insight-sentence.test.ts',
    'test/ui/report/model.test.ts',
    'test/ui/report/trust.test.ts',
    'test/ui/report/value.test.ts',
    'test/ui/shared/controls.test.ts',
    'test/ui/shared/menu-position.test.ts',
    'test/ui/shared/menu.test.ts',
    'test/ui/shared/toasts.test.ts',
    'test/ui/shell/input.test.ts',
    'test/ui/start/problem-text.test.ts',
    'test/ui/start/reading-screen.test.ts'
  ],
  kept: [
    'test/state/calculator.test.ts',
    'test/state/compare.test.ts',
    'test/state/forecast.test.ts',
    'test/state/i18n.test.ts',
    'test/state/layouts.test.ts',
    'test/state/routes.test.ts',
    'test/state/sources.test.ts',
    'test/state/theme.test.ts',
    'test/storage/check-record.test.ts',
    'test/storage/migrate-1.test.ts',
    'test/storage/session-store.test.ts',
    'test/storage/source-store.test.ts',
    'test/storage/stored-readings.test.ts'
  ]
};

/** Tests that hold something to a time of the clock: beside others it would be theirs too. */
const TIMED = [
  'test/core/ingest/row-fields.test.ts',
  'test/state/app.test.ts',
  'test/state/sessions.test.ts',
  'test/worker/client.test.ts',
  'test/worker/extremes.test.ts',
  'test/worker/prepare.test.ts',
  'test/worker/reader-inputs.test.ts',
  'test/worker/reader-text.test.ts',
  'test/worker/records.test.ts'
];

/** @param {readonly string[]} files @returns {string[]} */
const inOneProcess = (files) => [
  ...[VITEST, 'run', '--project', 'app', '--silent=passed-only'],
  ...['--no-isolate', '--no-file-parallelism'],
  ...files
];

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} says what its line says
 * @property {string[]} run a script of Node's and its arguments
 * @property {string[]} [needs] checks that must pass before it starts
 * @property {boolean} [alone] measures time, so nothing else may run beside it
 */

/** @type {Check[]} the longest first, so that no core is left with nothing to do at the end */
const CHECKS = [
  {
    name: 'find-browser',
    says: 'a browser for the tests',
    run: ['test/browser/find-browser.mjs']
  },
  {
    name: 'build',
    says: 'the build (vite)',
    run: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
  },
  {
    name: 'unit',
    says: 'unit and component tests (vitest)',
    run: [
      ...[VITEST, 'run', '--project', 'core', '--project', 'app', '--silent=passed-only'],
      ...[...Object.values(TOGETHER).flat(), ...TIMED].flatMap((file) => ['--exclude', file])
    ]
  },
  {
    name: 'unit-report',
    says: 'component tests of the report (vitest)',
    run: inOneProcess(TOGETHER.report)
  },
  {
    name: 'unit-screens',
    says: 'component tests of the other screens (vitest)',
    run: inOneProcess(TOGETHER.screens)
  },
  {
    name: 'unit-parts',
    says: 'component tests of the parts of screens (vitest)',
    run: inOneProcess(TOGETHER.parts)
  },
  {
    name: 'unit-kept',
    says: 'tests of the state and of what is kept (vitest)',
    run: inOneProcess(TOGETHER.kept)
  },
  {
    name: 'browser',
    says: 'the built page in a real browser (vitest)',
    run: [VITEST, 'run', '--project', 'browser'],
    needs: ['build', 'find-browser']
  },
  {
    name: 'lint',
    says: 'rules of components, and walls (eslint)',
    run: [
      'node_modules/eslint/bin/eslint.js',
      '-c',
      'test/config/eslint.config.mjs',
      '--max-warnings',
      '0',
      '.'
    ]
  },
  {
    name: 'lint-code',
    says: 'rules of TypeScript, with types (oxlint)',
    run: [
      ...['node_modules/oxlint/bin/oxlint', '--type-aware', '-c', 'test/config/oxlint.json'],
      ...['--deny-warnings', '--report-unused-disable-directives', '--ignore-pattern=test/bench'],
      ...['src', 'test', 'vite.config.ts']
    ]
  },
  {
    name: 'types-test',
    says: 'types of the tests, components included (svelte-check)',
    run: [...SVELTE_CHECK, '--tsconfig', './test/tsconfig.json', '--output', 'human']
  },
  {
    name: 'types-app',
    says: 'types of the app and its components (svelte-check)',
    run: [
      ...SVELTE_CHECK,
      ...['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
    ]
  },
  {
    name: 'format',
    says: 'formatting (prettier)',
    run: [
      ...['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'],
      ...['.', '!test/fixtures']
    ]
  },
  {
    name: 'unused',
    says: 'nothing unused (knip)',
    run: ['node_modules/knip/bin/knip.js', '--no-progress']
  },
  { name: 'types-core', says: 'types of core, without a page', run: [TSC, '-p', 'src/core'] },
  { name: 'types-worker', says: 'types of the worker', run: [TSC, '-p', 'src/worker'] },
  { name: 'types-offline', says: 'types of the service worker', run: [TSC, '-p', 'src/offline'] },
  {
    name: 'size',
    says: 'the first load fits 110 kB',
    run: ['test/config/first-load.mjs'],
    needs: ['build']
  },
  {
    name: 'unit-timed',
    says: 'units against the clock, with the machine to itself (vitest)',
    run: [VITEST, 'run', '--project', 'core', '--project', 'app', '--silent=passed-only', ...TIMED],
    alone: true
  },
  {
    name: 'browser-timed',
    says: 'the built page against the clock, with the machine to itself (vitest)',
    run: [VITEST, 'run', '--project', 'browser-timed'],
    needs: ['build', 'find-browser'],
    alone: true
  }
];

/** @param {readonly string[]} names @returns {Check[]} */
function chosen(names) {
  if (names.length === 0) return CHECKS;
  const wanted = new Set(names);
  for (const check of [...CHECKS].reverse()) {
    if (wanted.has(check.name)) check.needs?.forEach((need) => wanted.add(need));
  }
  const unknown = names.find((name) => !CHECKS.some((check) => check.name === name));
  if (unknown) {
    console.error(`No check ${unknown}. There are: ${CHECKS.map(({ name }) => name).join(', ')}`);
    process.exit(1);
  }
  return CHECKS.filter((check) => wanted.has(check.name));
}

/** @param {Check} check @returns {Promise<boolean>} */
function perform(check) {
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, check.run, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // What is printed is printed later, so colours are ours to decide.
      env: { ...process.env, [process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1' }
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => said.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const passed = code === 0;
      if (!passed) console.log(`\n${Buffer.concat(said).toString().trim()}\n`);
      console.log(`${passed ? 'ok  ' : 'FAIL'} ${check.says} (${check.name}, ${seconds} s)`);
      done(passed);
    });
  });
}

const began = performance.now();
const checks = chosen(process.argv.slice(2));
/** @type {Map<string, boolean>} */
const results = new Map();
const queue = [...checks];
/** @type {Set<Promise<void>>} */
const running = new Set();
// A lane more than there are cores costs more than it wins: the checks then slow each other.
const lanes = Math.max(1, Math.min(4, availableParallelism()));

while (queue.length > 0 || running.size > 0) {
  const next = queue.find(
    (check) =>
      (check.needs ?? []).every((need) => results.has(need)) &&
      (check.alone
        ? running.size === 0 && queue.every((other) => other.alone)
        : running.size < lanes)
  );
  if (!next) {
    await Promise.race(running);
    continue;
  }
  queue.splice(queue.indexOf(next), 1);
  const missing = (next.needs ?? []).filter((need) => !results.get(need));
  if (missing.length > 0) {
    console.log(`FAIL ${next.says} (${next.name}: not run, it needs ${missing.join(' and ')})`);
    results.set(next.name, false);
    continue;
  }
  const task = perform(next).then((passed) => {
    results.set(next.name, passed);
    running.delete(task);
  });
  running.add(task);
}

const failed = checks.filter(({ name }) => !results.get(name));
const total = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `\nAll ${checks.length} checks passed in ${total} s.`
    : `\n${failed.length} of ${checks.length} checks failed in ${total} s: ${failed.map(({ name }) => name).join(', ')}`
);
process.exitCode = failed.length === 0 ? 0 : 1;
