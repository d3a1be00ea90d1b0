import type { Catalogue } from '../messages';
import { app } from './app';
import { start } from './start';
import { check } from './check';
import { problems } from './problems';
import { reading } from './reading';
import { ledger } from './ledger';
import { report } from './report';
import { summary } from './summary';
import { insights } from './insights';
import { definitions } from './definitions';
import { charts } from './charts';
import { exportsSection } from './exports';
import { calculator } from './calculator';

export const catalogue: Catalogue = (f) => ({
  app: app(f),
  start: start(f),
  check: check(f),
  problems: problems(f),
  reading: reading(f),
  ledger: ledger(f),
  report: report(f),
  summary: summary(f),
  insights: insights(f),
  definitions: definitions(f),
  charts: charts(f),
  exports: exportsSection(f),
  calculator: calculator(f)
});
