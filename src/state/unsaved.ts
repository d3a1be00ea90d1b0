import { checkSettings } from '../storage/check-record';
import { isRecord } from '../storage/raw-record';
import type { SessionPatch } from '../storage/session';
import { StorageError } from '../storage/storage-error';
import type { Remembered } from './browser-storage';

const PREFIX = 'mandegar-unsaved:';

/**
 * Edits that were not yet acknowledged when the page went away. IndexedDB
 * needs the page to live on for a moment; localStorage writes at once.
 */
export class UnsavedEdits {
  readonly #memory: Remembered;

  constructor(memory: Remembered) {
    this.#memory = memory;
  }

  keep(id: string, patch: SessionPatch): void {
    this.#memory.set(PREFIX + id, JSON.stringify(patch));
  }

  forget(id: string): void {
    this.#memory.remove(PREFIX + id);
  }

  /** Saves what an earlier visit left behind; what fails stays for the next one, unless it can never be saved. */
  async saveAll(save: (id: string, patch: SessionPatch) => Promise<unknown>): Promise<void> {
    for (const { id, patch } of this.#all()) {
      try {
        await save(id, patch);
        this.forget(id);
      } catch (error) {
        const code = error instanceof StorageError ? error.code : 'failed';
        if (code === 'missing' || code === 'damaged' || code === 'newer') this.forget(id);
      }
    }
  }

  #all(): { id: string; patch: SessionPatch }[] {
    const found = this.#memory.keys().filter((key) => key.startsWith(PREFIX));
    return found.map((key) => ({
      id: key.slice(PREFIX.length),
      patch: parse(this.#memory.get(key))
    }));
  }
}

function parse(json: string | null): SessionPatch {
  let value: unknown;
  try {
    value = JSON.parse(json ?? '');
  } catch {
    return {};
  }
  if (!isRecord(value)) return {};
  const patch: SessionPatch = {};
  for (const key of ['name', 'shop', 'notes'] as const) {
    const text = value[key];
    if (typeof text === 'string') patch[key] = text;
  }
  const settings = checkSettings(value.settings);
  return Object.keys(settings).length > 0 ? { ...patch, settings } : patch;
}

/** Two edits as one; the later wins where both name a thing. */
export function mergePatches(earlier: SessionPatch | null, later: SessionPatch): SessionPatch {
  if (!earlier) return later;
  const settings = { ...earlier.settings, ...later.settings };
  const merged = { ...earlier, ...later };
  return Object.keys(settings).length > 0 ? { ...merged, settings } : merged;
}
