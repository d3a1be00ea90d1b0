import { describe, it } from 'vitest';
import { expectNoViolations } from './axe-walk';
import { LANGS } from './harness';

describe('every screen, dark', () => {
  it.each(LANGS)('has nothing that axe objects to, in %s', async (lang) => {
    await expectNoViolations(lang, 'dark');
  });
});
