/** When the forecast stands on the built page, counted from the report. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CDNOW = fileURLToPath(
  new URL('../../../shared/data/cdnow_sample.csv', import.meta.url)
);

/** As long as a hand takes from the button to a chosen file. */
const CHOOSING_MS = 3000;

/**
 * Opens CDNOW on a page just opened, as a visitor does who points at the
 * button and then chooses the file.
 * @returns milliseconds from the report's first element to the forecast's
 *   sentence on the overview; null where the file is not there
 */
export async function forecastOnPage(open) {
  if (!existsSync(CDNOW)) return null;
  const page = await open();
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const marks = (window.marks = {});
    new MutationObserver(() => {
      if (!marks.report && document.querySelector('nav.views')) marks.report = performance.now();
      if (!marks.forecast && /will likely place/.test(document.body.textContent)) {
        marks.forecast = performance.now();
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.locator('main .open').hover();
  await page.waitForTimeout(CHOOSING_MS);
  await page.setInputFiles('input[type=file]', CDNOW);
  await page.waitForFunction(() => window.marks.report && window.marks.forecast, null, {
    timeout: 60_000
  });
  const { report, forecast } = await page.evaluate(() => window.marks);
  await page.context().close();
  return Math.max(0, forecast - report);
}
