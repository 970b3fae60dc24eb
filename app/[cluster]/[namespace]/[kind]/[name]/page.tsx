import { notFound } from "next/navigation";
import { RolloutScreen } from "@/components/rollout/rollout-screen";
import { Words } from "@/components/words/words";
import { clusterOfSegment } from "@/lib/contract/cluster-segment";
import { isRolloutKind } from "@/lib/contract/rollout-kinds";

export default async function RolloutPage({ params }: PageProps<"/[cluster]/[namespace]/[kind]/[name]">) {
  const { cluster, namespace, kind, name } = await params;
  if (!isRolloutKind(kind)) notFound();
  return (
    <Words of="rollout">
      <RolloutScreen
        rollout={{
          cluster: clusterOfSegment(cluster),
          namespace: decodeURIComponent(namespace),
          kind,
          name: decodeURIComponent(name),
        }}
      />
    </Words>
  );
}
