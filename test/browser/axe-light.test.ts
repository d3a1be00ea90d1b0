import { describe, it } from 'vitest';
import { expectNoViolations } from './axe-walk';

describe('every screen, light', () => {
  // Persian is walked in the dark.
  it.each(['en', 'hy'] as const)('has nothing that axe objects to, in %s', async (lang) => {
    await expectNoViolations(lang, 'light');
  });
});
