import { isServing, revisionName } from "@/components/revision/revision-words";
import type { Revision } from "@/lib/contract/rollout";

/** Which older revisions still answer, and with how many pods. */
export function StillServing({ revisions }: { revisions: readonly Revision[] }) {
  const serving = revisions.filter(isServing);
  if (serving.length === 0) return null;
  return (
    <p className="mt-1 text-ink-2">
      {serving
        .map((revision) => `${revisionName(revision)} still serves with ${revision.replicas.ready} ready`)
        .join(", ")}
      .
    </p>
  );
}
