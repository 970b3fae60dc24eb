import type { ReactNode } from "react";
import { StateMarks } from "@/components/status/state-mark";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { asPlainText } from "@/lib/browser/visible-text";
import type { Rollout } from "@/lib/contract/rollout";

/** The name of a rollout, its state, its counts and kubectl's own sentence about it. */
export function RolloutHeader({ rollout, children }: { rollout: Rollout; children: ReactNode }) {
  const words = useWords("rollout").header;
  const { ref, state, message, replicas } = rollout;
  const told = [state.lead, ...state.beside].map(({ word }) => word.text);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-0.5">
          <h1 className="min-w-0 text-xl break-words">
            <ClusterText text={ref.name} />
          </h1>
          <StateMarks state={state} />
          <p className="text-ink-2">{words.counts(replicas)}</p>
        </div>
        <p className="mt-0.5 text-sm break-words text-ink-3">
          <Said phrase={words.kubectlSays(<ClusterText text={message} />, notOnPhones)} />
        </p>
        <output className="sr-only">{words.stateAloud(asPlainText(ref.name), told.join(", "))}</output>
      </div>
      {children}
    </div>
  );
}

function notOnPhones(text: string) {
  return <span className="max-sm:hidden">{text}</span>;
}
