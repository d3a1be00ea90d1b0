/**
 * Where a Chromium-like browser is, or how to get one: CHROME_PATH, an
 * installed Chrome, Edge or Chromium, Debian's package where we are root,
 * else playwright-core's own installer.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge'
];

const APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium'
];

const PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe'
];

/** @param {string} path */
function runnable(path) {
  try {
    accessSync(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Places to look, in order. @returns {string[]} */
function candidates() {
  const env = process.env;
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    return folders.flatMap((folder) => APPLICATIONS.map((name) => join(folder, name)));
  }
  if (process.platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return folders.flatMap((folder) => (folder ? PROGRAMS.map((name) => join(folder, name)) : []));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A browser that is already here, or null. @returns {string | null} */
function installed() {
  const playwrightsOwn = () => {
    try {
      return chromium.executablePath();
    } catch {
      return '';
    }
  };
  return candidates().find(runnable) ?? [playwrightsOwn()].find(runnable) ?? null;
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 8 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  });
  return status === 0;
}

function installFromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return;
  console.error('No browser found; installing Debian’s chromium for the tests …');
  if (run('apt-get', ['-qq', 'update'])) {
    run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium']);
  }
}

function installFromPlaywright() {
  console.error('No browser found; asking playwright-core to fetch Chromium for the tests …');
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  run(process.execPath, [cli, 'install', ...(root ? ['--with-deps'] : []), 'chromium']);
}

/**
 * Path of a browser to drive. Installs one where none is.
 *
 * @returns {string}
 * @throws {Error} with one line that says what to do, where none can be had
 */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (runnable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is set to ${chosen}, which is no program that can be run.`);
  }
  let path = installed();
  for (const install of [installFromDebian, installFromPlaywright]) {
    if (path) break;
    install();
    path = installed();
  }
  if (path) return path;
  throw new Error(
    'No browser for the tests: install Chrome, Edge or Chromium, or set CHROME_PATH to one, and run npm test again.'
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
