import Link from "next/link";
import { ClusterText } from "@/components/text/cluster-text";
import { useWords } from "@/components/words/words";
import { clusterAddress } from "@/lib/browser/addresses";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ClusterList as Clusters } from "@/lib/contract/cluster";

/** Every context; choosing another stays possible whatever is wrong with this one. */
export function ClusterList({ clusters, chosen }: { clusters: Clusters["clusters"]; chosen: string }) {
  const words = useWords("start");
  return (
    <nav aria-labelledby="clusters">
      <h2 id="clusters" className="text-sm font-medium text-ink-2">
        {words.clusters}
      </h2>
      <ul className="mt-2 grid gap-0.5">
        {clusters.map(({ name, current, server }) => (
          <li key={name}>
            <Link
              href={clusterAddress(name)}
              prefetch={false}
              aria-current={name === chosen ? "true" : undefined}
              className="touchable grid rounded-lg border border-transparent px-2.5 py-1.5 hover:bg-hover aria-[current]:border-line-strong aria-[current]:bg-surface"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 font-medium break-words">
                  <ClusterText text={name} />
                </span>
                {current && <span className="text-sm whitespace-nowrap text-ink-3">{words.currentContext}</span>}
              </span>
              {server !== null && (
                <span className="truncate font-mono text-sm text-ink-3" title={asPlainText(server)}>
                  <ClusterText text={server.replace(/^https?:\/\//, "")} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
