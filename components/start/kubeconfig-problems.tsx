import { TriangleAlert } from "lucide-react";
import { ClusterText } from "@/components/text/cluster-text";

/** Which files of the kubeconfig cannot be read, while others can. */
export function KubeconfigProblems({ problems }: { problems: readonly string[] }) {
  return problems.map((problem) => (
    <output key={problem} className="mt-3 flex gap-2.5 rounded-lg bg-warn-wash px-3 py-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <span className="min-w-0 break-words">
        <ClusterText text={problem} /> What it names is missing here.
      </span>
    </output>
  ));
}
