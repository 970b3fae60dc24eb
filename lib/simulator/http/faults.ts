import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expired, StatusError } from "../status-error";
import { sendStatus } from "./respond";

export type Fault =
  | { kind: "busy"; retryAfterSeconds: number }
  | { kind: "error" }
  /** A watch is answered 410, as if it came too late. */
  | { kind: "expired" }
  /** The connection breaks after so many bytes of the body. */
  | { kind: "cut"; afterBytes: number }
  | { kind: "latency"; ms: number };

export type Asked = { method: string; path: string; watch: boolean };

type Rule = { matches: (asked: Asked) => boolean; fault: Fault; times: number };

/** What goes wrong on demand. The newest rule that matches counts. */
export class Faults {
  #rules: Rule[] = [];

  add(fault: Fault, matches: Rule["matches"] = () => true, times = Number.POSITIVE_INFINITY): void {
    this.#rules.unshift({ fault, matches, times });
  }

  clear(): void {
    this.#rules = [];
  }

  next(asked: Asked): Fault | undefined {
    const rule = this.#rules.find(
      (one) => one.times > 0 && one.matches(asked) && (one.fault.kind !== "expired" || asked.watch),
    );
    if (rule) rule.times -= 1;
    return rule?.fault;
  }
}

/** Whether the request has been answered by a fault. */
export async function disturb(faults: Faults, asked: Asked, response: ServerResponse): Promise<boolean> {
  const fault = faults.next(asked);
  switch (fault?.kind) {
    case undefined:
      return false;
    case "busy": {
      const message = "Too many requests, please try again later.";
      sendStatus(
        response,
        new StatusError(429, "TooManyRequests", message, { retryAfterSeconds: fault.retryAfterSeconds }),
      );
      return true;
    }
    case "error":
      sendStatus(
        response,
        new StatusError(500, "InternalError", "Internal error occurred: etcdserver: request timed out"),
      );
      return true;
    case "expired":
      sendStatus(response, expired("too old resource version"));
      return true;
    case "latency":
      await pause(fault.ms);
      return false;
    case "cut":
      cutAfter(response, fault.afterBytes);
      return false;
  }
}

function cutAfter(response: ServerResponse, bytes: number): void {
  const { end } = response;
  response.end = ((chunk: unknown) => {
    const text = typeof chunk === "string" || Buffer.isBuffer(chunk) ? Buffer.from(chunk as string) : Buffer.alloc(0);
    response.write(text.subarray(0, bytes), () => response.destroy());
    response.end = end;
    return response;
  }) as typeof response.end;
}
