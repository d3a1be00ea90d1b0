import type { SessionPatch } from '../storage/session';
import type { SessionContent, SessionStore } from '../storage/session-store';
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

/** The session at hand, which saves itself. */
export class OpenSession {
  #info = $state.raw<SessionInfo | null>(null);
  readonly #store: SessionStore;
  readonly #autosave: Autosave;

  constructor(
    store: SessionStore,
    unsaved: UnsavedEdits,
    on: { saved: () => void; failure: (error: StorageError) => void }
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

  /** Takes charge of a session; one that is not stored yet is saved at once. */
  begin(
    id: string,
    createdAt: number,
    content: SessionContent,
    { stored }: { stored: boolean }
  ): void {
    const { name, shop, notes } = content;
    this.#info = { id, name, shop, notes, createdAt };
    this.#autosave.start(id, content, stored);
  }

  /** The files of the session were read in another way. */
  renew(content: Pick<SessionContent, 'settings' | 'table' | 'reading'>): void {
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

  /** Another tab changed a session: where it is this one, its words follow, unless they are being edited here. */
  async follow(id: string): Promise<void> {
    const busy = (): boolean => !this.isOpen(id) || this.#autosave.busy;
    if (busy()) return;
    let details;
    try {
      details = await this.#store.peek(id);
    } catch {
      return;
    }
    if (!this.#info || busy()) return;
    if (!details) {
      this.#autosave.follow(null);
      return;
    }
    const { name, shop, notes } = details;
    this.#info = { ...this.#info, name, shop, notes };
    this.#autosave.follow({ name, shop, notes });
  }
}
