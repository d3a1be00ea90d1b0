import { describe, it } from 'vitest';
import { expectNoViolations } from './axe-walk';

describe('every screen, dark', () => {
  // Every language and every theme is walked once: what Persian adds is its direction and its
  // words, the same in both themes, and the light theme's colours are those of the light walk.
  it('has nothing that axe objects to, in fa', async () => {
    await expectNoViolations('fa', 'dark');
  });
});
