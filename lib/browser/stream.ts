import type { StreamEvent } from "@/lib/contract/stream";
import { takeSlot } from "./stream-slots";

/** What a stream tells: its events, and each time it is lost. */
export type StreamListener = { event: (event: StreamEvent) => void; lost: () => void };

/** As much of a browser as a stream needs, so that a test can be one. */
export type StreamBrowser = {
  open: (address: string) => Pick<EventSource, "close" | "onmessage" | "onerror">;
  document: Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;
  locks: Pick<LockManager, "request"> | undefined;
};

/** The server says something every 15 seconds; after more than two of them it is no longer there. */
const SILENT_MS = 40_000;
const FIRST_AGAIN_MS = 1_000;
const LONGEST_AGAIN_MS = 15_000;

/**
 * Follows one stream of our server for as long as the window is to be seen: a hidden window holds no connection, and
 * begins with a new snapshot when it is shown again. What is lost is opened again, after a longer wait each time.
 * @returns how to stop
 */
export function openStream(address: string, listener: StreamListener, browser = thisBrowser()): () => void {
  let source: ReturnType<StreamBrowser["open"]> | null = null;
  let release: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let again = FIRST_AGAIN_MS;

  const close = () => {
    attempt += 1;
    clearTimeout(timer);
    source?.close();
    release?.();
    [source, release] = [null, null];
  };
  const lose = () => {
    close();
    listener.lost();
    timer = setTimeout(() => void open(), again);
    again = Math.min(again * 2, LONGEST_AGAIN_MS);
  };
  const expectMore = () => {
    clearTimeout(timer);
    timer = setTimeout(lose, SILENT_MS);
  };
  const open = async () => {
    close();
    const mine = attempt;
    const slot = await takeSlot(browser.locks);
    if (mine !== attempt) return slot?.();
    if (!slot) return lose();
    release = slot;
    source = browser.open(address);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      again = FIRST_AGAIN_MS;
      expectMore();
      // Checked against the contract by the server that sent it.
      listener.event(JSON.parse(data) as StreamEvent);
    };
    source.onerror = lose;
    expectMore();
  };
  const look = () => {
    if (browser.document.hidden) {
      close();
      listener.lost();
    } else void open();
  };

  browser.document.addEventListener("visibilitychange", look);
  if (!browser.document.hidden) void open();
  return () => {
    browser.document.removeEventListener("visibilitychange", look);
    close();
  };
}

function thisBrowser(): StreamBrowser {
  return { open: (address) => new EventSource(address), document, locks: navigator.locks };
}
