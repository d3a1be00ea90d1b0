/** Scrolls the page just so far that the element is in sight; where nothing is drawn, as in tests, not at all. */
export function bringIntoView(node: Element | null): void {
  if (node && typeof node.scrollIntoView === 'function') node.scrollIntoView({ block: 'nearest' });
}
