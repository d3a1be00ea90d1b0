import { describe, expect, it, vi } from 'vitest';
import { FileDrop, type DropPlace } from '../../../src/ui/shell/file-drop.svelte';
import { readPaste } from '../../../src/ui/shell/paste';
import { isRereading, pickScreen, type ScreenInputs } from '../../../src/ui/shell/screens';

/** jsdom has neither DragEvent nor ClipboardEvent; a plain event with the same face stands in. */
function drag(type: string, types: string[], files: File[] = []): DragEvent {
  const event = new Event(type, { cancelable: true });
  return Object.assign(event, { dataTransfer: { types, files, dropEffect: 'none' } }) as never;
}

describe('FileDrop', () => {
  const file = new File(['a,b'], 'orders.csv');

  it('stays over the window while the pointer crosses its elements', () => {
    const drop = new FileDrop(() => undefined);
    drop.enter(drag('dragenter', ['Files']));
    drop.enter(drag('dragenter', ['Files']));
    drop.leave(drag('dragleave', ['Files']));
    expect(drop.over).toBe(true);
    drop.leave(drag('dragleave', ['Files']));
    expect(drop.over).toBe(false);
  });

  it('opens what is dropped and keeps the browser from showing it', () => {
    const open = vi.fn<(files: File[], place: DropPlace) => void>();
    const drop = new FileDrop(open);
    const event = drag('drop', ['Files'], [file]);
    drop.enter(drag('dragenter', ['Files']));
    drop.drop(event);
    expect(open.mock.calls).toEqual([[[file], 'open']]);
    expect(event.defaultPrevented).toBe(true);
    expect(drop.over).toBe(false);
  });

  it('tells a drop on the half that adds to the report in view', () => {
    const open = vi.fn<(files: File[], place: DropPlace) => void>();
    const drop = new FileDrop(open);
    const half = document.createElement('div');
    half.dataset.drop = 'add';
    const words = half.appendChild(document.createElement('p'));
    const at = (event: DragEvent): DragEvent =>
      Object.defineProperty(event, 'target', { value: words });
    drop.hover(at(drag('dragover', ['Files'])));
    expect(drop.place).toBe('add');
    drop.drop(at(drag('drop', ['Files'], [file])));
    expect(open.mock.calls).toEqual([[[file], 'add']]);
    drop.hover(drag('dragover', ['Files']));
    expect(drop.place).toBe('open');
  });

  it('leaves dragged text and links alone', () => {
    const open = vi.fn<(files: File[]) => void>();
    const drop = new FileDrop(open);
    const event = drag('drop', ['text/plain']);
    drop.enter(drag('dragenter', ['text/plain']));
    expect(drop.over).toBe(false);
    drop.drop(event);
    expect(open).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });
});

function paste(text: string, target: Element = document.body, files: File[] = []): ClipboardEvent {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text, files } });
  let found: unknown = null;
  target.addEventListener('paste', (caught) => (found = readPaste(caught as never)), {
    once: true
  });
  target.dispatchEvent(event);
  return found as never;
}

describe('readPaste', () => {
  it('takes cells of more than one line', () => {
    const cells = 'customer\tdate\na\t2024-01-01';
    expect(paste(cells)).toEqual({ kind: 'text', text: cells });
  });

  it('takes lines that end as on Windows or on old Macs', () => {
    expect(paste('a\tb\r\n1\t2')).not.toBeNull();
    expect(paste('a\tb\r1\t2')).not.toBeNull();
  });

  it('leaves a single word or an empty clipboard', () => {
    expect(paste('hello')).toBeNull();
    expect(paste('hello\n')).toBeNull();
    expect(paste('')).toBeNull();
  });

  it('leaves what is pasted into a field', () => {
    const input = document.createElement('input');
    document.body.append(input);
    expect(paste('a\tb\n1\t2', input)).toBeNull();
    input.remove();
  });

  it('takes files where there is no text', () => {
    const file = new File(['a'], 'a.csv');
    expect(paste('', document.body, [file])).toEqual({ kind: 'files', files: [file] });
  });
});

describe('pickScreen', () => {
  const idle: ScreenInputs = {
    route: 'start',
    activity: null,
    hasReading: false,
    hasReport: false
  };

  it('gives the window to a first reading', () => {
    expect(pickScreen({ ...idle, activity: 'reading' })).toBe('reading');
    expect(pickScreen({ ...idle, activity: 'sample' })).toBe('reading');
    expect(pickScreen({ ...idle, activity: 'opening' })).toBe('reading');
  });

  it('leaves the check screen in place while it reads again', () => {
    const again: ScreenInputs = { ...idle, route: 'check', activity: 'reading', hasReading: true };
    expect(isRereading(again)).toBe(true);
    expect(pickScreen(again)).toBe('check');
  });

  it('leads to the start where there is nothing to show', () => {
    expect(pickScreen({ ...idle, route: 'report' })).toBe('start');
    expect(pickScreen({ ...idle, route: 'check' })).toBe('start');
    expect(pickScreen({ ...idle, route: 'report', hasReport: true })).toBe('report');
    expect(pickScreen({ ...idle, route: 'calculator' })).toBe('calculator');
  });
});
