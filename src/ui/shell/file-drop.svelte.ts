/**
 * Files dragged over the window. `dragenter` and `dragleave` fire for every
 * element on the way, so they are counted; only a count of zero means that
 * the files have left.
 */
export class FileDrop {
  #depth = $state.raw(0);
  readonly #open: (files: File[]) => void;

  constructor(open: (files: File[]) => void) {
    this.#open = open;
  }

  /** Whether files hover over the window now. */
  get over(): boolean {
    return this.#depth > 0;
  }

  enter = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.#depth += 1;
  };

  hover = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  leave = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    this.#depth = Math.max(0, this.#depth - 1);
  };

  drop = (event: DragEvent): void => {
    this.#depth = 0;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.#open(files);
  };

  /** Forgets the count, for a drag that ended without telling (Escape, another window). */
  reset = (): void => {
    this.#depth = 0;
  };
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
