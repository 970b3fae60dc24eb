import { TriangleAlert } from "lucide-react";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { Told } from "@/lib/contract/told";

/** Which files of the kubeconfig cannot be read, while others can. */
export function KubeconfigProblems({ problems }: { problems: readonly Told[] }) {
  const words = useWords("start");
  return problems.map(({ text }) => (
    <output key={text} className="mt-3 flex gap-2.5 rounded-lg bg-warn-wash px-3 py-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <span className="min-w-0 break-words">
        <Said phrase={words.partlyRead(<ClusterText text={text} />)} />
      </span>
    </output>
  ));
}
