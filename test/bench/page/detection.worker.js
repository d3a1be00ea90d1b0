/** How long the app takes to find out how a file is to be read, before it reads it. */
import { planFiles } from '../../../src/worker/plan-files';

const origin = { unpackedFrom: null, part: null, otherParts: [] };

globalThis.onmessage = async ({ data: file }) => {
  try {
    const times = [];
    // The first run is what a user waits for; those after it are free of the compiler's work.
    for (let run = 0; run < 5; run += 1) {
      const begun = performance.now();
      await planFiles([{ file, origin }], {}, {});
      times.push(performance.now() - begun);
    }
    globalThis.postMessage({ times });
  } catch (error) {
    globalThis.postMessage({ error: String(error) });
  }
};
