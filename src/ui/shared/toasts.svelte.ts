export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastOptions {
  text: string;
  action?: ToastAction | undefined;
  /** Milliseconds; 6 s, or 12 s where there is something to press. */
  duration?: number | undefined;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
}

const PLAIN_MS = 6_000;
const ACTION_MS = 12_000;
const MOST = 3;

/** Short messages at the foot of the page that go away by themselves. */
export class ToastList {
  #list: readonly Toast[] = $state.raw([]);
  #timers = new Map<number, { timer: ReturnType<typeof setTimeout>; duration: number }>();
  #lastId = 0;

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Shows a message and returns its id. */
  show(options: ToastOptions): number {
    const id = ++this.#lastId;
    const duration = options.duration ?? (options.action ? ACTION_MS : PLAIN_MS);
    const toast: Toast = { id, text: options.text, action: options.action ?? null };
    for (const old of this.#list.slice(0, Math.max(0, this.#list.length + 1 - MOST))) {
      this.dismiss(old.id);
    }
    this.#list = [...this.#list, toast];
    this.#start(id, duration);
    return id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    this.#timers.delete(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }

  /** Keeps all messages while one of them is read or reached by keyboard. */
  hold(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
  }

  release(): void {
    for (const [id, { duration }] of this.#timers) this.#start(id, duration);
  }

  #start(id: number, duration: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    this.#timers.set(id, { timer: setTimeout(() => this.dismiss(id), duration), duration });
  }
}

export const toasts = new ToastList();
