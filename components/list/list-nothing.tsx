import { EmptyNote } from "@/components/problem/empty-note";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
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
  const words = useWords("list").nothing;
  if (filtered) {
    return (
      <EmptyNote heading={words.noMatch}>
        <p>{words.noMatchMeans}</p>
        <p>
          <Button onClick={onShowAll}>{words.showAll}</Button>
        </p>
      </EmptyNote>
    );
  }
  return (
    <EmptyNote heading={words.none}>
      <p>
        {namespace === EVERY_NAMESPACE ? (
          words.noneAnywhere
        ) : (
          <Said phrase={words.noneIn(<ClusterText text={namespace} />)} />
        )}
      </p>
      <p>{words.onlyWorkloads}</p>
    </EmptyNote>
  );
}
