import { afterEach, expect, test, vi } from "vitest";
import { refusalIn } from "@/lib/testing/problem-in-english";
import type { Reader } from "../live/feed";
import { FrameQueue } from "./frame-queue";
import { eventStream } from "./sse";

const host = "127.0.0.1:3000";

afterEach(() => {
  vi.useRealTimers();
});

function open(headers: Record<string, string> = {}) {
  const gone = new AbortController();
  let left = 0;
  let reader: Reader | undefined;
  const request = new Request(`http://${host}/api`, { headers: { host, ...headers }, signal: gone.signal });
  const response = eventStream(request, (joined) => {
    reader = joined;
    return () => (left += 1);
  });
  if (!reader) throw new Error("nobody joined");
  return { response, reader, gone, timesLeft: () => left };
}

async function textOf(stream: ReadableStreamDefaultReader<Uint8Array>) {
  const { value, done } = await stream.read();
  return done ? null : new TextDecoder().decode(value);
}

test("is a stream that nobody caches, compresses or holds back", () => {
  const { response } = open();

  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
});

test("sends something at once, then each frame as one event", async () => {
  const { response, reader } = open();
  const stream = response.body?.getReader();
  if (!stream) throw new Error("there is a body");
  expect(await textOf(stream)).toBe("retry: 1000\n\n");

  const next = textOf(stream);
  reader.push('{"a":"line\\nbreak"}');
  expect(await next).toBe('data: {"a":"line\\nbreak"}\n\n');
  reader.push("1");
  reader.push("2");
  expect(await textOf(stream)).toBe("data: 1\n\ndata: 2\n\n");
});

test("gives out what was told before the end, then ends", async () => {
  const { response, reader, timesLeft } = open();
  const stream = response.body?.getReader();
  if (!stream) throw new Error("there is a body");
  await textOf(stream);

  const next = textOf(stream);
  reader.push('{"type":"problem"}');
  reader.end();
  expect(await next).toBe('data: {"type":"problem"}\n\n');
  expect(await textOf(stream)).toBeNull();
  expect(timesLeft()).toBe(1);
});

test.each(["the request is aborted", "the body is no longer wanted"])("leaves at once when %s", async (how) => {
  const { response, gone, timesLeft } = open();
  if (how === "the request is aborted") gone.abort();
  else await response.body?.cancel();

  expect(timesLeft()).toBe(1);
  gone.abort();
  expect(timesLeft()).toBe(1);
});

test("ends when nothing more will come", async () => {
  const { response, reader, timesLeft } = open();
  const stream = response.body?.getReader();
  if (!stream) throw new Error("there is a body");
  await textOf(stream);
  reader.end();

  expect(await textOf(stream)).toBeNull();
  expect(timesLeft()).toBe(1);
});

test.each([
  ["our own pages", { "sec-fetch-site": "same-origin" }],
  ["our own pages, where a browser says the origin", { "sec-fetch-site": "same-origin", origin: `http://${host}` }],
  ["programs", {}],
])("is for %s", (_who, headers) => {
  expect(open(headers).response.status).toBe(200);
});

test.each([
  ["another site", { "sec-fetch-site": "cross-site" }],
  ["another port of this machine", { "sec-fetch-site": "same-site" }],
  ["an address that was typed", { "sec-fetch-site": "none" }],
  ["a browser that says only a foreign origin", { origin: "http://evil.example" }],
])("is not for %s, and nothing is followed then", (_who, headers: Record<string, string>) => {
  const request = new Request(`http://${host}/api`, { headers: { host, ...headers } });

  expect(
    refusalIn(() =>
      eventStream(request, () => {
        throw new Error("it was joined");
      }),
    ).message,
  ).toBe("Rewind streams to its own pages only.");
});

test("a reader that takes nothing is cut off, and what waited for it is dropped", async () => {
  const queue = new FrameQueue("en", undefined, { most: 10 });
  queue.push("the whole state may be long");
  queue.push("12345");
  queue.push("12345");
  expect(await queue.next()).toHaveLength(3);

  queue.push("one more of any length");
  queue.push("123456");
  queue.push("78901");
  expect(await queue.next()).toBeNull();
});

test("a reader that has taken nothing for half a minute leaves its place, though nobody closed anything", async () => {
  vi.useFakeTimers();
  const { response, reader, timesLeft } = open();
  const stream = response.body?.getReader();
  if (!stream) throw new Error("there is a body");
  await textOf(stream);
  reader.push("1");
  await textOf(stream);
  vi.advanceTimersByTime(60_000);
  expect(timesLeft()).toBe(0);

  reader.push("2");
  vi.advanceTimersByTime(20_000);
  reader.push("3");
  vi.advanceTimersByTime(9_999);
  expect(timesLeft()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(timesLeft()).toBe(1);
  reader.push("4");
  expect(await textOf(stream)).toBeNull();
  expect([timesLeft(), vi.getTimerCount()]).toEqual([1, 0]);
});

test("a body that nobody ever reads leaves its place too", () => {
  vi.useFakeTimers();
  const { reader, timesLeft } = open();
  reader.push("1");
  vi.advanceTimersByTime(30_000);

  expect(timesLeft()).toBe(1);
});

test("HEAD is answered as GET would be, and nothing is followed for it", () => {
  const head = (headers: Record<string, string>) =>
    eventStream(new Request(`http://${host}/api`, { method: "HEAD", headers: { host, ...headers } }), () => {
      throw new Error("it was joined");
    });

  expect([head({}).status, head({}).headers.get("content-type"), head({}).body]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
    null,
  ]);
  expect(refusalIn(() => head({ "sec-fetch-site": "cross-site" })).message).toMatch(
    "Rewind streams to its own pages only.",
  );
});
