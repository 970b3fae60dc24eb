"use client";

import { type ReactNode, useState } from "react";
import { useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import { ClusterText } from "@/components/text/cluster-text";
import { podRow } from "@/lib/browser/pod-row";
import type { PodMark } from "@/lib/contract/finding";
import type { Revision } from "@/lib/contract/rollout";
import { PodSignMark } from "./pod-sign-mark";

const MARKS_SHOWN = 60;

/**
 * One line for each revision that has pods, each pod a mark; without `pods` the counts of the revisions stand in for
 * them. The room of a line that has gone stays, so that nothing below moves while a rollout runs.
 */
export function PodsNow({
  revisions,
  pods,
  terminating,
  children,
}: {
  revisions: readonly Revision[];
  pods: readonly PodMark[] | null;
  /** Pods that are still ending and have no mark. */
  terminating: number;
  /** What is known of the time it takes. */
  children: ReactNode;
}) {
  const words = useWords("rollout").pods;
  const [most, setMost] = useState(0);
  const owners = new Set(pods?.map(({ revision }) => revision));
  const alive = revisions.filter(({ uid, replicas }) => owners.has(uid) || replicas.desired > 0 || replicas.ready > 0);
  if (alive.length > most) setMost(alive.length);
  if (most === 0) return null;
  return (
    <section aria-label={words.heading} className="mt-4">
      <div
        className="grid grid-cols-[auto_minmax(0,1fr)] content-start items-center gap-x-4 gap-y-1.5"
        style={{ minHeight: `${most * 1.625 - 0.375}rem` }}
      >
        {alive.map((revision) => (
          <PodLine
            key={revision.uid}
            revision={revision}
            pods={pods?.filter((pod) => pod.revision === revision.uid) ?? null}
          />
        ))}
      </div>
      <output data-terminating={terminating || undefined} className="block text-ink-2">
        {terminating > 0 && words.stillTerminatingSentence(terminating)}
      </output>
      {children}
    </section>
  );
}

function PodLine({ revision, pods }: { revision: Revision; pods: readonly PodMark[] | null }) {
  const words = useWords("rollout").pods;
  const names = useRevisionNames();
  const { signs, hidden, counts } = podRow(revision, pods, MARKS_SHOWN);
  const told = counts.map((count) => words.states[count.kind](count.pods, count.reasons));
  return (
    <>
      <span className="text-ink-2">{names.alone(revision)}</span>
      <span className="flex min-h-5 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span aria-hidden className="flex flex-wrap items-center gap-0.5">
          {signs.map((sign) => (
            <PodSignMark key={sign.key} sign={sign} />
          ))}
          {hidden > 0 && <span className="ml-1 text-sm text-ink-3">{words.more(hidden)}</span>}
        </span>
        <span className="min-w-0 break-words">
          <ClusterText text={told.length > 0 ? told.join(" · ") : words.none} />
        </span>
      </span>
    </>
  );
}
