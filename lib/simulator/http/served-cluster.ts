import type { Tokens } from "../access/tokens";
import type { Registry } from "../api/registry";
import type { Watches } from "../watch";
import type { Faults } from "./faults";
import type { HeldLists } from "./held-lists";

/** What the HTTP face needs of a cluster. */
export type ServedCluster = {
  registry: Registry;
  watches: Watches;
  tokens: Tokens;
  faults: Faults;
  lists: HeldLists;
};
