"use client";

import { useState } from "react";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useRevision } from "@/lib/browser/rollouts";
import type { Revision, RolloutRef } from "@/lib/contract/rollout";
import { revisionInSentence } from "./revision-words";

/** The whole pod template of a revision as YAML, fetched when somebody wants it: it may be large. */
export function TemplateView({
  rollout,
  revision,
  asked,
}: {
  rollout: RolloutRef;
  revision: Revision;
  asked: boolean;
}) {
  const [pressed, setPressed] = useState(false);
  const wanted = asked || pressed;
  const { data, error, isFetching, refetch } = useRevision(rollout, revision.uid, wanted);

  return (
    <div className="border-t border-line">
      <div className="flex min-h-10 items-center justify-between gap-3 px-4 py-1">
        <h3 className="text-sm font-medium text-ink-2">Pod template</h3>
        {data && <CopyButton text={data.yaml} what={`the pod template of ${revisionInSentence(revision)}`} />}
        {!wanted && (
          <Button small onClick={() => setPressed(true)}>
            Show the whole pod template
          </Button>
        )}
      </div>
      {wanted && !data && error && (
        <div className="px-4 pb-4">
          <ProblemNote problem={error} onRetry={() => void refetch()} retrying={isFetching} />
        </div>
      )}
      {wanted && !data && !error && (
        <div aria-busy className="grid min-h-40 animate-late content-start gap-3 px-4 py-2">
          <p className="sr-only">Reading the pod template…</p>
          {["w-24", "w-40", "w-56", "w-48", "w-64"].map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      )}
      {data && <Yaml yaml={data.yaml} label={`Pod template of ${revisionInSentence(revision)} as YAML`} />}
    </div>
  );
}

/** Line numbers are one text beside the other, so that a template of ten thousand lines is still two elements. */
function Yaml({ yaml, label }: { yaml: string; label: string }) {
  const text = yaml.replace(/\n$/, "");
  const numbers = Array.from({ length: text.split("\n").length }, (_, line) => line + 1).join("\n");
  return (
    <section
      aria-label={label}
      // A scrolling text has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="flex max-h-[min(70vh,44rem)] overflow-auto bg-ground font-mono text-sm/[1.2rem] -outline-offset-2"
    >
      <pre
        aria-hidden
        className="sticky left-0 shrink-0 border-r border-line bg-ground py-2 pr-2 pl-3 text-right text-ink-3 select-none"
      >
        {numbers}
      </pre>
      <pre className="py-2 pr-4 pl-3">
        <Lines text={text} />
      </pre>
    </section>
  );
}

/** Line breaks are the shape of the text here; every other invisible character gets its sign. */
function Lines({ text }: { text: string }) {
  if (!/[^\n\P{C}]/u.test(text)) return text;
  return text.split("\n").map((line, place) => (
    // A line is its place.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={place}>
      {place > 0 && "\n"}
      <ClusterText text={line} />
    </span>
  ));
}
