import "server-only";
import type { Language } from "@/lib/words/language";
import type { Reader } from "../live/feed";

/** What may wait for a reader beside one frame, which may be the whole state. In characters. */
const MOST_WAITING = 1024 * 1024;
/** How long a frame may wait. What the network takes on its own fits several of the largest. */
const PATIENCE_MS = 30_000;

/**
 * Frames on their way to one reader. One that takes nothing for too long is cut off instead of being buffered for: it
 * comes back and is told everything anew.
 */
export class FrameQueue implements Reader {
  readonly language: Language;
  readonly #most: number;
  readonly #cutOff: () => void;
  readonly #patience: number;
  #impatient: NodeJS.Timeout | undefined;
  #frames: string[] = [];
  #waiting = 0;
  #over = false;
  #wake: (() => void) | null = null;

  /** @param cutOff called once, when the reader has taken nothing for too long */
  constructor(
    language: Language,
    cutOff: () => void = () => undefined,
    { most = MOST_WAITING, patience = PATIENCE_MS } = {},
  ) {
    this.language = language;
    this.#most = most;
    this.#cutOff = cutOff;
    this.#patience = patience;
  }

  push(frame: string): void {
    if (this.#over) return;
    if (this.#frames.length > 0) this.#waiting += frame.length;
    if (this.#waiting > this.#most) return this.#cut();
    this.#frames.push(frame);
    this.#impatient ??= setTimeout(() => this.#cut(), this.#patience);
    this.#wakeUp();
  }

  /** Nothing more will come. What waits is still given out: the last of it says why it is over. */
  end(): void {
    this.#over = true;
    this.#calmDown();
    this.#wakeUp();
  }

  /** The frames that wait, as soon as there are some; null once it is over. */
  async next(): Promise<readonly string[] | null> {
    if (this.#frames.length === 0 && !this.#over) await new Promise<void>((go) => (this.#wake = go));
    if (this.#frames.length === 0) return null;
    const frames = this.#frames;
    this.#frames = [];
    this.#waiting = 0;
    this.#calmDown();
    return frames;
  }

  #cut(): void {
    this.#frames = [];
    this.end();
    this.#cutOff();
  }

  #calmDown(): void {
    clearTimeout(this.#impatient);
    this.#impatient = undefined;
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
