import type { ChangeMark, Sameness } from "@/lib/contract/template-diff";
import type { Phrase } from "../../phrase";
import { counted, formatted, percentWords } from "../phrases";
import { placeWords } from "../place-words";

const marks: Record<ChangeMark, { word: string; means: string }> = {
  "same-tag": {
    word: "same tag, other digest",
    means: "The tag is the same, but the digest names another image: the tag was moved in between.",
  },
  "mutable-tag": {
    word: "tag may move",
    means: "Nothing pins this image: the registry may give another image for this tag than last time.",
  },
  "to-reference": { word: "now from a reference", means: "It was written here and is now taken from another object." },
  "run-order": {
    word: "runs in this order",
    means: "Init containers run one after the other as they are listed, and sidecars among them start in their place.",
  },
  "reference-order": {
    word: "uses variables above it",
    means:
      "Kubernetes replaces $(NAME) by variables that stand above in the list, and leaves what stands below as written.",
  },
  "config-changed": {
    word: "configuration changed",
    means:
      "The value stands for configuration that the pods take from a ConfigMap or Secret. A rollback brings back this value, not what that object held.",
  },
  "to-literal": { word: "now written here", means: "It was taken from another object and is now written here." },
};

const ANOTHER_ALL_THE_SAME = "To Kubernetes it is another template all the same";
const ORDER = "The same entries are listed in another order, where the order means nothing.";
const DEFAULTS =
  "One side spells out what the API server fills in on the other, or lists entries in another order where the order means nothing.";
const REPLACES = `${ANOTHER_ALL_THE_SAME}: it makes a new ReplicaSet and replaces every pod.`;

const same: Record<Sameness, { heading: string; means: string }> = {
  same: { heading: "No difference", means: "Kubernetes calls both templates the same." },
  order: { heading: "Only the order differs", means: `${ORDER} ${REPLACES}` },
  defaults: { heading: "Only defaults differ", means: `${DEFAULTS} ${REPLACES}` },
};

/** What is said where there is no change. */
const noChange: Record<Sameness, string> = {
  same: "No change",
  order: "Order only, every pod is replaced",
  defaults: "Defaults or order only, every pod is replaced",
};

/** Changes of a template, in rows and in a text for a ticket. */
export const changeRowWords = {
  kinds: { added: "added", removed: "removed", changed: "changed", moved: "moved" },
  marks,
  /** The meaning of a mark, for those who hear the row. */
  markAloud: (means: string) => `. ${means}`,
  /** By how much a quantity grew. */
  percent: percentWords,
  /** Where an entry of a list stands. */
  place: placeWords,
  nowAt: <Thing>(place: Thing): Phrase<Thing> => ["now ", place],
  maskedDiffers: "masked, differs",
  becomes: "becomes",
  yamlLines: <Thing>(lines: number, aloud: (text: string) => Thing, subject: string): Phrase<Thing> => [
    `${counted(lines, "line", "lines")} of YAML`,
    aloud(` of ${subject}`),
  ],
  noChange,
  /** Why every pod is replaced although nothing of them changes. */
  unseen: { order: `${ORDER} ${ANOTHER_ALL_THE_SAME}.`, defaults: `${DEFAULTS} ${ANOTHER_ALL_THE_SAME}.` },
  count: (changes: number) => counted(changes, "change", "changes"),
  countCosmetic: (changes: number) => `${counted(changes, "change", "changes")}, cosmetic only`,
  countWithCosmetic: (changes: number, cosmetic: number) =>
    `${counted(changes, "change", "changes")}, ${formatted(cosmetic)} of them cosmetic`,
  /** Where changes happen. */
  places: {
    container: (name: string) => `container ${name}`,
    initContainer: (name: string) => `init container ${name}`,
    ephemeralContainer: (name: string) => `ephemeral container ${name}`,
    pod: "pod",
    metadata: "labels and annotations",
  },
  /** What an env variable's value is taken from. */
  references: {
    secret: (name: string, key: string, optional: boolean) =>
      `secret ${name}, key ${key}${optional ? ", optional" : ""}`,
    configMap: (name: string, key: string, optional: boolean) =>
      `config map ${name}, key ${key}${optional ? ", optional" : ""}`,
    field: (path: string) => `field ${path}`,
    resource: (name: string, container: string | null) =>
      `resource ${name}${container === null ? "" : ` of ${container}`}`,
  },
  noValues: "(none)",
  empty: "(empty)",
  cosmeticOnly: "cosmetic only",
  noDifference: "No difference",
};

/** Two templates side by side, or one whole. */
export const compareWords = {
  heading: "Compare",
  sides: {
    left: (side: string) => `Left side: ${side}`,
    right: (side: string) => `Right side: ${side}`,
    find: "Number, image, cause…",
    none: "none",
    live: (revision: string) => `${revision} (live)`,
    liveTemplate: "live template",
    theLiveTemplate: "the live template",
    unknown: "unknown",
    anUnknownRevision: "an unknown revision",
    swap: "Swap the sides",
    swapWithKey: "Swap the sides (x)",
  },
  views: { label: "How to look at it", changes: "What changed", yaml: "YAML", template: "Whole template" },
  told: (left: string, right: string, changes: string) => `${left} against ${right}: ${changes}`,
  reading: "Reading both templates…",
  oneRevision: {
    heading: "Nothing to compare with yet",
    means: "There is only one revision so far. Once there is another one, what it changes is shown here.",
  },
  noSuchRevision: {
    heading: "No such revision",
    means: <Thing>(uid: Thing): Phrase<Thing> => [
      "This rollout has no ReplicaSet with the uid ",
      uid,
      ". It may have been removed with the oldest of the history, or belong to a Deployment that was deleted.",
    ],
    compareSuggested: "Compare what a rollback would change",
  },
  same,
  theComparison: "the comparison",
  copyPatch: "Copy as patch",
  copyMarkdown: "Copy as Markdown",
  ticket: (namespace: string, name: string, left: string, right: string) => `${namespace}/${name}: ${left} → ${right}`,
  cosmetic: {
    heading: "Cosmetic only",
    means: "restarts pods, changes nothing in them",
  },
};
