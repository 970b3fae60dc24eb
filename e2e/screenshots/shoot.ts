import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

const LOOKS = [
  { look: "wide-light", colorScheme: "light", width: 1280, height: 800 },
  { look: "wide-dark", colorScheme: "dark", width: 1280, height: 800 },
  { look: "narrow-light", colorScheme: "light", width: 390, height: 844 },
  { look: "narrow-dark", colorScheme: "dark", width: 390, height: 844 },
] as const;

/** Takes four pictures of the page as it is, light and dark, wide and narrow, beside this file. */
export async function shoot(page: Page, name: string, { top }: { top?: () => Promise<void> } = {}): Promise<void> {
  for (const { look, colorScheme, width, height } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await top?.();
    // Colours fade from one theme to the other; what turns for as long as a rollout runs never ends.
    await page.evaluate(() => {
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      return Promise.race([
        Promise.allSettled(ending.map(({ finished }) => finished)),
        new Promise((end) => setTimeout(end, 2_000)),
      ]);
    });
    await page.screenshot({ path: fileURLToPath(new URL(`${name}-${look}.png`, import.meta.url)) });
  }
}
