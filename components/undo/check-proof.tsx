import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { CheckEvidence } from "@/lib/contract/checks";

/** One object that proves a check: which, what stands where in it, who wrote it and when. */
export function CheckProof({ proof: { kind, name, field, value, meaning, at, by } }: { proof: CheckEvidence }) {
  const words = useWords("dialogs").undo.checks;
  const said = [field?.text, value ?? meaning?.text].filter((part) => part !== undefined).join(": ");
  return (
    <>
      <ClusterText text={kind} />{" "}
      <span className="font-mono break-all">
        <ClusterText text={name} />
      </span>
      {said !== "" && (
        <>
          {" · "}
          <span className="font-mono break-all">
            <ClusterText text={said} />
          </span>
        </>
      )}
      {by !== null && (
        <>
          {" · "}
          <Said phrase={words.by(<ClusterText text={by} />)} />
        </>
      )}
      {at !== null && (
        <>
          {" · "}
          <TimeAgo iso={at} />
        </>
      )}
    </>
  );
}
