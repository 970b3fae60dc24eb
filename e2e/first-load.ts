import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** What one screen loads before anybody touches it: bytes of JavaScript as sent, and each file's own. */
export type FirstLoad = { bytes: number; scripts: { path: string; bytes: number }[] };

/** Opens a screen and counts its JavaScript as sent to the browser, packed as the server packs it or by gzip. */
export async function firstLoadOf(page: Page, open: () => Promise<void>): Promise<FirstLoad> {
  const scripts = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (!/\.js(\?|$)/.test(response.url()) && response.request().resourceType() !== "script") return;
    const size = response.body().then((body) => gzipSync(body).length);
    scripts.set(new URL(response.url()).pathname, size);
  });
  await open();
  await page.waitForLoadState("networkidle");
  const sizes = await Promise.all([...scripts].map(async ([path, bytes]) => ({ path, bytes: await bytes })));
  sizes.sort((one, other) => other.bytes - one.bytes);
  return { bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0), scripts: sizes };
}
