import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";

/** How many may read at once: as one identity in one cluster, and altogether. */
export type MostPlaces = { each: number; all: number };

type Place = { key: string; since: number; giveUp: () => void };

/** For so long nobody is asked to come again. */
const SETTLED_MS = 30_000;

/**
 * The places of those who read streams. Who only waits takes nothing and looks like one who reads a quiet stream; so,
 * when all are taken, the oldest gives way to whoever comes. One that is read notices the end and comes again; one that
 * is not leaves its place to the others.
 */
export class StreamPlaces {
  readonly #most: MostPlaces;
  /** Oldest first. */
  readonly #taken = new Set<Place>();

  constructor(most: MostPlaces) {
    this.#most = most;
  }

  /**
   * @param giveUp called where the place goes to somebody else
   * @returns how to leave
   * @throws ProblemError too-many-streams where all have come within the last half minute
   */
  take(key: string, giveUp: () => void): () => void {
    const same = [...this.#taken].filter((place) => place.key === key);
    if (same.length >= this.#most.each) this.#giveAway(same[0], { windows: same.length, all: false });
    else if (this.#taken.size >= this.#most.all) {
      const [oldest] = this.#taken;
      this.#giveAway(oldest, { windows: this.#taken.size, all: true });
    }
    const place = { key, since: performance.now(), giveUp };
    this.#taken.add(place);
    return () => void this.#taken.delete(place);
  }

  #giveAway(place: Place | undefined, taken: { windows: number; all: boolean }): void {
    if (!place || performance.now() - place.since < SETTLED_MS) {
      throw new ProblemError("too-many-streams", message("problem.too-many-streams", taken), {
        advice: message("problem.too-many-streams.advice"),
        retryAfterSeconds: SETTLED_MS / 1000,
      });
    }
    this.#taken.delete(place);
    place.giveUp();
  }
}
