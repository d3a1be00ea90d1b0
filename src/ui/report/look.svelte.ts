import { lookFromStyles, type ChartLook } from '../../charts';
import { i18n } from '../../state/i18n.svelte';
import { theme } from '../../state/theme.svelte';

/** The look of the page for charts and pictures; read it in a derived value and it follows theme and language. */
export function pageLook(): ChartLook {
  // The tokens change with the theme, which the document carries as an attribute.
  void theme.effective;
  void i18n.locale;
  const root = document.documentElement;
  const styles = getComputedStyle(root);
  return lookFromStyles(styles, i18n.dir, Number.parseFloat(styles.fontSize) || 16);
}
