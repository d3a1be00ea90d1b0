import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { objection, ROOMS } from './walls.mjs';

const root = resolve(import.meta.dirname, '../..');

const linter = new ESLint({
  cwd: root,
  overrideConfigFile: join(root, 'test/config/eslint.config.mjs')
});

async function brokenRules(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await linter.lintText(code, { filePath: join(root, path) });
  expect(result?.fatalErrorCount).toBe(0);
  return result?.messages.map((message) => message.ruleId) ?? [];
}

describe('house/walls', () => {
  it.each([
    ['core reaching into i18n', 'src/core/a.ts', "import '../i18n/formatter';"],
    ['core using a package', 'src/core/a.ts', "import Papa from 'papaparse';\nPapa.parse('');"],
    [
      'core importing a type of the page',
      'src/core/a.ts',
      "import type { A } from '../ui/a';\nexport type B = A;"
    ],
    ['a deep file of core', 'src/core/time/a.ts', "export * from '../../state/app.svelte';"],
    [
      'core importing at run time',
      'src/core/a.ts',
      "export const a = () => import('../worker/client');"
    ],
    [
      'core naming a type in passing',
      'src/core/a.ts',
      "export type A = import('../storage/session').SessionSummary;"
    ],
    ['the worker reaching into state', 'src/worker/a.ts', "import '../state/app.svelte';"],
    ['storage using Svelte', 'src/storage/a.ts', "import 'svelte';"],
    [
      'i18n using a value of core',
      'src/i18n/a.ts',
      "import { median } from '../core/math/median';\nmedian([]);"
    ],
    ['charts reaching into state', 'src/charts/a.ts', "import '../state/app.svelte';"],
    ['state reaching into the worker itself', 'src/state/a.ts', "import '../worker/handle';"],
    ['state reaching into the page', 'src/state/a.ts', "import '../ui/App.svelte';"],
    [
      'the page reaching past state to storage',
      'src/ui/A.svelte',
      '<script lang="ts">\n  import \'../storage/session\';\n</script>'
    ],
    ['the page reaching past state to the worker', 'src/ui/a.ts', "import '../worker/client';"],
    ['the page using Chart.js by itself', 'src/ui/a.ts', "import 'chart.js';"],
    ['a room nobody has drawn', 'src/misc/a.ts', "import './b';"]
  ])('refuses %s', async (_, path, code) => {
    expect(await brokenRules(path, code)).toContain('house/walls');
  });

  it.each([
    ['core within itself', 'src/core/time/a.ts', "import '../math/b';"],
    ['the worker using PapaParse', 'src/worker/a.ts', "import 'papaparse';"],
    [
      'i18n naming a type of core',
      'src/i18n/a.ts',
      "import type { Settings } from '../core/settings';\nexport type A = Settings;"
    ],
    ['the worker using the reader of workbooks', 'src/worker/a.ts', "import 'hucre/xlsx';"],
    ['state using the worker’s client', 'src/state/a.ts', "import '../worker/client';"],
    ['state preparing workbooks', 'src/state/a.ts', "import '../worker/prepare';"],
    [
      'the page using Svelte’s parts',
      'src/ui/a.ts',
      "import { tick } from 'svelte';\nvoid tick();"
    ],
    ['the page using state', 'src/ui/start/a.ts', "import '../../state/app.svelte';"]
  ])('lets through %s', async (_, path, code) => {
    expect(await brokenRules(path, code)).not.toContain('house/walls');
  });

  it('has no two rooms that may import from each other', () => {
    const arrows = Object.entries(ROOMS).flatMap(([room, { rooms }]) =>
      rooms.map((entry) => [room, entry.replace(/^type /, '').split('/')[0]] as const)
    );
    const backwards = arrows.filter(([from, to]) =>
      arrows.some(([otherFrom, otherTo]) => otherFrom === to && otherTo === from)
    );
    expect(arrows.length).toBeGreaterThan(10);
    expect(backwards).toEqual([]);
  });

  it('says nothing about files outside src', () => {
    expect(
      objection(join(root, 'test/core/a.test.ts'), '../../src/ui/App.svelte', false)
    ).toBeNull();
  });
});

describe('what no room may do', () => {
  it.each([
    ['a request', 'src/ui/a.ts', "void fetch('/a');", 'no-restricted-globals'],
    [
      'a request through the window',
      'src/ui/a.ts',
      "void window.fetch('/a');",
      'no-restricted-syntax'
    ],
    ['a beacon', 'src/state/a.ts', "navigator.sendBeacon('/a');", 'no-restricted-syntax'],
    ['a socket', 'src/worker/a.ts', "new WebSocket('wss://a');", 'no-restricted-globals'],
    [
      'a clock in core',
      'src/core/a.ts',
      'export const now = () => Date.now();',
      'no-restricted-globals'
    ],
    [
      'chance in core',
      'src/core/a.ts',
      'export const a = () => Math.random();',
      'no-restricted-properties'
    ],
    ['the page in core', 'src/core/a.ts', 'document.title = "";', 'no-restricted-globals'],
    ['a message to the console', 'src/state/a.ts', "console.log('a');", 'no-console'],
    [
      'markup from data',
      'src/ui/A.svelte',
      '<script lang="ts">const a = "b";</script>{@html a}',
      'svelte/no-at-html-tags'
    ],
    [
      'a list without keys',
      'src/ui/A.svelte',
      '{#each [1, 2] as n}<p>{n}</p>{/each}',
      'svelte/require-each-key'
    ],
    ['a style attribute', 'src/ui/A.svelte', '<p style="color: red">a</p>', 'no-restricted-syntax'],
    ['a file too long to read', 'src/core/a.ts', 'export {};\n'.repeat(401), 'max-lines']
  ])('refuses %s', async (_, path, code, rule) => {
    expect(await brokenRules(path, code)).toContain(rule);
  });

  it('lets the service worker fetch the app’s own files', async () => {
    const code = "void fetch('./');";
    expect(await brokenRules('src/offline/service-worker.ts', code)).not.toContain(
      'no-restricted-globals'
    );
  });
});
