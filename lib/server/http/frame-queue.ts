import "server-only";
import type { Reader } from "../feed/feed";

/** What may wait for a reader beside one frame, which may be the whole state. In characters. */
const MOST_WAITING = 1024 * 1024;

/**
 * Frames on their way to one reader. One that takes nothing for too long is cut off instead of being buffered for: it
 * comes back and is told everything anew.
 */
export class FrameQueue implements Reader {
  readonly #most: number;
  #frames: string[] = [];
  #waiting = 0;
  #over = false;
  #wake: (() => void) | null = null;

  constructor(most = MOST_WAITING) {
    this.#most = most;
  }

  push(frame: string): void {
    if (this.#over) return;
    if (this.#frames.length > 0) this.#waiting += frame.length;
    if (this.#waiting > this.#most) {
      this.#frames = [];
      return this.end();
    }
    this.#frames.push(frame);
    this.#wakeUp();
  }

  /** Nothing more will come. What waits is still given out: the last of it says why it is over. */
  end(): void {
    this.#over = true;
    this.#wakeUp();
  }

  /** The frames that wait, as soon as there are some; null once it is over. */
  async next(): Promise<readonly string[] | null> {
    if (this.#frames.length === 0 && !this.#over) await new Promise<void>((go) => (this.#wake = go));
    if (this.#frames.length === 0) return null;
    const frames = this.#frames;
    this.#frames = [];
    this.#waiting = 0;
    return frames;
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
