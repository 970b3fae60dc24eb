import "server-only";
import { type Scalar, type ScalarTag, stringify } from "yaml";
import { stringifyString, stringTag } from "yaml/util";
import type { RolloutRef } from "@/lib/contract/rollout";
import { quotedYaml, yamlText } from "@/lib/contract/yaml-text";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import { ownedRevisions } from "@/lib/rollout/history/ownership";
import type { StoredHistory } from "./history";
import { refusal } from "../refusals";
import { LIVE } from "@/lib/contract/live";

/** The pod template of one revision by its uid, or the live one. @throws ProblemError no-such-revision */
export function templateOf({ workload, stored }: StoredHistory, ref: RolloutRef, revision: string): PodTemplate {
  if (revision === LIVE) return workload.spec.template;
  const found = ownedRevisions(workload, stored).find(({ metadata }) => metadata.uid === revision);
  if (!found) throw refusal("no-such-revision", ref);
  return found.spec.template;
}

/**
 * The template as people read and copy it: YAML 1.1, which kubectl reads, and YAML 1.2 both read it back as the same
 * strings. Lines are not folded: a person searches and compares this text.
 */
export function yamlOf(template: PodTemplate): string {
  return stringify(template, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    customTags: (tags) => [TEXT, ...tags],
  });
}

/** Several lines that may stand as they are: printable, the first one not indented, something on the last. */
const BLOCK = /^(?=.*\n)[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}]|[\n\t])*$/su;
const BLANK_END = /\n[ \t]+\n*$/;

const TEXT: ScalarTag = {
  ...stringTag,
  stringify(scalar: Scalar, context, onComment, onChompKeep) {
    const text = String(scalar.value);
    if (context.implicitKey || !BLOCK.test(text)) return yamlText(text);
    if (BLANK_END.test(text)) return quotedYaml(text);
    return stringifyString({ value: text, type: "BLOCK_LITERAL" }, context, onComment, onChompKeep);
  },
};
