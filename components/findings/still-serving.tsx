import { isServing } from "@/components/revision/is-serving";
import { useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import type { Revision } from "@/lib/contract/rollout";

/** Which older revisions still answer, and with how many pods. */
export function StillServing({ revisions }: { revisions: readonly Revision[] }) {
  const words = useWords("rollout").findings;
  const names = useRevisionNames();
  const serving = revisions.filter(isServing);
  if (serving.length === 0) return null;
  const named = serving.map((revision) => ({ name: names.alone(revision), ready: revision.replicas.ready }));
  return <p className="mt-1 text-ink-2">{words.stillServing(named)}</p>;
}
