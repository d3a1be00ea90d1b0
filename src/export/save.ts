/** How long the browser may need to take hold of a download before its address goes. */
const REVOKE_AFTER_MS = 60_000;

/** Hands a file to the browser's downloads. Nothing leaves the device. */
export function download(content: Blob | string, name: string, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, REVOKE_AFTER_MS);
}

export type CopyResult =
  | { ok: true }
  /** The browser has no clipboard for pictures, it refused, or the picture could not be made. */
  | { ok: false; reason: 'unsupported' | 'denied' | 'failed' };

/**
 * Puts a PNG on the clipboard. Call it directly from a click and pass the
 * promise itself: Safari grants the clipboard only for as long as the click lasts.
 */
export async function copyImage(picture: Promise<Blob>): Promise<CopyResult> {
  // A picture that fails must not end as an unhandled rejection where copying ends first.
  picture.catch(() => undefined);
  if (typeof ClipboardItem === 'undefined' || !('clipboard' in navigator)) {
    return { ok: false, reason: 'unsupported' };
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return { ok: true };
  } catch (error) {
    const made = await picture.then(
      () => true,
      () => false
    );
    if (!made) return { ok: false, reason: 'failed' };
    const denied = error instanceof DOMException && error.name === 'NotAllowedError';
    return { ok: false, reason: denied ? 'denied' : 'unsupported' };
  }
}
