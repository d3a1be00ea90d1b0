import type { SessionContent, SessionPatch } from '../storage/session';
import type { SessionStore } from '../storage/session-store';
import type { StorageError } from '../storage/storage-error';
import type { SaveStatus } from './app-types';
import { Autosave } from './autosave.svelte';
import type { UnsavedEdits } from './unsaved';

export interface SessionInfo {
  id: string;
  name: string;
  shop: string;
  notes: string;
  createdAt: number;
}

/** What another tab did to the session at hand. */
export type Followed = 'nothing' | 'words' | 'deleted' | 'read-anew';

/** The session at hand, which saves itself. */
export class OpenSession {
  #info = $state.raw<SessionInfo | null>(null);
  readonly #store: SessionStore;
  readonly #autosave: Autosave;

  constructor(
    store: SessionStore,
    unsaved: UnsavedEdits,
    on: { saved: (id: string) => void; failure: (error: StorageError) => void }
  ) {
    this.#store = store;
    this.#autosave = new Autosave(store, unsaved, on);
    addEventListener('pagehide', () => this.#autosave.leave());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#autosave.flush();
    });
  }

  get info(): SessionInfo | null {
    return this.#info;
  }

  get saveStatus(): SaveStatus {
    return this.#autosave.status;
  }

  isOpen(id: string): boolean {
    return this.#info?.id === id;
  }

  /** Takes charge of a session; one that has no orders in the store yet is saved at once. */
  begin(id: string, createdAt: number, content: SessionContent, dataId: string | null): void {
    const { name, shop, notes } = content;
    this.#info = { id, name, shop, notes, createdAt };
    this.#autosave.start(id, content, dataId);
  }

  /** The files of the session were read in another way. */
  renew(content: Omit<SessionContent, 'name' | 'shop' | 'notes'>): void {
    if (!this.#info) return;
    const { name, shop, notes } = this.#info;
    this.#autosave.renew({ name, shop, notes, ...content });
  }

  /** Changes what the patch names, on the screen and in the store. */
  change(patch: SessionPatch): void {
    if (!this.#info) return;
    const { settings: _settings, ...words } = patch;
    if (Object.keys(words).length > 0) this.#info = { ...this.#info, ...words };
    this.#autosave.change(patch);
  }

  /** Settles when all edits are saved, or could not be. */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  /** Saves what waits and lets go of the session. */
  leave(): void {
    this.#autosave.stop();
    this.#info = null;
  }

  /** Whether another tab has read the session anew meanwhile. */
  async isBehind(): Promise<boolean> {
    const id = this.#info?.id;
    if (id === undefined) return false;
    await this.flush();
    try {
      const details = await this.#store.peek(id);
      return details !== null && this.isOpen(id) && this.#autosave.isBehind(details.dataId);
    } catch {
      return false;
    }
  }

  /** Another tab changed a session: where it is this one, its words follow, unless they are being edited here. */
  async follow(id: string): Promise<Followed> {
    const busy = (): boolean => !this.isOpen(id) || this.#autosave.busy;
    if (busy()) return 'nothing';
    let details;
    try {
      details = await this.#store.peek(id);
    } catch {
      return 'nothing';
    }
    if (!this.#info || busy()) return 'nothing';
    if (!details) {
      this.#autosave.follow(null);
      return 'deleted';
    }
    const { name, shop, notes } = details;
    this.#info = { ...this.#info, name, shop, notes };
    this.#autosave.follow({ name, shop, notes });
    return this.#autosave.isBehind(details.dataId) ? 'read-anew' : 'words';
  }
}
