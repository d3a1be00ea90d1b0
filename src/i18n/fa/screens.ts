import type { ScreenCatalogue } from '../messages';
import { check } from './check';
import { reading } from './reading';
import { ledger } from './ledger';
import { report } from './report';
import { summary } from './summary';
import { insights } from './insights';
import { definitions } from './definitions';
import { charts } from './charts';
import { exportsSection } from './exports';
import { calculator } from './calculator';

export const screenCatalogue: ScreenCatalogue = (f) => ({
  check: check(f),
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
