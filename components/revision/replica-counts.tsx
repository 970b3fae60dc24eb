import { useWords } from "@/components/words/words";
import type { Revision } from "@/lib/contract/rollout";

/** Counts of a ReplicaSet. */
export function ReplicaCounts({ replicas }: { replicas: Revision["replicas"] }) {
  const words = useWords("app").revisions;
  return replicas.desired === 0 && replicas.ready === 0 ? words.noPods : words.replicas(replicas);
}
