import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import type { CheckEvidence } from "@/lib/contract/checks";

/** One object that proves a check: which, what stands where in it, who wrote it and when. */
export function CheckProof({ proof: { kind, name, field, value, meaning, at, by } }: { proof: CheckEvidence }) {
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
          {" · by "}
          <ClusterText text={by} />
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
