import { MediaQuery } from 'svelte/reactivity';

/** Whether the screen is as narrow as a phone's, followed as it turns; null where nothing can tell. */
export function narrowScreen(): MediaQuery | null {
  return typeof matchMedia === 'function' ? new MediaQuery('max-width: 40rem') : null;
}
