/** The forecast's code, run on made-up shops while its worker has nothing else to do. */

/** Before the first step, so that what is asked of a worker as it starts goes first. */
const PAUSE_MS = 30;
/** On a slow device, what is not quick by then stays as it is. */
const LIMIT_MS = 4000;

/**
 * Runs the steps one after the other. Between them messages are heard; the
 * first ends the rehearsal.
 * @param step one of `steps`, from 0 on
 * @returns ends it
 */
export function rehearse(steps: number, step: (index: number) => void): () => void {
  const begun = performance.now();
  let ended = false;
  const next = (index: number): void => {
    if (index === steps || performance.now() - begun > LIMIT_MS) return;
    setTimeout(() => {
      if (ended) return;
      step(index);
      next(index + 1);
    }, PAUSE_MS);
  };
  next(0);
  return () => {
    ended = true;
  };
}
