import { afterEach, describe, expect, it } from 'vitest';
import { createFormatter } from '../../src/i18n/create-formatter';
import { chooseLocale } from '../../src/state/choose-locale';
import { I18nState, type CatalogueLoaders } from '../../src/state/i18n.svelte';
import { testMemory } from './test-app';

const real: CatalogueLoaders = {
  en: () => import('../../src/i18n/en/index'),
  fa: () => import('../../src/i18n/fa/index'),
  hy: () => import('../../src/i18n/hy/index')
};

afterEach(() => history.replaceState(null, '', location.pathname));

describe('chooseLocale', () => {
  it.each([
    ['?lang=hy', 'fa', ['en'], 'hy'],
    ['', 'fa', ['en'], 'fa'],
    ['?lang=de', null, ['de-AT', 'fa-IR', 'en'], 'fa'],
    ['', null, ['FA_ir'], 'fa'],
    ['', 'xx', ['hy-Armn-AM'], 'hy'],
    ['', null, ['fil', 'hyx'], 'en'],
    ['', null, [], 'en']
  ])('of address %j, memory %j and browser %j makes %s', (search, kept, languages, locale) => {
    expect(chooseLocale(search, kept, languages)).toBe(locale);
  });
});

describe('I18nState', () => {
  it("begins in the address's language and sets the page's language and direction", async () => {
    history.replaceState(null, '', '?lang=fa#/calculator?s=1');
    const i18n = new I18nState(real, testMemory());
    await i18n.ready;
    expect(i18n.locale).toBe('fa');
    expect(i18n.defaultCalendar).toBe('persian');
    expect(document.documentElement.lang).toBe('fa');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.title).not.toBe('');
  });

  it('changes all of it, remembers the choice and puts it in the address', async () => {
    history.replaceState(null, '', '?lang=fa#/calculator?s=1');
    const memory = testMemory();
    const i18n = new I18nState(real, memory);
    await i18n.ready;
    await i18n.set('hy');
    expect([i18n.locale, i18n.dir, i18n.f.locale]).toEqual(['hy', 'ltr', 'hy']);
    expect(i18n.defaultCalendar).toBe('gregory');
    expect(document.documentElement.dir).toBe('ltr');
    expect(location.search + location.hash).toBe('?lang=hy#/calculator?s=1');
    const again = new I18nState(real, testMemory(Object.fromEntries(memory.all)));
    history.replaceState(null, '', location.pathname);
    await again.ready;
    expect(again.locale).toBe('hy');
  });

  it('loads the words of the screens when one is asked for, and then with every language', async () => {
    history.replaceState(null, '', '?lang=en');
    const i18n = new I18nState(real, testMemory());
    await i18n.ready;
    expect(i18n.m.start.title).not.toBe('');
    expect(() => i18n.m.report.title).toThrow('not loaded yet');
    await i18n.complete();
    const english = i18n.m.report.title;
    await i18n.set('hy');
    expect(i18n.m.report.title).not.toBe(english);
    expect(i18n.m.report.title).not.toBe('');
  });

  it('cannot be used before it is ready', () => {
    const i18n = new I18nState(real, testMemory());
    expect(() => i18n.m).toThrow('i18n.ready');
  });

  it('ends in the language chosen last, whichever loads first', async () => {
    let letFa = (): void => {};
    const waiting = new Promise<void>((resolve) => (letFa = resolve));
    const loaders = { ...real, fa: () => waiting.then(() => real.fa()) };
    const i18n = new I18nState(loaders, testMemory({ 'mandegar-lang': 'en' }));
    await i18n.ready;
    const slow = i18n.set('fa');
    await i18n.set('hy');
    letFa();
    await slow;
    expect(i18n.locale).toBe('hy');
    expect(location.search).toBe('?lang=hy');
  });

  it('stays in its language when another cannot be loaded', async () => {
    const loaders = { ...real, fa: () => Promise.reject(new Error('offline')) };
    const memory = testMemory({ 'mandegar-lang': 'en' });
    const i18n = new I18nState(loaders, memory);
    await i18n.ready;
    await expect(i18n.set('fa')).rejects.toThrow('offline');
    expect(i18n.locale).toBe('en');
    expect(memory.get('mandegar-lang')).toBe('en');
  });

  it('falls back to English at the start, and says so where even that fails', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('offline'));
    const memory = testMemory({ 'mandegar-lang': 'fa' });
    const i18n = new I18nState({ ...real, fa: broken }, memory);
    await i18n.ready;
    expect(i18n.f.locale).toBe(createFormatter('en').locale);
    const none = new I18nState({ en: broken, fa: broken, hy: broken }, memory);
    await expect(none.ready).rejects.toThrow('offline');
  });
});
