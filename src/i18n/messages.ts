/**
 * One catalogue a language, in sections that mirror the screens. A section is
 * a function of the language's formatter that returns an object whose leaves
 * are strings, or functions from raw values to strings. English gives the
 * type: a key that another language lacks fails the type check.
 */
import type { Formatter } from './formatter';
import type { app } from './en/app';
import type { start } from './en/start';
import type { check } from './en/check';
import type { problems } from './en/problems';
import type { reading } from './en/reading';
import type { ledger } from './en/ledger';
import type { report } from './en/report';
import type { summary } from './en/summary';
import type { insights } from './en/insights';
import type { definitions } from './en/definitions';
import type { charts } from './en/charts';
import type { exportsSection } from './en/exports';
import type { calculator } from './en/calculator';

export interface Messages {
  app: ReturnType<typeof app>;
  start: ReturnType<typeof start>;
  check: ReturnType<typeof check>;
  problems: ReturnType<typeof problems>;
  reading: ReturnType<typeof reading>;
  ledger: ReturnType<typeof ledger>;
  report: ReturnType<typeof report>;
  summary: ReturnType<typeof summary>;
  insights: ReturnType<typeof insights>;
  definitions: ReturnType<typeof definitions>;
  charts: ReturnType<typeof charts>;
  exports: ReturnType<typeof exportsSection>;
  calculator: ReturnType<typeof calculator>;
}

export type Catalogue = (formatter: Formatter) => Messages;
