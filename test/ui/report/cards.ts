import { bare } from '../shared/languages';

/** The card of this title, or null. By its heading: roles take jsdom seconds on a page of this size. */
export function findCard(title: string): HTMLElement | null {
  const heads = [...document.querySelectorAll<HTMLElement>('section > header h2')];
  return heads.find((head) => bare(head.textContent) === title)?.closest('section') ?? null;
}

/** The same where it must be there. */
export function card(title: string): HTMLElement {
  const found = findCard(title);
  if (!found) throw new Error(`no card ${title}`);
  return found;
}
