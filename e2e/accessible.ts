import { expect, type Page } from "@playwright/test";
import { axe } from "./axe";

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ].map((viewport) => ({ colorScheme, viewport })),
);

/** axe has nothing to say about the state that is shown, in light and dark, wide and narrow; nor does it scroll sideways. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await settled(page);
    const look = `${state}, ${colorScheme}, ${viewport.width} px`;
    expect(await axe(page), look).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${look}: scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const LONGEST_FADE_MS = 2_000;

/**
 * Waits until nothing on the page moves any more, but what turns for ever: a half faded text has half its contrast. A
 * browser that draws no frame for a while does not end an animation either, so the wait has an end of its own.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async (longest) => {
    const finite = document.getAnimations().filter((animation) => {
      const { endTime } = animation.effect?.getComputedTiming() ?? {};
      return endTime !== Number.POSITIVE_INFINITY;
    });
    const over = new Promise<void>((resolve) => setTimeout(resolve, longest));
    await Promise.race([over, Promise.allSettled(finite.map((animation) => animation.finished))]);
  }, LONGEST_FADE_MS);
}
