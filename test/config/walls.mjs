/**
 * The walls between the rooms of src/, as a rule of the linter. It resolves
 * each import to the room it lands in, so neither the depth of the path nor
 * the way of importing (static, dynamic, re-export, type) goes round it.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = resolve(dirname(fileURLToPath(import.meta.url)), '../../src');

/**
 * What each room may import, besides itself. `core` is the room with all its
 * modules, `worker/client` one module, `type core` its types alone. Names
 * after `packages` are npm packages, with everything below them.
 *
 * @type {Record<string, { rooms: string[], packages: string[] }>}
 */
export const ROOMS = {
  core: { rooms: [], packages: [] },
  worker: { rooms: ['core'], packages: ['papaparse', 'hucre/xlsx'] },
  storage: { rooms: ['core'], packages: ['idb-keyval'] },
  // Words and marks come from types alone; only the calendar's arithmetic is shared.
  i18n: { rooms: ['type core', 'core/time'], packages: [] },
  charts: { rooms: ['core', 'i18n'], packages: ['chart.js', 'type svelte'] },
  export: { rooms: ['core', 'i18n', 'charts'], packages: ['chart.js'] },
  offline: { rooms: [], packages: [] },
  // Of the worker, only what lives on the page's side.
  state: {
    rooms: [
      'core',
      'worker/client',
      'worker/prepare',
      'worker/protocol',
      'storage',
      'i18n',
      'offline'
    ],
    packages: ['svelte']
  },
  ui: {
    rooms: ['core', 'i18n', 'charts', 'export', 'state', 'offline/register'],
    packages: ['svelte']
  },
  // main.ts, which has no room.
  '': { rooms: ['ui'], packages: ['svelte'] }
};

/**
 * @param {readonly string[]} allowed entries of {@link ROOMS}
 * @param {string} target what is imported, without an extension
 * @param {boolean} typeOnly
 */
function permits(allowed, target, typeOnly) {
  return allowed.some((entry) => {
    const name = entry.replace(/^type /, '');
    if (name !== entry && !typeOnly) return false;
    return target === name || target.startsWith(`${name}/`) || target.startsWith(`${name}.`);
  });
}

/** @param {string} path inside src/ */
function roomOf(path) {
  const [first = '', ...rest] = path.split(sep).join('/').split('/');
  return rest.length === 0 ? '' : first;
}

/**
 * Why a file may not import something, or null where it may.
 *
 * @param {string} file absolute
 * @param {string} specifier as written
 * @param {boolean} typeOnly
 * @returns {string | null}
 * @example objection('/app/src/core/a.ts', '../ui/App.svelte', false) // 'src/core may not import src/ui…'
 */
export function objection(file, specifier, typeOnly) {
  const inside = relative(SRC, file);
  if (inside.startsWith('..')) return null;
  const room = roomOf(inside);
  const rules = ROOMS[room];
  if (!rules) return `src/${room} is no room: give it its walls in test/config/walls.mjs.`;
  const bare = specifier.replace(/\?.*$/, '');
  if (!/^\.{1,2}(?:\/|$)/.test(bare)) {
    return permits(rules.packages, bare, typeOnly)
      ? null
      : `src/${room || 'main.ts'} may not use the package ${bare}.`;
  }
  const target = relative(SRC, resolve(dirname(file), bare))
    .split(sep)
    .join('/');
  if (target.startsWith('..')) return `src/ may not import from outside: ${bare}.`;
  if (roomOf(target) === room) return null;
  return permits(rules.rooms, target, typeOnly)
    ? null
    : `src/${room || 'main.ts'} may not import src/${target}: the arrows point the other way.`;
}

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: { type: 'problem', schema: [], docs: { description: 'keep the walls between rooms' } },
  create(context) {
    /** @param {any} node @param {any} source @param {boolean} typeOnly */
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const message = objection(context.filename, source.value, typeOnly);
      if (message) context.report({ node, message });
    };
    /** @param {any} node */
    const importsTypesOnly = (node) =>
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (node.specifiers?.length > 0 &&
        node.specifiers.every(
          (/** @type {any} */ one) => one.importKind === 'type' || one.exportKind === 'type'
        ));
    return {
      /** @param {any} node */
      ImportDeclaration: (node) => check(node, node.source, importsTypesOnly(node)),
      /** @param {any} node */
      ExportNamedDeclaration: (node) => check(node, node.source, importsTypesOnly(node)),
      /** @param {any} node */
      ExportAllDeclaration: (node) => check(node, node.source, importsTypesOnly(node)),
      /** @param {any} node */
      ImportExpression: (node) => check(node, node.source, false),
      /** @param {any} node */
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true)
    };
  }
};

export default { rules: { walls: rule } };
