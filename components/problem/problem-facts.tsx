import { ClusterText } from "@/components/text/cluster-text";
import { LongText } from "@/components/text/long-text";
import { useWords } from "@/components/words/words";
import type { ProblemExtras } from "@/lib/contract/problem";

/** What came with a problem: Kubernetes' own words, the fields it found wrong, and what to do next. */
export function ProblemFacts({
  said,
  causes,
  advice,
}: Pick<ProblemExtras, "said" | "causes"> & { advice?: string | undefined }) {
  const words = useWords("app").problems;
  return (
    <>
      {said !== undefined && (
        <figure className="my-1">
          <figcaption className="text-sm text-ink-2">{words.inKubernetesWords}</figcaption>
          <blockquote className="mt-0.5 border-l-2 border-line-strong pl-2.5 font-mono text-sm break-words">
            <LongText text={said} />
          </blockquote>
        </figure>
      )}
      {causes !== undefined && causes.length > 0 && (
        <dl className="my-1 grid gap-1 font-mono text-sm break-words">
          {causes.map(({ field, message }) => (
            <div key={`${field} ${message}`} className="border-l-2 border-line-strong pl-2.5">
              <dt className="text-ink-2">
                <ClusterText text={field} />
              </dt>
              <dd>
                <ClusterText text={message} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {advice !== undefined && <p className="text-ink-2">{advice}</p>}
    </>
  );
}
