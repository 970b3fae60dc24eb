import type { StreamEvent } from "@/lib/contract/stream";
import { until } from "../processes/until";

/** A reader of one of Rewind's streams, as a program is one. */
export class EventReader {
  readonly events: StreamEvent[] = [];
  /** When each event came, in milliseconds of `performance.now()`. */
  readonly at: number[] = [];
  readonly status: number;
  /** How many bytes came. */
  bytes = 0;
  readonly #ends: AbortController;

  private constructor(response: Response, ends: AbortController) {
    this.status = response.status;
    this.#ends = ends;
    // However it ends: what it has read stays.
    this.#read(response).catch(() => undefined);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const ends = new AbortController();
    return new EventReader(await fetch(url, { signal: ends.signal, headers }), ends);
  }

  /** Waits for an event that `holds`, and gives it. */
  first(holds: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    return until(
      async () => this.events.find(holds),
      () =>
        `the stream did not tell what the spec waits for: ${holds}; it told ${JSON.stringify(this.events).slice(0, 2000)}`,
    );
  }

  close(): void {
    this.#ends.abort();
  }

  async #read(response: Response): Promise<void> {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      this.bytes += chunk.length;
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        if (!part.startsWith("data: ")) continue;
        this.events.push(JSON.parse(part.slice(6)) as StreamEvent);
        this.at.push(performance.now());
      }
    }
  }
}
