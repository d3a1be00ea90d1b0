/** Whether the device is online, and whether a newer version waits to be used. */
export class OfflineStatus {
  #online = $state.raw(true);
  #apply = $state.raw<(() => void) | null>(null);

  constructor() {
    if (typeof window === 'undefined') return;
    this.#online = navigator.onLine;
    window.addEventListener('online', () => (this.#online = true));
    window.addEventListener('offline', () => (this.#online = false));
  }

  get online(): boolean {
    return this.#online;
  }

  get updateReady(): boolean {
    return this.#apply !== null;
  }

  /** Called when a newer version is at hand; `apply` switches to it. */
  offer(apply: () => void): void {
    this.#apply = apply;
  }

  applyUpdate(): void {
    this.#apply?.();
  }

  later(): void {
    this.#apply = null;
  }
}

export const offlineStatus = new OfflineStatus();
