import { EmptyNote } from "@/components/problem/empty-note";
import { namespaceWords } from "@/components/shell/namespace-picker";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";

/** Nothing to list: because there is nothing, or because the filter leaves nothing. */
export function ListNothing({
  namespace,
  filtered,
  onShowAll,
}: {
  namespace: string;
  filtered: boolean;
  onShowAll: () => void;
}) {
  if (filtered) {
    return (
      <EmptyNote heading="No Deployment matches">
        <p>The filter looks in names, namespaces, images and change causes, and wants every word.</p>
        <p>
          <Button onClick={onShowAll}>Show all</Button>
        </p>
      </EmptyNote>
    );
  }
  return (
    <EmptyNote heading="No Deployments here">
      <p>
        {namespace === EVERY_NAMESPACE ? (
          "No namespace of this cluster has a Deployment that you may read."
        ) : (
          <>
            The namespace <ClusterText text={namespaceWords(namespace)} /> has no Deployment, or does not exist.
          </>
        )}{" "}
        One appears here by itself as soon as it is created.
      </p>
      <p>StatefulSets and DaemonSets are not shown yet.</p>
    </EmptyNote>
  );
}
