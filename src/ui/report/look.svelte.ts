import { lookFromStyles, type ChartLook } from '../../charts';
import type { LocaleId } from '../../i18n/formatter';
import { i18n } from '../../state/i18n.svelte';
import { theme } from '../../state/theme.svelte';

/** The look of the page for charts and pictures; read in a derived value it follows theme and language. */
export function pageLook(): ChartLook {
  return lookIn(theme.effective, i18n.locale);
}

/** Theme and language stand on the root element, where the tokens hang on them; naming them here ties the look to both. */
function lookIn(_theme: 'light' | 'dark', _locale: LocaleId): ChartLook {
  const styles = getComputedStyle(document.documentElement);
  return lookFromStyles(styles, i18n.dir, Number.parseFloat(styles.fontSize) || 16);
}
