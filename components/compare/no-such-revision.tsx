import type { ReactNode } from "react";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ClusterText } from "@/components/text/cluster-text";

/** In the place of a revision that an address names and this rollout does not have. */
export function NoSuchRevision({ uids, children }: { uids: readonly string[]; children?: ReactNode }) {
  const words = useWords("rollout").compare.noSuchRevision;
  return (
    <div data-code="no-such-revision" className="px-4 py-8">
      <h3 className="text-lg">{words.heading}</h3>
      {uids.map((uid) => (
        <p key={uid} className="mt-1 text-ink-2">
          <Said
            phrase={words.means(
              <span className="font-mono text-sm break-all">
                <ClusterText text={uid.slice(0, 100)} />
              </span>,
            )}
          />
        </p>
      ))}
      {children && <div className="mt-4">{children}</div>}
    </div>
  );
}
