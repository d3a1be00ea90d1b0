import type { CalendarId } from '../core/time/calendar';
import { createFormatter } from '../i18n/create-formatter';
import type { Direction, Formatter, LocaleId } from '../i18n/formatter';
import { joinMessages, type LanguageModule, type Messages } from '../i18n/messages';
import { remembered, type Remembered } from './browser-storage';
import { chooseLocale } from './choose-locale';

export { LOCALES } from './choose-locale';

const KEY = 'mandegar-lang';

export type CatalogueLoaders = Record<LocaleId, () => Promise<LanguageModule>>;

const LOADERS: CatalogueLoaders = {
  en: () => import('../i18n/en/index'),
  fa: () => import('../i18n/fa/index'),
  hy: () => import('../i18n/hy/index')
};

/** A face and one letter of its script: asking early spares the flash of a stand-in face. */
const FACES: Partial<Record<LocaleId, { family: string; letter: string }>> = {
  fa: { family: 'Vazirmatn Variable', letter: '\u0645' },
  hy: { family: 'Noto Sans Armenian Variable', letter: '\u0544' }
};

interface Language {
  f: Formatter;
  m: Messages;
  module: LanguageModule;
  /** Whether the words of every screen are at hand. */
  complete: boolean;
}

/** The language in use: its words, its numbers, its direction. Wait for `ready` before the first use. */
export class I18nState {
  /** Settles once the first language is at hand. */
  readonly ready: Promise<void>;
  #language = $state.raw<Language | null>(null);
  #calls = 0;
  /** Whether a screen has been asked for that is no part of the first load. */
  #wanted = false;
  readonly #loaders: CatalogueLoaders;
  readonly #memory: Remembered;

  constructor(loaders: CatalogueLoaders = LOADERS, memory: Remembered = remembered) {
    this.#loaders = loaders;
    this.#memory = memory;
    this.ready = this.#begin();
    // Whoever waits for `ready` hears of a failure; nobody else has to.
    this.ready.catch(() => undefined);
  }

  get locale(): LocaleId {
    return this.#inUse.f.locale;
  }

  get dir(): Direction {
    return this.#inUse.f.dir;
  }

  get m(): Messages {
    return this.#inUse.m;
  }

  get f(): Formatter {
    return this.#inUse.f;
  }

  get defaultCalendar(): CalendarId {
    return this.locale === 'fa' ? 'persian' : 'gregory';
  }

  /**
   * Changes the language and remembers it. The language in use stays until
   * the new one is loaded, and for good where that fails.
   * @throws where the catalogue cannot be loaded
   */
  async set(locale: LocaleId): Promise<void> {
    if (!(await this.#load(locale))) return;
    this.#memory.set(KEY, locale);
    try {
      const url = new URL(location.href);
      url.searchParams.set('lang', locale);
      history.replaceState(history.state, '', url);
    } catch {
      // Some browsers forbid it on file pages; the choice is remembered all the same.
    }
  }

  /**
   * Loads the words of the screens that are no part of the first load, in this
   * language and in every one that is chosen later.
   * @throws where they cannot be loaded
   */
  async complete(): Promise<void> {
    this.#wanted = true;
    await this.ready;
    // Another language may be chosen meanwhile.
    for (let language = this.#inUse; !language.complete; language = this.#inUse) {
      const whole = await this.#make(language.module, language.f);
      if (this.#inUse === language) this.#language = whole;
    }
  }

  async #make(module: LanguageModule, f: Formatter): Promise<Language> {
    const screens = this.#wanted ? (await module.loadScreens()).screenCatalogue(f) : null;
    const m = joinMessages(module.catalogue(f), screens);
    return { f, m, module, complete: screens !== null };
  }

  get #inUse(): Language {
    if (!this.#language) throw new Error('the language is not loaded yet: wait for i18n.ready');
    return this.#language;
  }

  async #begin(): Promise<void> {
    const languages = typeof navigator === 'object' ? navigator.languages : [];
    const first = chooseLocale(location.search, this.#memory.get(KEY), languages);
    try {
      await this.#load(first);
    } catch (error) {
      if (first === 'en') throw error;
      await this.#load('en');
    }
  }

  /** Returns false where a later call came in between. */
  async #load(locale: LocaleId): Promise<boolean> {
    const call = ++this.#calls;
    const f = createFormatter(locale);
    const language = await this.#make(await this.#loaders[locale](), f);
    if (call !== this.#calls && this.#language) return false;
    this.#language = language;
    document.documentElement.lang = locale;
    document.documentElement.dir = f.dir;
    document.title = language.m.app.documentTitle(language.m.app.screens.start);
    const face = FACES[locale];
    if (face && 'fonts' in document) {
      document.fonts.load(`1em "${face.family}"`, face.letter).catch(() => undefined);
    }
    return call === this.#calls;
  }
}

export const i18n = new I18nState();
