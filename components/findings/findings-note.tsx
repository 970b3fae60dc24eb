"use client";

import { clsx } from "clsx";
import { useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import { tellingFindings } from "@/lib/browser/telling-findings";
import type { Diagnosis, Finding } from "@/lib/contract/finding";
import type { Rollout } from "@/lib/contract/rollout";
import { FindingItem } from "./finding-item";
import { StillServing } from "./still-serving";

/** Why the rollout does not move: the causes first, then what follows from them. */
export function FindingsNote({
  rollout,
  diagnosis,
  onShowLine,
}: {
  rollout: Rollout;
  diagnosis: Diagnosis;
  onShowLine: (broughtInBy: NonNullable<Finding["broughtInBy"]>) => void;
}) {
  const words = useWords("details").causes;
  const names = useRevisionNames();
  const findings = tellingFindings(diagnosis);
  const serious = findings.some(({ weight }) => weight === "cause");
  const nameOf = (uid: string | undefined) => {
    const revision = rollout.revisions.find((one) => one.uid === uid);
    return revision ? names.atBeginning(revision) : null;
  };

  return (
    <section aria-labelledby="why" className={clsx("rounded-lg px-3 py-2.5", serious ? "bg-bad-wash" : "bg-warn-wash")}>
      <h2 id="why" className="sr-only">
        {words.heading}
      </h2>
      <ul className="grid gap-2.5">
        {findings.map((finding, place) => (
          <FindingItem
            // Sentences count on while one of them is unfolded.
            key={`${finding.code} ${findings.slice(0, place).filter(({ code }) => code === finding.code).length}`}
            finding={finding}
            revision={nameOf(finding.broughtInBy?.revision)}
            onShowLine={onShowLine}
          />
        ))}
      </ul>
      <div className="pl-6.5">
        <StillServing revisions={rollout.revisions} />
      </div>
    </section>
  );
}
