import type { Catalogue } from '../messages';
import { app } from './app';
import { start } from './start';
import { problems } from './problems';

export const catalogue: Catalogue = (f) => ({
  app: app(f),
  start: start(f),
  problems: problems(f)
});

export const loadScreens = () => import('./screens');
