import type { Catalogue } from '../messages';
import { app } from './app';
import { start } from './start';
import { problems } from './problems';
import { unbroken } from './unbroken';

export const catalogue: Catalogue = (f) =>
  unbroken({
    app: app(f),
    start: start(f),
    problems: problems(f)
  });

export const loadScreens = () => import('./screens');
