"use client";

import { type ReactNode, useId } from "react";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TimeAgo, TimeBy } from "@/components/ui/time-ago";
import { predecessorWords } from "@/lib/browser/predecessor-words";
import type { Revision, RolloutRef } from "@/lib/contract/rollout";
import { ReplicaCounts } from "@/components/revision/replica-counts";
import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
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
  const words = useWords("details").revision;
  const flagWords = useWords("app").revisions.flags;
  const names = useRevisionNames();
  const heading = useId();
  const { name, images, ownCause, createdAt, rolledOut, replicas, restartedAt, unreadable, flags, changes } = revision;
  const against = predecessorWords(revision, predecessor, useWords("rollout").timeline);
  return (
    <section aria-labelledby={heading}>
      <div className="flex min-h-11 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <h3 id={heading}>{names.alone(revision)}</h3>
          <RevisionMarks revision={revision} />
        </div>
        {!revision.current && <RollBackButton revision={revision} />}
      </div>
      <dl className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
        <Fact name={words.changeCause}>
          <RevisionLineage revision={revision} />
        </Fact>
        {ownCause !== null && (
          <Fact name={words.ownCause}>
            <ChangeCause cause={ownCause} of={{ revision: revision.uid, cause: "ownCause" }} />
          </Fact>
        )}
        <Fact name={words.images(images.length)}>
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
        <Fact name={predecessor ? words.against(names.inSentence(predecessor)) : words.changes}>
          {predecessor && (
            <Button small look="quiet" className="float-right -my-0.5" onClick={onCompare}>
              {words.compare}
            </Button>
          )}
          {changes.length > 0 ? (
            <ul>
              {changes.map((change) => (
                <li key={change.text} className="break-words">
                  <ClusterText text={change.text} />
                </li>
              ))}
            </ul>
          ) : (
            <span className="text-ink-2">{predecessor ? words.noDifference : words.oldest}</span>
          )}
          {against !== null && <p className="text-ink-2">{against}</p>}
        </Fact>
        <Fact name={words.rolledOut}>
          {rolledOut.noLaterThan ? <TimeBy iso={rolledOut.at} /> : <TimeAgo iso={rolledOut.at} exact />}
        </Fact>
        <Fact name={words.firstCreated}>
          <TimeAgo iso={createdAt} exact />
        </Fact>
        <Fact name={words.storedRevision}>
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-mono text-sm break-all">
              <ClusterText text={name} />
            </span>
            <CopyButton text={name} what={words.nameOfRevision} />
          </span>
          <span className="text-ink-2">
            <ReplicaCounts replicas={replicas} />
          </span>
        </Fact>
        {restartedAt !== null && (
          <Fact name={words.restarted}>
            <ClusterText text={restartedAt} />
          </Fact>
        )}
        {unreadable !== null && (
          <Fact name={words.numberReads}>
            <span className="font-mono text-sm">
              <Said phrase={words.quoted(<ClusterText text={unreadable} />)} />
            </span>
          </Fact>
        )}
        {flags.map((flag) => (
          <Fact key={flag} name={flagWords[flag].name}>
            {flagWords[flag].means}
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
