import type { WorkerLike } from '../../src/worker/spawn';
import type { Post } from '../../src/worker/handle';
import type { Request, Response } from '../../src/worker/protocol';

type Handle = (request: Request, post: Post) => Promise<void>;

export interface FakeOptions {
  /** Milliseconds until it says that it is ready; null for never. */
  readyAfterMs?: number | null;
  /** Goes on speaking after its end, as messages under way do. */
  deaf?: boolean;
}

/**
 * Stands in for a Worker: messages are cloned and their buffers really moved,
 * and each way takes a turn of the event loop.
 */
export class FakeWorker implements WorkerLike {
  readonly received: Request[] = [];
  terminated = false;
  readonly #events = new EventTarget();
  readonly #handle: Handle;
  readonly #deaf: boolean;

  constructor(handle: Handle, { readyAfterMs = 0, deaf = false }: FakeOptions = {}) {
    this.#handle = handle;
    this.#deaf = deaf;
    if (readyAfterMs !== null) setTimeout(() => this.say({ type: 'ready' }), readyAfterMs);
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    // The client asks for each type with the event that it brings.
    this.#events.addEventListener(type, (event) => listener(event as never));
  }

  postMessage(request: Request, transfer: ArrayBuffer[]): void {
    const copy = moved(request, transfer);
    this.received.push(copy);
    setTimeout(() => {
      if (this.terminated) return;
      void this.#handle(copy, (response, buffers) => {
        const sent = structuredClone(response, { transfer: buffers });
        setTimeout(() => this.say(sent));
      });
    });
  }

  say(response: Response): void {
    if (this.terminated && !this.#deaf) return;
    this.#events.dispatchEvent(new MessageEvent('message', { data: response }));
  }

  /** As an uncaught error in the worker does. */
  fail(message: string): void {
    this.#events.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** Node cannot clone a File; everything else goes the real way. */
function moved(request: Request, transfer: ArrayBuffer[]): Request {
  if (request.type !== 'read') return structuredClone(request, { transfer });
  return { ...structuredClone({ ...request, files: [] }), files: request.files };
}
