export type Pasted = { kind: 'files'; files: File[] } | { kind: 'text'; text: string } | null;

const EDITABLE = 'input, textarea, select, [contenteditable], dialog';

/**
 * What a paste on the page brings: files, the text of a table, or null where
 * the paste belongs to a field or holds no table. A table has more than one line.
 */
export function readPaste(event: ClipboardEvent): Pasted {
  if (event.defaultPrevented) return null;
  if (event.target instanceof Element && event.target.closest(EDITABLE)) return null;
  const data = event.clipboardData;
  if (!data) return null;
  const text = data.getData('text/plain');
  // Spreadsheets put a picture of the cells beside their text: the text is what is meant.
  if (/\S[^\n\r]*[\n\r]+\s*\S/.test(text)) return { kind: 'text', text };
  if (text === '' && data.files.length > 0) return { kind: 'files', files: [...data.files] };
  return null;
}
