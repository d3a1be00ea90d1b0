/** Where dropped files go: to the report in view, or into a new one. */
export type DropPlace = 'add' | 'open';

/**
 * Files dragged over the window. `dragenter` and `dragleave` fire for every
 * element on the way, so they are counted; only a count of zero means that
 * the files have left. An element under the pointer with `data-drop="add"`
 * takes the drop for the report in view.
 */
export class FileDrop {
  #depth = $state.raw(0);
  #place = $state.raw<DropPlace>('open');
  readonly #open: (files: File[], place: DropPlace) => void;

  constructor(open: (files: File[], place: DropPlace) => void) {
    this.#open = open;
  }

  /** Whether files hover over the window now. */
  get over(): boolean {
    return this.#depth > 0;
  }

  /** Where a drop would go now. */
  get place(): DropPlace {
    return this.#place;
  }

  enter = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.#depth += 1;
  };

  hover = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.#place = placeOf(event);
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
    if (files.length > 0) this.#open(files, placeOf(event));
  };

  /** Forgets the count, for a drag that ended without telling (Escape, another window). */
  reset = (): void => {
    this.#depth = 0;
  };
}

function placeOf({ target }: DragEvent): DropPlace {
  const element = target instanceof Element ? target.closest('[data-drop]') : null;
  return element?.getAttribute('data-drop') === 'add' ? 'add' : 'open';
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
