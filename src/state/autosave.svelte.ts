import { askToPersist } from '../storage/environment';
import type { SessionContent, SessionDetails, SessionPatch } from '../storage/session';
import type { SessionStore } from '../storage/session-store';
import { StorageError, toStorageError } from '../storage/storage-error';
import type { SaveStatus } from './app-types';
import { mergePatches, type UnsavedEdits } from './unsaved';

/** Edits within this time go into one save. */
const PAUSE_MS = 250;

interface Target {
  readonly id: string;
  /** All there is to save, so that a failed or vanished record can be written anew. */
  content: SessionContent;
  /** Whether the store holds these orders. */
  stored: boolean;
  /** Whether an earlier reading of this session is in the store. */
  known: boolean;
  /** Key of the orders that this tab stored or opened; null where it did neither. */
  dataId: string | null;
  pending: SessionPatch | null;
  /** Handed to the store and not yet acknowledged. */
  writing: SessionPatch | null;
}

/**
 * Saves the open session by itself: the whole once, then each edit at once,
 * and quick edits together. Saves run one after the other; what one could not
 * write goes with the next.
 */
export class Autosave {
  #status = $state.raw<SaveStatus>('idle');
  #target: Target | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();
  #persistAsked = false;
  readonly #store: SessionStore;
  readonly #unsaved: UnsavedEdits;
  readonly #onSaved: (id: string) => void;
  readonly #onFailure: (error: StorageError) => void;

  constructor(
    store: SessionStore,
    unsaved: UnsavedEdits,
    on: { saved: (id: string) => void; failure: (error: StorageError) => void }
  ) {
    this.#store = store;
    this.#unsaved = unsaved;
    this.#onSaved = on.saved;
    this.#onFailure = on.failure;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  /** Whether edits wait to be saved. */
  get busy(): boolean {
    const target = this.#target;
    return target !== null && (target.pending !== null || target.writing !== null);
  }

  /** Whether the store's orders of the session are others than these, put there by another tab. */
  isBehind(dataId: string): boolean {
    const target = this.#target;
    return target?.stored === true && target.dataId !== null && target.dataId !== dataId;
  }

  /** Takes charge of a session; a new one, which has no orders in the store yet, is saved whole at once. */
  start(id: string, content: SessionContent, dataId: string | null): void {
    this.stop();
    const stored = dataId !== null;
    this.#target = { id, content, stored, known: stored, dataId, pending: null, writing: null };
    this.#status = stored ? 'saved' : 'saving';
    if (!stored) this.#write(this.#target);
  }

  /** The session in charge was read anew. */
  renew(content: SessionContent): void {
    const target = this.#target;
    if (!target) return;
    target.content = content;
    target.stored = false;
    this.#status = 'saving';
    this.#write(target);
  }

  change(patch: SessionPatch): void {
    const target = this.#target;
    if (!target) return;
    target.content = withPatch(target.content, patch);
    target.pending = mergePatches(target.pending, patch);
    this.#status = 'saving';
    if (this.#timer !== undefined) return;
    this.#write(target);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (target.pending) this.#write(target);
    }, PAUSE_MS);
  }

  /** Another tab changed the session: what is not being edited here follows. */
  follow(patch: SessionPatch | null): void {
    const target = this.#target;
    if (!target || this.busy) return;
    if (patch) {
      target.content = withPatch(target.content, patch);
    } else {
      // Deleted over there; the next edit here saves it whole again.
      target.stored = false;
      target.known = false;
      this.#status = 'idle';
    }
  }

  /** Saves what waits and lets go of the session. */
  stop(): void {
    void this.flush();
    this.#target = null;
    this.#status = 'idle';
  }

  /** Settles when everything is saved, or could not be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#target?.pending) this.#write(this.#target);
    return this.#last;
  }

  /** The page may be going away for good: what is not acknowledged is noted where that works at once. */
  leave(): void {
    const target = this.#target;
    if (!target) return;
    const open = target.writing
      ? mergePatches(target.writing, target.pending ?? {})
      : target.pending;
    if (open) this.#unsaved.keep(target.id, open);
    void this.flush();
  }

  #write(target: Target): void {
    const next = this.#last.then(() => this.#save(target));
    this.#last = next;
  }

  async #save(target: Target): Promise<void> {
    const patch = target.pending;
    if (!patch && target.stored) return;
    target.pending = null;
    target.writing = patch;
    try {
      await this.#put(target, patch ?? {});
      target.writing = null;
      this.#unsaved.forget(target.id);
      if (target === this.#target && !waits(target)) this.#status = 'saved';
      this.#onSaved(target.id);
      if (!this.#persistAsked && !target.content.reading.sample) {
        this.#persistAsked = true;
        void askToPersist();
      }
    } catch (error) {
      const failure = toStorageError(error);
      target.writing = null;
      if (patch) putBack(target, patch);
      if (target === this.#target) {
        this.#status = failure.code === 'unavailable' ? 'unavailable' : 'failed';
      }
      this.#onFailure(failure);
    }
  }

  async #put(target: Target, patch: SessionPatch): Promise<void> {
    const { content } = target;
    if (target.stored) {
      try {
        await this.#store.edit(target.id, patch);
        return;
      } catch (error) {
        if (!(error instanceof StorageError && error.code === 'missing')) throw error;
        target.known = false;
      }
    }
    const { dataId } = target.known
      ? await this.#replace(target.id, content)
      : await this.#store.create(target.id, content);
    target.dataId = dataId;
    target.known = true;
    // A reading that came in while this one was being saved is still to be saved.
    target.stored =
      target.content.table === content.table && target.content.reading === content.reading;
  }

  async #replace(id: string, content: SessionContent): Promise<SessionDetails> {
    try {
      return await this.#store.replaceData(id, content);
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'missing')) throw error;
      return this.#store.create(id, content);
    }
  }
}

function waits(target: Target): boolean {
  return target.pending !== null;
}

/** What could not be written goes with the next save, under edits made since. */
function putBack(target: Target, patch: SessionPatch): void {
  target.pending = target.pending ? mergePatches(patch, target.pending) : patch;
}

function withPatch(content: SessionContent, patch: SessionPatch): SessionContent {
  return { ...content, ...patch, settings: { ...content.settings, ...patch.settings } };
}
