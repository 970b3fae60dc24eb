import { Words } from "@/components/words/words";
import { StartScreen } from "@/components/start/start-screen";
import { clusterOfSegment } from "@/lib/contract/cluster-segment";

export default async function ClusterPage({ params }: PageProps<"/[cluster]">) {
  const { cluster } = await params;
  return (
    <Words of="start">
      <StartScreen cluster={clusterOfSegment(cluster)} />
    </Words>
  );
}
