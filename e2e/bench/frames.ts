import type { Page } from "@playwright/test";

/** How smooth something was, in milliseconds: the longest gap between two frames, and the tasks of more than 50. */
export type Smoothness = { frames: number; longestFrame: number; longTasks: number[] };

type Recording = { last: number; longest: number; frames: number; tasks: number[]; on: boolean };

/** Begins to note when the browser draws, and how long its tasks take. Call it before the page is opened. */
export async function recordFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recording: Recording = { last: 0, longest: 0, frames: 0, tasks: [], on: false };
    Object.assign(window, { recording });
    new PerformanceObserver((list) => {
      if (recording.on) recording.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask" });
    const frame = (now: number) => {
      if (recording.on && recording.last > 0) {
        recording.longest = Math.max(recording.longest, now - recording.last);
        recording.frames += 1;
      }
      recording.last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** How smooth the page was while `act` ran. */
export async function smoothnessOf(page: Page, act: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => {
    const { recording } = window as unknown as { recording: Recording };
    Object.assign(recording, { last: 0, longest: 0, frames: 0, tasks: [], on: true });
  });
  await act();
  return page.evaluate(() => {
    const { recording } = window as unknown as { recording: Recording };
    recording.on = false;
    return { frames: recording.frames, longestFrame: recording.longest, longTasks: recording.tasks };
  });
}
