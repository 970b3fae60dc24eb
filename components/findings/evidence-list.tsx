import { ClusterText } from "@/components/text/cluster-text";
import { LongText } from "@/components/text/long-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { useWords } from "@/components/words/words";
import type { FindingEvidence } from "@/lib/contract/finding";

/** What proves a finding: of which object, in which field, in whose words, and when. */
export function EvidenceList({ evidence }: { evidence: readonly FindingEvidence[] }) {
  const words = useWords("details").causes;
  return (
    <ul aria-label={words.evidence} className="grid gap-2">
      {evidence.map(({ kind, name, field, message, meaning, at }) => (
        <li key={`${kind} ${name} ${field} ${message}`} className="min-w-0 border-l-2 border-line-strong pl-2.5">
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
            <span className="break-all">
              {kind} <ClusterText text={name} />
            </span>
            <span className="font-mono break-all">
              <ClusterText text={field} />
            </span>
            {at !== null && <TimeAgo iso={at} exact />}
          </p>
          <p className="font-mono text-sm break-words">
            <LongText text={meaning?.text ?? (message === "" ? words.noMessage : message)} />
          </p>
        </li>
      ))}
    </ul>
  );
}
