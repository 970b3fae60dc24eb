import { ClusterText } from "@/components/text/cluster-text";
import type { TemplateChange, TemplateDiff } from "@/lib/contract/template-diff";
import { ChangeRow } from "./change-row";

/** The changes of one place. */
export function ChangeList({
  diff,
  heading,
  changes,
}: {
  diff: TemplateDiff;
  heading?: string;
  changes: readonly TemplateChange[];
}) {
  return (
    <>
      {heading !== undefined && (
        <h3 className="px-4 pt-3 pb-1 font-semibold">
          <ClusterText text={heading} />
        </h3>
      )}
      <ul>
        {changes.map((change) => (
          <ChangeRow
            // A revealed value must not outlive the comparison it was revealed in.
            key={`${diff.from.revision} ${diff.to.revision} ${change.kind} ${JSON.stringify(change.path)}`}
            diff={diff}
            change={change}
          />
        ))}
      </ul>
    </>
  );
}
