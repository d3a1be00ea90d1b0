import { tick } from 'svelte';
import { lookFromStyles, type ChartLook } from '../../charts';
import type { LocaleId } from '../../i18n/formatter';
import { i18n } from '../../state/i18n.svelte';
import { theme } from '../../state/theme.svelte';

type Shade = 'light' | 'dark';

/** Paper is white whatever the screen is. */
class Paper {
  #printing = $state(false);

  get shade(): Shade {
    return this.#printing ? 'light' : theme.effective;
  }

  /** Turns the page light for the printer. */
  begin = (): void => {
    document.documentElement.dataset.theme = 'light';
    this.#printing = true;
  };

  end = (): void => {
    this.#printing = false;
    document.documentElement.dataset.theme = theme.effective;
  };
}

export const paper = new Paper();

/** Longer than the charts take to be drawn anew in the light theme. */
const REDRAW_MS = 1200;

/** Opens the browser's print dialog with charts that are ready for paper. */
export async function printPage(): Promise<void> {
  const wait = theme.effective === 'dark' ? REDRAW_MS : 0;
  paper.begin();
  await tick();
  await new Promise((resolve) => setTimeout(resolve, wait));
  window.print();
}

/** The look of the page for charts and pictures; read in a derived value it follows theme and language. */
export function pageLook(): ChartLook {
  return lookIn(paper.shade, i18n.locale);
}

/** Theme and language stand on the root element, where the tokens hang on them; naming them here ties the look to both. */
function lookIn(_shade: Shade, _locale: LocaleId): ChartLook {
  const styles = getComputedStyle(document.documentElement);
  return lookFromStyles(styles, i18n.dir, Number.parseFloat(styles.fontSize) || 16);
}
