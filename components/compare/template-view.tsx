"use client";

import { ProblemNote } from "@/components/problem/problem-note";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useRevision } from "@/lib/browser/rollouts";
import type { Revision, RolloutRef } from "@/lib/contract/rollout";
import { useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import { TemplateText } from "./template-text";

/** The whole pod template of a revision as YAML, fetched when somebody wants it: it may be large. */
export function TemplateView({ rollout, revision }: { rollout: RolloutRef; revision: Revision }) {
  const words = useWords("details").template;
  const name = useRevisionNames().inSentence(revision);
  const { data, error, isFetching, refetch } = useRevision(rollout, revision.uid);

  return (
    <div className="border-t border-line">
      <div className="flex min-h-10 items-center justify-between gap-3 px-4 py-1">
        <h4 className="text-sm font-medium text-ink-2">{words.heading}</h4>
        {data && <CopyButton text={data.yaml} what={words.what(name)} />}
      </div>
      {!data && error && (
        <div className="px-4 pb-4">
          <ProblemNote problem={error} onRetry={() => void refetch()} retrying={isFetching} />
        </div>
      )}
      {!data && !error && (
        <div aria-busy className="grid min-h-40 animate-late content-start gap-3 px-4 py-2">
          <p className="sr-only">{words.reading}</p>
          {["w-24", "w-40", "w-56", "w-48", "w-64"].map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      )}
      {data && <TemplateText yaml={data.yaml} label={words.label(name)} />}
    </div>
  );
}
