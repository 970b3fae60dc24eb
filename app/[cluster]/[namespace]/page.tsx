import { Words } from "@/components/words/words";
import { ListScreen } from "@/components/list/list-screen";
import { clusterOfSegment } from "@/lib/contract/cluster-segment";

export default async function ListPage({ params }: PageProps<"/[cluster]/[namespace]">) {
  const { cluster, namespace } = await params;
  return (
    <Words of="list">
      <ListScreen cluster={clusterOfSegment(cluster)} namespace={decodeURIComponent(namespace)} />
    </Words>
  );
}
