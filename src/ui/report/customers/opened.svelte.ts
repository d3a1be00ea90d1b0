/** The customer whose page is in view, and its step in the browser's history. */
export interface Opened {
  key: string;
  /** Place in the order of the table. */
  index: number;
}

/**
 * A customer opens in place: the address stays as it is, for a name has no
 * business there. A step in the history that holds nothing but a mark makes
 * the browser's back button lead to the table.
 */
export class OpenedCustomer {
  #customer = $state.raw<Opened | null>(null);
  /** Of the step that this customer was opened with: others may lie before it. */
  #mark = '';
  readonly #window: Window;

  constructor(win: Window = window) {
    this.#window = win;
  }

  get customer(): Opened | null {
    return this.#customer;
  }

  open(customer: Opened): void {
    this.#customer = customer;
    this.#mark = `customer-${String(Date.now())}`;
    try {
      this.#window.history.pushState({ step: this.#mark }, '');
    } catch {
      // Some browsers forbid it on file pages or after many steps: the page has a button of its own.
    }
  }

  /** Another customer takes the place, without a further step. */
  turnTo(customer: Opened): void {
    this.#customer = customer;
  }

  close(): void {
    this.#customer = null;
    if (this.#marked) this.#window.history.back();
  }

  /** Follows the browser's back button. Returns what ends it. */
  listen(onclosed: () => void): () => void {
    const follow = (): void => {
      if (!this.#customer || this.#marked) return;
      this.#customer = null;
      onclosed();
    };
    this.#window.addEventListener('popstate', follow);
    return () => this.#window.removeEventListener('popstate', follow);
  }

  get #marked(): boolean {
    const state: unknown = this.#window.history.state;
    return (
      typeof state === 'object' && state !== null && 'step' in state && state.step === this.#mark
    );
  }
}
