// @ts-check
/**
 * Commands that the specs can drive, best first. The headless shell draws no window around the page, which on a machine
 * without a graphics card is half of what a whole Chromium does.
 */
export const BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** Debian's package with the first of them. */
export const BROWSER_PACKAGE = "chromium-headless-shell";
