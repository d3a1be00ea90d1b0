import { remembered, type Remembered } from './browser-storage';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'mandegar-theme';

/** Light or dark, as the system has it or as the user chose; kept in `data-theme` on the root element. */
export class ThemeState {
  #choice = $state.raw<ThemeChoice>('system');
  #systemDark = $state.raw(false);
  readonly #memory: Remembered;

  constructor(memory: Remembered = remembered) {
    this.#memory = memory;
    const kept = memory.get(KEY);
    if (kept === 'light' || kept === 'dark') this.#choice = kept;
    const query =
      typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
    this.#systemDark = query?.matches ?? false;
    query?.addEventListener('change', (event) => {
      this.#systemDark = event.matches;
      this.#apply();
    });
    this.#apply();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  get effective(): 'light' | 'dark' {
    if (this.#choice !== 'system') return this.#choice;
    return this.#systemDark ? 'dark' : 'light';
  }

  set(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') this.#memory.remove(KEY);
    else this.#memory.set(KEY, choice);
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.effective;
  }
}

export const theme = new ThemeState();
