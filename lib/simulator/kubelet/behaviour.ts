import type { Container } from "../objects";

/** What a container does, by words in its image's tag: `web:1.9-crash` crashes, `web:1.9` gets ready at once. */
export type Behaviour =
  | "ready"
  | "slow"
  | "unready"
  | "pull-failure"
  | "config-error"
  | "crash"
  | "oom"
  | "exit-0"
  | "liveness"
  | "no-program";

const BY_WORD: readonly [word: string, behaviour: Behaviour][] = [
  ["never-ready", "unready"],
  ["unready", "unready"],
  ["pull-failure", "pull-failure"],
  ["config-error", "config-error"],
  ["crash", "crash"],
  ["oom", "oom"],
  ["exit-0", "exit-0"],
  ["liveness", "liveness"],
  ["no-program", "no-program"],
];

/** `slow-stop` says how a container ends, `slow` how it starts; a tag may have both. */
const SLOW_STOP = "slow-stop";

export function behaviourOf({ image }: Pick<Container, "image">): Behaviour {
  const tag = tagOf(image);
  const found = BY_WORD.find(([word]) => tag.includes(word));
  if (found) return found[1];
  return tag.replace(SLOW_STOP, "").includes("slow") ? "slow" : "ready";
}

/** A container that does not heed SIGTERM: its pod is terminating until its grace period is over. */
export function stopsSlowly({ image }: Pick<Container, "image">): boolean {
  return tagOf(image).includes(SLOW_STOP);
}

/** The tag follows the last colon behind the last slash: a registry's port is none. */
function tagOf(image: string): string {
  const name = image.slice(image.lastIndexOf("/") + 1).split("@")[0] ?? "";
  return name.includes(":") ? name.slice(name.indexOf(":") + 1) : "";
}
