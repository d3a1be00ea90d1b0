/**
 * The linter's rules. The walls between the rooms of src/ are in walls.mjs.
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

  // Everything written in TypeScript, the scripts of components included.
  {
    basePath: root,
    files: ['src/**/*.{ts,svelte}', 'test/**/*.ts', 'vite.config.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.config.ts'] },
        tsconfigRootDir: root
      }
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['methods', 'arrowFunctions'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ]
    }
  },

  // Components.
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

  {
    // Rules that need types would cost as much again as all others, and see neither
    // snippets' nor components' types: svelte-check does that, and logic lives in .ts files.
    basePath: root,
    files: ['src/**/*.svelte'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } }
  },

  // The walls, and what no room may do.
  {
    basePath: root,
    files: ['src/**/*.{ts,svelte}'],
    plugins: { house: walls },
    rules: {
      'house/walls': 'error',
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
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] }
  },

  // Tests and tools. Of the rules that need types, those that find a test that cannot fail.
  {
    basePath: root,
    files: ['test/**/*.ts', 'vite.config.ts'],
    rules: {
      ...ts.configs.disableTypeChecked.rules,
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      'no-console': 'off',
      // Tests hand wrong things to functions on purpose, and know what they look up.
      '@typescript-eslint/no-non-null-assertion': 'off'
    }
  },
  {
    // Their files share one process (vite.config.ts): a mocked module would stay for the next.
    basePath: root,
    files: ['test/{core,worker,i18n,charts,export,offline,config}/**/*.test.ts'],
    ignores: ['test/charts/attach.test.ts', 'test/core/clv/unconverged.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'hoisted', 'useFakeTimers'].map((property) => ({
          object: 'vi',
          property,
          message: 'These tests share their modules: add the file to MOCKING in vite.config.ts.'
        }))
      ]
    }
  },
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
