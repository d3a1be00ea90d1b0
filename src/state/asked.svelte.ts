import type { AnswerTo, Question } from '../core/questions';
import { isAbort } from '../worker/client';
import { app } from './app.svelte';

/**
 * The answer to a question that a component asks for as long as it is there,
 * asked anew when the question or the report changes. Make it while the
 * component is made: it lives in the component's effect.
 * @param question null while there is nothing to ask
 * @example const groups = new Asked(() => ({ kind: 'groups', dimension }) as const);
 */
export class Asked<Q extends Question> {
  #answer = $state.raw<AnswerTo<Q> | null>(null);
  #failed = $state.raw(false);
  #asked = $state.raw<object | null>(null);
  #answered = $state.raw<object | null>(null);

  constructor(question: () => Q | null) {
    $effect(() => {
      const asked = question();
      if (!app.report || !asked) return;
      const run = new AbortController();
      void this.#ask(run, asked);
      return () => run.abort();
    });
  }

  /** The newest answer; the one before stays until it is there. null until the first. */
  get answer(): AnswerTo<Q> | null {
    return this.#answer;
  }
  /** Whether the answer in view is not that of the newest question. */
  get pending(): boolean {
    return this.#asked !== this.#answered;
  }
  /** The newest question could not be answered. */
  get failed(): boolean {
    return this.#failed;
  }

  async #ask(run: AbortController, question: Q): Promise<void> {
    // Not within the effect itself, which would wait for what it writes.
    await Promise.resolve();
    this.#asked = run;
    try {
      const answer = await app.ask(run.signal, question);
      if (run.signal.aborted) return;
      this.#answer = answer;
      this.#failed = false;
    } catch (error) {
      if (run.signal.aborted || isAbort(error)) return;
      this.#failed = true;
    }
    this.#answered = run;
  }
}
