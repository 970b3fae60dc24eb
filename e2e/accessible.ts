import { expect, type Page } from "@playwright/test";
import { axe, COLOUR_RULES } from "./axe";

/** What is where depends on the width alone, so each is looked at as a whole once; in the other scheme, its colours. */
const LOOKS = (
  [
    { colorScheme: "light", rules: undefined },
    { colorScheme: "dark", rules: COLOUR_RULES },
  ] as const
).flatMap(({ colorScheme, rules }) =>
  [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ].map((viewport) => ({ colorScheme, rules, viewport })),
);

/** axe has nothing to say about the state that is shown, in light and dark, wide and narrow; nor does it scroll sideways. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const { colorScheme, viewport, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await settled(page);
    const look = `${state}, ${colorScheme}, ${viewport.width} px`;
    expect(await axe(page, "html", rules), look).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${look}: scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const LONGEST_FADE_MS = 2_000;
const STILL_FRAMES = 4;

/**
 * Waits until nothing on the page moves any more, but what turns for ever: a half faded text has half its contrast. A
 * new scheme reaches text by text, as each inherits a colour that fades, so one frame without a fade is not the end of
 * it. A browser that draws none for a while does not end an animation either: the wait has an end of its own.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    async ({ longest, still }) => {
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      const moving = () =>
        document.getAnimations().some((animation) => {
          const { endTime } = animation.effect?.getComputedTiming() ?? {};
          return endTime !== Number.POSITIVE_INFINITY && animation.playState === "running";
        });
      let isOver = false;
      const over = new Promise<void>((resolve) => setTimeout(resolve, longest)).then(() => (isOver = true));
      const stands = async () => {
        for (let frames = 0; frames < still && !isOver; frames = moving() ? 0 : frames + 1) await frame();
      };
      await Promise.race([over, stands()]);
    },
    { longest: LONGEST_FADE_MS, still: STILL_FRAMES },
  );
}
