import "server-only";

/**
 * What exists once in this process, and when it goes:
 *
 * | state                 | bounded by                      | forgotten                                                    |
 * | --------------------- | ------------------------------- | ------------------------------------------------------------ |
 * | `kubeconfigs`         | 16 sets of files                | the oldest first, and each when a file of it changes          |
 * | `files`               | 200 files                       | all at once, and each when it changes                         |
 * | `connections`         | 200 clusters and identities     | where one is made: any unused for an hour, else the oldest     |
 * | `pools`               | two for each connection         | with the connection                                           |
 * | `client-configs`      | one for each context in use     | with the context                                              |
 * | `exec-credentials`    | one for each context in use     | with the context, when it expires, when it is refused         |
 * | `programs`            | those that run                  | when they end                                                 |
 * | `permissions`         | 1,000 answers, 200 for each     | after a minute, and with the connection                       |
 * | `changes`             | 20,000 pairs, 5,000 for each    | the oldest first, and with the connection                     |
 * | `feeds`               | readers, and 48 without         | thirty seconds after the last reader, see `endSurplus`        |
 * | `kubeconfig-watch`    | one                             | it rests while there are no feeds                             |
 * | `stream-places`       | 200, 100 for each               | with their reader                                             |
 * | `turns`               | writes under way                | when they are done                                            |
 * | `sent-writes`         | 2,000 writes                    | after fifteen minutes, the oldest first                       |
 * | `mask-key`            | one                             | with the process                                              |
 * | `feeds-end`           | one mark: feeds end with it     | with the process                                              |
 */
export type ProcessState =
  | "kubeconfigs"
  | "files"
  | "connections"
  | "pools"
  | "client-configs"
  | "exec-credentials"
  | "programs"
  | "permissions"
  | "changes"
  | "feeds"
  | "kubeconfig-watch"
  | "stream-places"
  | "turns"
  | "sent-writes"
  | "mask-key"
  | "feeds-end";

const kept = globalThis as typeof globalThis & { rewindProcessState?: Map<string, unknown> };
const states = (kept.rewindProcessState ??= new Map<string, unknown>());

/**
 * A state of this process, made when it is first asked for. The bundler loads a file once for all routes and once for all
 * pages, so a variable of a file would exist twice; whoever asks here gets the same one.
 */
export function onceInProcess<T>(state: ProcessState, make: () => T): T {
  if (!states.has(state)) states.set(state, make());
  return states.get(state) as T;
}
