import { isAbort } from '../worker/client';
import type { Progress } from '../worker/protocol';
import type { Activity } from './app-types';

/** What takes a while: one at a time, and a new one ends the one before. */
export class Task {
  #activity = $state.raw<Activity>(null);
  #work: AbortController | null = null;

  /** What is under way, with its progress. */
  get activity(): Activity {
    return this.#activity;
  }

  /**
   * Runs to its end, or until {@link cancel} or another run. Work has to look
   * at the signal after each wait, before it changes anything.
   * Returns whether nothing else took its place; rejects unless it was given up.
   */
  async run(
    activity: Activity,
    work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>
  ): Promise<boolean> {
    this.cancel();
    const controller = new AbortController();
    this.#work = controller;
    this.#activity = activity;
    try {
      await work(controller.signal, (progress) => {
        if (controller.signal.aborted || activity?.kind !== 'reading') return;
        this.#activity = { ...activity, progress };
      });
    } catch (error) {
      const { aborted } = controller.signal;
      if (!aborted && !isAbort(error) && this.#work === controller) throw error;
    } finally {
      if (this.#work === controller) {
        this.#work = null;
        this.#activity = null;
      }
    }
    return this.#work === null;
  }

  cancel(): void {
    this.#work?.abort();
  }
}
