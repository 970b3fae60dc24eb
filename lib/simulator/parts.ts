import type { Registry } from "./api/registry";
import type { Clock } from "./clock";
import type { Events } from "./events";
import type { Store } from "./store";
import type { TaskQueue } from "./task-queue";

/** What controllers work with. */
export type Parts = { store: Store; clock: Clock; tasks: TaskQueue; registry: Registry; events: Events };
