import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { openStream, type StreamBrowser } from "./stream";

type FakeSource = ReturnType<StreamBrowser["open"]> & { address: string; closed: boolean };

let sources: FakeSource[];
let look: () => void;
let hidden: boolean;
let told: string[];
let stop: () => void;

const FRESH: StreamEvent = { type: "fresh", at: "2026-11-25T10:00:00Z", age: 0 };

beforeEach(() => {
  vi.useFakeTimers();
  [sources, told, hidden] = [[], [], false];
});
afterEach(() => {
  stop();
  if (vi.getTimerCount() > 0) throw new Error("a timer goes on after the stream was stopped");
  if (sources.some(({ closed }) => !closed)) throw new Error("a connection is open after the stream was stopped");
  vi.useRealTimers();
});

async function begin(locks?: StreamBrowser["locks"]) {
  const document = {
    get hidden() {
      return hidden;
    },
    addEventListener: (_type: string, listener: () => void) => void (look = listener),
    removeEventListener: () => undefined,
  } as unknown as StreamBrowser["document"];
  const open = (address: string) => {
    const source: FakeSource = {
      address,
      closed: false,
      onmessage: null,
      onerror: null,
      close: () => void (source.closed = true),
    };
    sources.push(source);
    return source;
  };
  const listener = { event: ({ type }: StreamEvent) => void told.push(type), lost: () => void told.push("lost") };
  stop = openStream("/api/stream", listener, { open, document, locks });
  await vi.advanceTimersByTimeAsync(0);
}

const newest = () => {
  const source = sources.at(-1);
  if (!source) throw new Error("no stream was opened");
  return source as FakeSource & EventSource;
};
const say = (event: StreamEvent) => newest().onmessage?.({ data: JSON.stringify(event) } as MessageEvent<string>);

test("tells every event of the one stream it opens", async () => {
  await begin();
  say(FRESH);

  expect([told, sources.length]).toEqual([["fresh"], 1]);
});

test("a hidden window has no stream, and a new one when it is shown", async () => {
  await begin();
  hidden = true;
  look();
  expect([told, newest().closed]).toEqual([["lost"], true]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sources).toHaveLength(1);

  hidden = false;
  look();
  await vi.advanceTimersByTimeAsync(0);
  expect([sources.length, newest().closed]).toEqual([2, false]);
});

test("a window that is hidden from the start opens nothing", async () => {
  hidden = true;
  await begin();

  expect(sources).toEqual([]);
});

test("a lost stream is opened again, after a longer wait each time, until it speaks", async () => {
  await begin();
  for (const wait of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
    const before = sources.length;
    newest().onerror?.(new Event("error"));
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(sources).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(sources).toHaveLength(before + 1);
  }
  say(FRESH);
  newest().onerror?.(new Event("error"));
  await vi.advanceTimersByTimeAsync(1_000);

  expect(sources).toHaveLength(8);
});

test("a stream that has fallen silent is lost", async () => {
  await begin();
  say(FRESH);
  await vi.advanceTimersByTimeAsync(39_999);
  expect(told).toEqual(["fresh"]);
  await vi.advanceTimersByTimeAsync(1);

  expect([told, newest().closed]).toEqual([["fresh", "lost"], true]);
});

/** Locks as a browser has them for all its windows. */
function sharedLocks() {
  const held = new Set<string>();
  const request = async (name: string, _options: unknown, act: (lock: object | null) => unknown) => {
    const isFree = !held.has(name);
    held.add(name);
    await act(isFree ? { name } : null);
    if (isFree) held.delete(name);
  };
  return { held, locks: { request } as unknown as StreamBrowser["locks"] };
}

test("no more than four windows have a stream; the others get one as soon as it is free", async () => {
  const { held, locks } = sharedLocks();
  for (const slot of [1, 2, 3, 4]) held.add(`rewind-stream-${slot}`);
  await begin(locks);
  expect([told, sources]).toEqual([["lost"], []]);

  held.delete("rewind-stream-3");
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sources.length, held.size]).toEqual([1, 4]);

  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect([...held]).not.toContain("rewind-stream-3");
});
