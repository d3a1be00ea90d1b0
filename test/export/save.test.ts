import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyImage } from '../../src/export/save';

const picture = (): Promise<Blob> => Promise.resolve(new Blob(['x'], { type: 'image/png' }));

class FakeItem {
  readonly parts: Record<string, unknown>;
  constructor(parts: Record<string, unknown>) {
    this.parts = parts;
  }
}

describe('copyImage', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('hands the promise itself to the clipboard, within the click', async () => {
    const write = vi.fn((items: FakeItem[]) => Promise.resolve(items));
    vi.stubGlobal('ClipboardItem', FakeItem);
    vi.stubGlobal('navigator', { clipboard: { write } });
    const made = picture();
    const copying = copyImage(made);
    // Before anything was awaited.
    expect(write).toHaveBeenCalledOnce();
    expect(write.mock.calls[0]?.[0][0]?.parts['image/png']).toBe(made);
    expect(await copying).toEqual({ ok: true });
  });

  it('says where the browser has no clipboard for pictures', async () => {
    vi.stubGlobal('ClipboardItem', undefined);
    expect(await copyImage(picture())).toEqual({ ok: false, reason: 'unsupported' });
  });

  it('tells a refusal from a picture that could not be made', async () => {
    vi.stubGlobal('ClipboardItem', FakeItem);
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    vi.stubGlobal('navigator', { clipboard: { write: refuse } });
    expect(await copyImage(picture())).toEqual({ ok: false, reason: 'denied' });
    const broken = Promise.reject(new Error('no canvas'));
    expect(await copyImage(broken)).toEqual({ ok: false, reason: 'failed' });
  });
});
