import type { NamedKind, NamedObjectCheckFacts } from "@/lib/contract/facts/named-object-checks";
import type { SentencesOf } from "../sentences";
import { kindName, objectName } from "./object-names";
import { capitalised, listed, plural } from "./phrases";

/** What pods then do, by kind, when an object that they need is not there. */
const WITHOUT_IT: Readonly<Record<NamedKind, string>> = {
  ConfigMap: "its pods would not start",
  Secret: "its pods would not start",
  ServiceAccount: "no pod would be created",
  PersistentVolumeClaim: "its pods would stay pending",
  PriorityClass: "no pod would be created",
  RuntimeClass: "no pod would be created",
  "pull-secret": "an image that needs it is pulled only where a node has it",
};

export const namedObjectCheckSentences: SentencesOf<NamedObjectCheckFacts> = {
  "check.names-none": ({ kind }) => `The pod template names no ${kindName(kind)}.`,
  "check.object-exists": ({ withKeys, ...object }) =>
    `${capitalised(objectName(object))} exists${withKeys ? " with every key that is named" : ""}.`,
  "check.object-missing": (object) => `${capitalised(objectName(object))} does not exist: ${WITHOUT_IT[object.kind]}.`,
  "check.object-may-be-missing": (object) =>
    `${capitalised(objectName(object))} does not exist, which the pod template allows.`,
  "check.keys-missing": ({ keys, ...object }) =>
    `${objectName(object)} lacks the ${keysNamed(keys)}: ${WITHOUT_IT[object.kind]}.`,
  "check.volume-lost": ({ name }) =>
    `PersistentVolumeClaim ${name} has lost its volume: ${WITHOUT_IT.PersistentVolumeClaim}.`,
  "check.claim-being-deleted": ({ name }) =>
    `PersistentVolumeClaim ${name} is being deleted and goes with the last pod that uses it.`,
  "check.next.create-object": ({ kind, name, namespace }) => {
    const place = namespace === null ? "" : ` in namespace ${namespace}`;
    return kind === "pull-secret"
      ? `Create Secret ${name}${place} again first if the image is private.`
      : `Create ${kind} ${name}${place} again first, or choose another revision.`;
  },
  "check.next.add-keys": ({ keys, ...object }) =>
    `Add the ${keysNamed(keys)} to ${objectName(object)} first, or choose another revision.`,
  "check.next.restore-volume": ({ name }) =>
    `Restore the volume of PersistentVolumeClaim ${name} first, or choose another revision.`,
  "check.next.unless-volume-may-go": () => "Choose another revision, unless the volume may go.",
};

function keysNamed(keys: readonly string[]): string {
  return `${plural(keys.length, "key", "keys")} ${listed(keys)}`;
}
