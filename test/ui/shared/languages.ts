import axe from 'axe-core';
import { expect } from 'vitest';
import type { LocaleId } from '../../../src/i18n/formatter';

export const LANGUAGES: readonly LocaleId[] = ['en', 'fa', 'hy'];

/** Text without the invisible marks that keep foreign words in their place. */
export function bare(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
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
