/**
 * Checks that every file is formatted as Prettier does it. Most are scripts, which oxfmt,
 * that formats as Prettier nearly everywhere, compares in a second instead of a minute:
 * Prettier itself reads only those that oxfmt would change, and all that are no scripts.
 */
import { spawnSync } from 'node:child_process';

const SCRIPTS = ['src/**/*.ts', 'test/**/*.ts', 'test/**/*.mjs', '*.ts'];
const OXFMT = ['node_modules/oxfmt/bin/oxfmt', '-c', 'test/config/oxfmt.json'];
const PRETTIER = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'];

/** @param {readonly string[]} args */
const run = (args) => spawnSync(process.execPath, args, { encoding: 'utf8' });

/** @param {readonly string[]} files @returns {boolean} */
function isAsPrettierDoes(files) {
  const { status, stdout, stderr } = run([...PRETTIER, ...files]);
  process.stdout.write(stdout + stderr);
  return status === 0;
}

const compared = run([...OXFMT, '--list-different', ...SCRIPTS, '!test/fixtures/**']);
const doubtful = compared.stdout.split('\n').filter((line) => line !== '');
// Files that would change end it with 1 and are listed: all else is a failure of its own.
const failed = compared.status !== 0 && (compared.status !== 1 || doubtful.length === 0);
if (failed) process.stdout.write(compared.stdout + compared.stderr);

const others = isAsPrettierDoes(['.', '!test/fixtures', '!**/*.ts', '!**/*.mjs']);
const scripts = failed || doubtful.length === 0 || isAsPrettierDoes(doubtful);
process.exitCode = !failed && others && scripts ? 0 : 1;
