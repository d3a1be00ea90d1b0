import axe from 'axe-core';
import { expect } from 'vitest';
import type { LocaleId } from '../../../src/i18n/formatter';

export const LANGUAGES: readonly LocaleId[] = ['en', 'fa', 'hy'];

/** Text without the invisible marks that keep foreign words in their place. */
export function bare(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\u2066-\u2069\u200e\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Holds the page to axe; contrast needs a real browser and is checked there. */
export async function expectAccessible(node: Element): Promise<void> {
  const { violations } = await axe.run(node, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } }
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

/**
 * The same, in English alone: in jsdom axe takes seconds, and the walk through
 * the built page holds every view to it in all languages.
 */
export async function expectAccessibleInEnglish(locale: LocaleId, node: Element): Promise<void> {
  if (locale === 'en') await expectAccessible(node);
}

/** What words alone can break: a name that is missing or says something else, or a language. */
const RULES_OF_WORDS = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'button-name',
  'empty-heading',
  'empty-table-header',
  'image-alt',
  'input-button-name',
  'label',
  'label-content-name-mismatch',
  'link-name',
  'role-img-alt',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang'
];

/**
 * For states that the walk through the built page does not reach: every rule in
 * English, and in the other languages those that words can break. The markup is
 * the same in all.
 */
export async function expectAccessibleIn(locale: LocaleId, node: Element): Promise<void> {
  if (locale === 'en') return expectAccessible(node);
  const { violations, passes } = await axe.run(node, {
    runOnly: { type: 'rule', values: RULES_OF_WORDS }
  });
  // Proof that the rules ran on something.
  expect(passes.length).toBeGreaterThan(0);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}
