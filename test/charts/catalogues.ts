import { createFormatter } from '../../src/i18n/create-formatter';
import type { Formatter, LocaleId } from '../../src/i18n/formatter';
import type { Messages } from '../../src/i18n/messages';
import { charts as chartsEn } from '../../src/i18n/en/charts';
import { definitions as definitionsEn } from '../../src/i18n/en/definitions';
import { events as eventsEn } from '../../src/i18n/en/events';
import { exportsSection as exportsEn } from '../../src/i18n/en/exports';
import { filters as filtersEn } from '../../src/i18n/en/filters';
import { charts as chartsFa } from '../../src/i18n/fa/charts';
import { definitions as definitionsFa } from '../../src/i18n/fa/definitions';
import { events as eventsFa } from '../../src/i18n/fa/events';
import { exportsSection as exportsFa } from '../../src/i18n/fa/exports';
import { filters as filtersFa } from '../../src/i18n/fa/filters';
import { charts as chartsHy } from '../../src/i18n/hy/charts';
import { definitions as definitionsHy } from '../../src/i18n/hy/definitions';
import { events as eventsHy } from '../../src/i18n/hy/events';
import { exportsSection as exportsHy } from '../../src/i18n/hy/exports';
import { filters as filtersHy } from '../../src/i18n/hy/filters';

export interface Words {
  f: Formatter;
  m: Pick<Messages, 'charts' | 'definitions' | 'events' | 'exports' | 'filters'>;
}

const f = { en: createFormatter('en'), fa: createFormatter('fa'), hy: createFormatter('hy') };

export const WORDS: Record<LocaleId, Words> = {
  en: {
    f: f.en,
    m: {
      charts: chartsEn(f.en),
      definitions: definitionsEn(f.en),
      events: eventsEn(f.en),
      exports: exportsEn(f.en),
      filters: filtersEn(f.en)
    }
  },
  fa: {
    f: f.fa,
    m: {
      charts: chartsFa(f.fa),
      definitions: definitionsFa(f.fa),
      events: eventsFa(f.fa),
      exports: exportsFa(f.fa),
      filters: filtersFa(f.fa)
    }
  },
  hy: {
    f: f.hy,
    m: {
      charts: chartsHy(f.hy),
      definitions: definitionsHy(f.hy),
      events: eventsHy(f.hy),
      exports: exportsHy(f.hy),
      filters: filtersHy(f.hy)
    }
  }
};

export const LOCALES: readonly LocaleId[] = ['en', 'fa', 'hy'];
