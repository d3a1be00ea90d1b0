/**
 * The rules of components, the walls between the rooms of src/ (walls.mjs) and what no
 * room may do. All other rules of .ts files, those that need types included, are in
 * oxlint.json, because oxlint does in seconds what takes this linter minutes.
 * Run it from the top: npx eslint -c test/config/eslint.config.mjs .
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import walls from './walls.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Ways out of the page. */
const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection'
];
const SILENCE = 'Nothing leaves the device: the app makes no requests.';
const NO_REQUESTS = WAYS_OUT.map((name) => ({ name, message: SILENCE }));
/** The same, as a property of `window`, `self`, `navigator` … */
const NO_REQUESTS_BY_NAME = {
  selector: `MemberExpression > Identifier.property[name=/^(?:${[...WAYS_OUT, 'sendBeacon'].join('|')})$/]`,
  message: SILENCE
};

/** Core is a function of its arguments: no page, no clock, no chance. */
const IMPURE = [
  'Date',
  'Intl',
  'Worker',
  'crypto',
  'document',
  'globalThis',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'postMessage',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'self',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window'
];

export default defineConfig(
  {
    basePath: root,
    ignores: ['dist/', 'coverage/', 'node_modules/', 'test/browser/output/', 'test/bench/']
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Components.
  // Rules that need types see neither snippets' nor components' types: svelte-check does that,
  // and logic lives in .ts files.
  {
    basePath: root,
    files: ['src/**/*.svelte'],
    extends: [ts.configs.strict, ts.configs.stylistic],
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['methods', 'arrowFunctions'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ]
    }
  },
  { basePath: root, files: ['src/**'], extends: [svelte.configs.recommended] },
  {
    basePath: root,
    files: ['src/**/*.svelte', 'src/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      'svelte/button-has-type': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // Data are kept raw on purpose (no proxies over large tables).
      'svelte/prefer-svelte-reactivity': 'off',
      // It takes warnings that only svelte-check gives for needless; svelte-check fails on the rest.
      'svelte/no-unused-svelte-ignore': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error'
    }
  },

  // The walls, and what no room may do.
  {
    basePath: root,
    files: ['src/**/*.{ts,svelte}'],
    plugins: { house: walls },
    rules: {
      'house/walls': 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...NO_REQUESTS],
      'no-restricted-syntax': [
        'error',
        NO_REQUESTS_BY_NAME,
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The policy forbids style attributes: use a class or the style: directive.'
        }
      ]
    }
  },
  {
    basePath: root,
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...NO_REQUESTS,
        ...IMPURE.map((name) => ({ name, message: 'core is pure: hand it in as an argument.' }))
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'core is pure: use the seeded numbers of core/math.'
        }
      ]
    }
  },
  {
    // The one script that may fetch: the app's own files, into its own cache.
    basePath: root,
    files: ['src/offline/service-worker.ts'],
    rules: { 'no-restricted-globals': 'off' }
  },
  {
    basePath: root,
    files: ['src/**/*.ts'],
    languageOptions: { parser: ts.parser },
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] }
  },

  // Tools.
  {
    basePath: root,
    files: ['test/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'prefer-const': 'error'
    }
  }
);
