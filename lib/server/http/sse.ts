import "server-only";
import type { Reader } from "../live/feed";
import { FrameQueue } from "./frame-queue";
import { foreignReader } from "./guard";
import { languageOf } from "./language-of";
import { API_HEADERS } from "./problem-response";

const HEADERS = {
  ...API_HEADERS,
  "content-type": "text/event-stream; charset=utf-8",
  // Neither our own server nor one in front of it may compress, and with that hold back, what is to arrive at once.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** After which time a browser comes back, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * An answer that stays open: what is pushed to the reader goes out as one Server-Sent Event each. `join` subscribes the
 * reader and gives back how to leave, which is done at once when the other side is gone or no longer takes what it is sent.
 * HEAD has no body, so that nothing is opened for it.
 * @throws ProblemError wrong-origin, and what `join` throws
 */
export function eventStream(request: Request, join: (reader: Reader) => () => void): Response {
  const foreign = foreignReader(request.headers);
  if (foreign) throw foreign;
  if (request.method === "HEAD") return new Response(null, { headers: HEADERS });
  const queue = new FrameQueue(languageOf(request), () => leave());
  const leaveFeed = join(queue);
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    leaveFeed();
    queue.end();
    request.signal.removeEventListener("abort", leave);
  };
  request.signal.addEventListener("abort", leave);
  if (request.signal.aborted) leave();

  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>(
    {
      // Something at once, so that the headers go out before the cluster has answered.
      start: (controller) => controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`)),
      async pull(controller) {
        const frames = await queue.next();
        if (frames) return controller.enqueue(encoder.encode(frames.map((frame) => `data: ${frame}\n\n`).join("")));
        leave();
        controller.close();
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: HEADERS });
}
