import type { LayoutOptions, ReadOptions } from '../core/ingest/reading';
import { checkLayoutOptions } from '../storage/check-options';
import type { Remembered } from './browser-storage';

const KEY = 'mandegar-layouts';

/** Layouts that are remembered; the longest unused go first. */
export const MAX_LAYOUTS = 200;

/** What holds for any layout is of one reading only. */
const ANY_LAYOUT = '*';

/**
 * What the user decided on a layout, for the next file with the same headings.
 * Only the decisions are kept, never anything of the file. They are few and
 * small, and localStorage writes at once: tabs cannot come between each other.
 */
export class LayoutMemory {
  /** The longest unused first. */
  #layouts = $state.raw<ReadonlyMap<string, LayoutOptions>>(new Map());
  readonly #memory: Remembered;

  constructor(memory: Remembered) {
    this.#memory = memory;
    this.#layouts = this.#read();
  }

  /** Fingerprints, the last used first. */
  get fingerprints(): readonly string[] {
    return [...this.#layouts.keys()].reverse();
  }

  /** All that is remembered, as decisions on a reading. */
  get options(): ReadOptions {
    const layouts = this.#read();
    if (layouts.size === 0) return {};
    return { layouts: Object.fromEntries(layouts), remembered: [...layouts.keys()] };
  }

  /** Takes over what was decided on these layouts of a reading. */
  remember(fingerprints: readonly string[], options: ReadOptions): void {
    const layouts = new Map(this.#read());
    for (const fingerprint of fingerprints) {
      const decided = options.layouts?.[fingerprint];
      if (!decided || fingerprint === ANY_LAYOUT || fingerprint === '') continue;
      layouts.delete(fingerprint);
      layouts.set(fingerprint, decided);
    }
    const surplus = Math.max(0, layouts.size - MAX_LAYOUTS);
    this.#write(new Map([...layouts].slice(surplus)));
  }

  forget(fingerprint: string): void {
    const layouts = new Map(this.#read());
    if (layouts.delete(fingerprint)) this.#write(layouts);
  }

  /** What another tab wrote counts too. Where nothing can be kept, this visit's decisions do. */
  #read(): ReadonlyMap<string, LayoutOptions> {
    const kept = this.#memory.get(KEY);
    return kept === null ? this.#layouts : parse(kept);
  }

  #write(layouts: ReadonlyMap<string, LayoutOptions>): void {
    this.#layouts = layouts;
    this.#memory.set(KEY, JSON.stringify([...layouts]));
  }
}

function parse(json: string): ReadonlyMap<string, LayoutOptions> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return new Map();
  }
  const layouts = new Map<string, LayoutOptions>();
  for (const entry of Array.isArray(value) ? value : []) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') continue;
    layouts.set(entry[0], checkLayoutOptions(entry[1]));
  }
  return layouts;
}
