import { describe, it } from 'vitest';
import { expectNoViolations } from './axe-walk';

describe('every screen, dark', () => {
  // Colours do not hang on the language: one is enough, the light walk takes all three.
  it('has nothing that axe objects to, in fa', async () => {
    await expectNoViolations('fa', 'dark');
  });
});
