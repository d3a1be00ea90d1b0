import { newId } from '../storage/environment';
import { UNDO_MS } from '../storage/housekeeping';
import type { SessionSummary } from '../storage/session';
import type { SessionStore } from '../storage/session-store';
import { StorageError } from '../storage/storage-error';

/** The list of saved sessions, and the one that was deleted last. */
export class SessionLibrary {
  #sessions = $state.raw<SessionSummary[] | null>(null);
  #deleted = $state.raw<SessionSummary | null>(null);
  #undoTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshes = 0;
  /** The refresh whose list is in view. */
  #shown = 0;
  readonly #store: SessionStore;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** null until the list is loaded; empty where nothing can be kept. */
  get sessions(): SessionSummary[] | null {
    return this.#sessions;
  }

  get deleted(): SessionSummary | null {
    return this.#deleted;
  }

  find(id: string): SessionSummary | null {
    return this.#sessions?.find((session) => session.id === id) ?? null;
  }

  /** Loads the list again; where that fails, the one at hand stays. */
  async refresh(): Promise<void> {
    const refresh = ++this.#refreshes;
    let sessions: SessionSummary[];
    try {
      sessions = await this.#store.list();
    } catch {
      sessions = this.#sessions ?? [];
    }
    // An answer that comes late must not take back a newer one.
    if (refresh < this.#shown) return;
    this.#shown = refresh;
    this.#sessions = sessions;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#store.edit(id, { name });
    await this.refresh();
  }

  /** `nameOf` makes the copy's name from the original's and a number from 2. */
  async duplicate(id: string, nameOf: (name: string, copy: number) => string): Promise<void> {
    const original = this.find(id);
    if (!original) throw new StorageError('missing', 'no such session');
    const names = new Set(this.#sessions?.map((session) => session.name));
    let copy = 2;
    while (names.has(nameOf(original.name, copy))) copy += 1;
    await this.#store.duplicate(id, newId(), nameOf(original.name, copy));
    await this.refresh();
  }

  /** Takes a session off the list; it can be brought back for ten seconds or until the next one. */
  async delete(id: string): Promise<void> {
    const session = this.find(id);
    if (!session) return;
    await this.#store.remove(id);
    this.#end();
    this.#deleted = session;
    this.#undoTimer = setTimeout(() => this.#end(), UNDO_MS);
    await this.refresh();
  }

  async undo(): Promise<void> {
    const session = this.#deleted;
    if (!session) return;
    clearTimeout(this.#undoTimer);
    this.#deleted = null;
    await this.#store.restore(session.id);
    await this.refresh();
  }

  /** The session can no longer be brought back. A page that is closed before leaves this to the next start. */
  #end(): void {
    clearTimeout(this.#undoTimer);
    const session = this.#deleted;
    if (!session) return;
    this.#deleted = null;
    this.#store.purge(session.id).catch(() => undefined);
  }
}
