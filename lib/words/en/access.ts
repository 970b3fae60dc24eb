import type { ModeFacts, PermissionFacts, UnkeptWatch } from "@/lib/contract/facts/access";
import type { SentencesOf } from "../sentences";
import { rightName } from "./object-names";

export const permissionSentences: SentencesOf<PermissionFacts> = {
  "permission.read-only": () => "Rewind was started with REWIND_READ_ONLY.",
  "permission.no-right": ({ right }) => `You have no right to ${rightName(right)}.`,
  "permission.denied": ({ said }) => said,
};

export const modeSentences: SentencesOf<ModeFacts> = {
  "mode.watch-not-kept": ({ cluster, resource, namespace, name, because }) => {
    const object = name === null ? resource : `${resource} "${name}"`;
    const place = namespace === null ? "" : ` in namespace "${namespace}"`;
    return `Could not watch ${object}${place} of cluster "${cluster}": ${NOT_KEPT[because]}.`;
  },
};

const NOT_KEPT: Readonly<Record<UnkeptWatch, string>> = {
  silent: "it tells nothing, nor does it end when its time is over",
  "ended-at-once": "it is ended at once",
  "version-too-old": "the version that the API server has just given is too old for it",
  "no-watch": "what comes is no watch",
  "other-content": "what comes is not what was asked for",
};
