import { ListScreen } from "@/components/list/list-screen";
import { clusterOfSegment } from "@/lib/contract/cluster-segment";

export default async function ListPage({ params }: PageProps<"/[cluster]/[namespace]">) {
  const { cluster, namespace } = await params;
  return <ListScreen cluster={clusterOfSegment(cluster)} namespace={decodeURIComponent(namespace)} />;
}
