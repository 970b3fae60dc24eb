import { Words } from "@/components/words/words";
import { ActivityScreen } from "@/components/activity/activity-screen";
import { clusterOfSegment } from "@/lib/contract/cluster-segment";

export default async function ActivityPage({ params }: PageProps<"/[cluster]/[namespace]/activity">) {
  const { cluster, namespace } = await params;
  return (
    <Words of="activity">
      <ActivityScreen cluster={clusterOfSegment(cluster)} namespace={decodeURIComponent(namespace)} />
    </Words>
  );
}
