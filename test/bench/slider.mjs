/** Frames a second while the churn slider of the built page is dragged. */

/** There and back, as a hand does it. */
const STEPS = 150;

/**
 * @returns frames a second, the longest time between two, and how many
 *   different windows the slider stood at, so that standing still is no success
 */
export async function dragSlider(open, file) {
  const page = await open();
  await page.setInputFiles('input[type=file]', file);
  await page.waitForURL(/#\/report/, { timeout: 60_000 });
  await page.evaluate(() => (location.hash = '#/report/retention'));
  const slider = page.getByTestId('churn-slider');
  await slider.waitFor({ timeout: 30_000 });
  await slider.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  const x = (share) => box.x + 10 + share * (box.width - 20);
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  await slider.evaluate((input) => {
    const seen = new Set();
    input.addEventListener('input', () => seen.add(input.value));
    const stamps = [];
    const frame = (now) => {
      stamps.push(now);
      if (!window.dragDone) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.drag = { seen, stamps };
  });
  for (let step = 0; step <= STEPS; step += 1) {
    const share = (2 * step) / STEPS;
    await page.mouse.move(x(share <= 1 ? share : 2 - share), y);
    await page.waitForTimeout(10);
  }
  const { stamps, windows } = await page.evaluate(() => {
    window.dragDone = true;
    return { stamps: window.drag.stamps, windows: window.drag.seen.size };
  });
  await page.mouse.up();
  const gaps = stamps.slice(1).map((stamp, i) => stamp - stamps[i]);
  const seconds = (stamps.at(-1) - stamps[0]) / 1000;
  return { perSecond: gaps.length / seconds, longestMs: Math.max(...gaps), windows };
}
