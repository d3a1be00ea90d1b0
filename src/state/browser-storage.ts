/** localStorage, which throws where the user or the browser forbids it: then nothing is remembered. */
export interface Remembered {
  get(key: string): string | null;
  /** Returns whether the value is kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): string[];
}

function attempt<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch {
    return otherwise;
  }
}

export const remembered: Remembered = {
  get: (key) => attempt(() => localStorage.getItem(key), null),
  set: (key, value) =>
    attempt(() => {
      localStorage.setItem(key, value);
      return true;
    }, false),
  remove: (key) => attempt(() => localStorage.removeItem(key), undefined),
  keys: () => attempt(() => Object.keys(localStorage), [])
};
