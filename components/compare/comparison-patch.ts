import type { Comparison } from "@/lib/browser/compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateDiff } from "@/lib/contract/template-diff";
import { sideFile } from "./side-names";

/** A comparison as `patch` and `git apply` read it; what writes it loads with the first who copies one. */
export async function comparisonPatch(
  rollout: Pick<Rollout, "ref" | "revisions">,
  { from, to }: Comparison,
  diff: TemplateDiff,
): Promise<string> {
  const { diffAsPatch } = await import("@/lib/browser/diff-as-patch");
  return diffAsPatch(
    { name: sideFile(rollout, from ?? to), text: diff.from.yaml },
    { name: sideFile(rollout, to), text: diff.to.yaml },
  );
}
