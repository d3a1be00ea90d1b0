/**
 * One catalogue a language, in sections that mirror the screens, and in two
 * parts: what the start screen says, and what the screens say that are loaded
 * when they are needed. A section is
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
import type { filters } from './en/filters';
import type { nextOrder } from './en/next-order';
import type { groups } from './en/groups';
import type { compare } from './en/compare';
import type { tools } from './en/tools';
import type { events } from './en/events';
import type { explorer } from './en/explorer';
import type { churn } from './en/churn';
import type { forecast } from './en/forecast';
import type { trust } from './en/trust';
import type { customers } from './en/customers';
import type { money } from './en/money';
import type { members } from './en/members';
import type { calculator } from './en/calculator';

/** What can be said from the start. */
export interface StartMessages {
  app: ReturnType<typeof app>;
  start: ReturnType<typeof start>;
  problems: ReturnType<typeof problems>;
}

/** What the screens say that are no part of the first load. */
export interface ScreenMessages {
  check: ReturnType<typeof check>;
  reading: ReturnType<typeof reading>;
  ledger: ReturnType<typeof ledger>;
  report: ReturnType<typeof report>;
  summary: ReturnType<typeof summary>;
  insights: ReturnType<typeof insights>;
  definitions: ReturnType<typeof definitions>;
  charts: ReturnType<typeof charts>;
  exports: ReturnType<typeof exportsSection>;
  filters: ReturnType<typeof filters>;
  nextOrder: ReturnType<typeof nextOrder>;
  groups: ReturnType<typeof groups>;
  compare: ReturnType<typeof compare>;
  tools: ReturnType<typeof tools>;
  events: ReturnType<typeof events>;
  explorer: ReturnType<typeof explorer>;
  churn: ReturnType<typeof churn>;
  forecast: ReturnType<typeof forecast>;
  trust: ReturnType<typeof trust>;
  customers: ReturnType<typeof customers>;
  money: ReturnType<typeof money>;
  members: ReturnType<typeof members>;
  calculator: ReturnType<typeof calculator>;
}

export interface Messages extends StartMessages, ScreenMessages {}

export type Catalogue = (formatter: Formatter) => StartMessages;
export type ScreenCatalogue = (formatter: Formatter) => ScreenMessages;

/** A language as it is loaded: what the start screen says, and the way to the rest. */
export interface LanguageModule {
  catalogue: Catalogue;
  loadScreens: () => Promise<{ screenCatalogue: ScreenCatalogue }>;
}

/** Both parts as one; a section of the second throws until that is loaded. */
export function joinMessages(first: StartMessages, later: ScreenMessages | null): Messages {
  const rest = (): ScreenMessages => {
    if (!later) throw new Error('these words are not loaded yet: wait for i18n.complete()');
    return later;
  };
  return {
    ...first,
    get check() {
      return rest().check;
    },
    get reading() {
      return rest().reading;
    },
    get ledger() {
      return rest().ledger;
    },
    get report() {
      return rest().report;
    },
    get summary() {
      return rest().summary;
    },
    get insights() {
      return rest().insights;
    },
    get definitions() {
      return rest().definitions;
    },
    get charts() {
      return rest().charts;
    },
    get exports() {
      return rest().exports;
    },
    get filters() {
      return rest().filters;
    },
    get nextOrder() {
      return rest().nextOrder;
    },
    get groups() {
      return rest().groups;
    },
    get compare() {
      return rest().compare;
    },
    get tools() {
      return rest().tools;
    },
    get events() {
      return rest().events;
    },
    get explorer() {
      return rest().explorer;
    },
    get churn() {
      return rest().churn;
    },
    get forecast() {
      return rest().forecast;
    },
    get trust() {
      return rest().trust;
    },
    get customers() {
      return rest().customers;
    },
    get money() {
      return rest().money;
    },
    get members() {
      return rest().members;
    },
    get calculator() {
      return rest().calculator;
    }
  };
}
