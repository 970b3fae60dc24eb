"use client";

import { type ReactNode, useId } from "react";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TimeAgo, TimeBy } from "@/components/ui/time-ago";
import { useWords } from "@/components/words/words";
import { predecessorWords } from "@/lib/browser/predecessor-words";
import type { Revision, RolloutRef } from "@/lib/contract/rollout";
import { flagWords, replicaWords, revisionInSentence, revisionName } from "@/components/revision/revision-words";
import { RevisionLineage } from "@/components/revision/revision-lineage";
import { RevisionMarks } from "@/components/revision/revision-marks";
import { RollBackButton } from "@/components/revision/roll-back-button";
import { TemplateView } from "./template-view";

/** Everything about one revision. */
export function RevisionPanel({
  rollout,
  revision,
  predecessor,
  onCompare,
}: {
  rollout: RolloutRef;
  revision: Revision;
  predecessor: Revision | undefined;
  /** Compares it with its predecessor. */
  onCompare: () => void;
}) {
  const heading = useId();
  const { name, images, ownCause, createdAt, rolledOut, replicas, restartedAt, unreadable, flags, changes } = revision;
  const against = predecessorWords(revision, predecessor, useWords("rollout").timeline);
  return (
    <section aria-labelledby={heading}>
      <div className="flex min-h-11 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <h3 id={heading}>{revisionName(revision)}</h3>
          <RevisionMarks revision={revision} />
        </div>
        {!revision.current && <RollBackButton revision={revision} />}
      </div>
      <dl className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
        <Fact name="Change cause">
          <RevisionLineage revision={revision} />
        </Fact>
        {ownCause !== null && (
          <Fact name="Its own cause">
            <ChangeCause cause={ownCause} of={{ revision: revision.uid, cause: "ownCause" }} />
          </Fact>
        )}
        <Fact name={images.length === 1 ? "Image" : "Images"}>
          <ul className="font-mono text-sm/5 break-all">
            {images.map((image, place) => (
              // Two containers may run the same image.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>
                <ClusterText text={image} />
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={predecessor ? `Against ${revisionInSentence(predecessor)}` : "Changes"}>
          {predecessor && (
            <Button small look="quiet" className="float-right -my-0.5" onClick={onCompare}>
              Compare
            </Button>
          )}
          {changes.length > 0 ? (
            <ul>
              {changes.map((change) => (
                <li key={change} className="break-words">
                  <ClusterText text={change} />
                </li>
              ))}
            </ul>
          ) : (
            <span className="text-ink-2">{predecessor ? "No difference." : "The oldest revision that is kept."}</span>
          )}
          {against !== null && <p className="text-ink-2">{against}</p>}
        </Fact>
        <Fact name="Rolled out">
          {rolledOut.noLaterThan ? <TimeBy iso={rolledOut.at} /> : <TimeAgo iso={rolledOut.at} exact />}
        </Fact>
        <Fact name="First created">
          <TimeAgo iso={createdAt} exact />
        </Fact>
        <Fact name="ReplicaSet">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-mono text-sm break-all">
              <ClusterText text={name} />
            </span>
            <CopyButton text={name} what="the name of the ReplicaSet" />
          </span>
          <span className="text-ink-2">{replicaWords(replicas)}</span>
        </Fact>
        {restartedAt !== null && (
          <Fact name="Restarted">
            <ClusterText text={restartedAt} />
          </Fact>
        )}
        {unreadable !== null && (
          <Fact name="Its number says">
            <span className="font-mono text-sm">
              “<ClusterText text={unreadable} />”
            </span>
          </Fact>
        )}
        {flags.map((flag) => (
          <Fact key={flag} name={capital(flagWords(flag).word)}>
            {flagWords(flag).means}
          </Fact>
        ))}
      </dl>
      <TemplateView rollout={rollout} revision={revision} />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-2 max-sm:-mb-2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
