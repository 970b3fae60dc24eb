"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { memo, type ReactNode } from "react";
import { StateMarks } from "@/components/status/state-mark";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { ImageNames } from "@/components/text/image-names";
import { TimeAgo } from "@/components/ui/time-ago";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { rolloutAddress } from "@/lib/browser/addresses";
import { needsAttention } from "@/lib/rollout/state/lead";
import { asPlainText } from "@/lib/browser/visible-text";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { Age } from "./age";
import { ReasonCell } from "./reason-cell";

const ROOMY = "max-[75rem]:hidden";
const NUMBER = "md:text-right";

/** One rollout. `offset` in pixels below the head of the table, where the virtual list wants it. */
export const RolloutRow = memo(function RolloutRow({
  cluster,
  rollout,
  everywhere,
  index,
  offset,
  measure,
}: {
  cluster: string;
  rollout: RolloutSummary;
  everywhere: boolean;
  index: number;
  offset: number;
  measure: (element: HTMLElement | null) => void;
}) {
  const { namespace, kind, name, state, replicas, images, revision, changeCause, leftOver, createdAt, changedAt } =
    rollout;
  const words = useWords("list").row;
  const address = rolloutAddress({ cluster, namespace, kind, name });
  const attention = needsAttention(state);

  return (
    <tr
      ref={measure}
      aria-rowindex={index + 2}
      data-index={index}
      style={{ transform: `translateY(${offset}px)` }}
      className={clsx(
        "absolute inset-x-0 top-0 grid contain-content items-baseline border-b border-line px-2 py-[7px] hover:bg-hover max-md:gap-y-0.5 max-md:py-2.5",
        everywhere ? "rollout-columns-everywhere" : "rollout-columns",
      )}
    >
      <Cell className={clsx("max-md:row-start-1", attention && "md:row-span-2")}>
        <StateMarks state={state} />
      </Cell>
      {everywhere && (
        <Cell className="truncate text-ink-2 max-md:col-start-1 max-md:row-start-3">
          <ClusterText text={namespace} />
        </Cell>
      )}
      <Cell className="truncate max-md:col-start-1 max-md:row-start-2">
        <Link
          href={address}
          prefetch={false}
          title={asPlainText(name)}
          className="-my-[5px] block truncate py-[5px] font-semibold outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ClusterText text={name} />
        </Link>
      </Cell>
      <Cell className={clsx(NUMBER, "max-md:col-start-2 max-md:row-start-1 max-md:text-right")}>
        <Said phrase={words.ready(<Ready {...replicas} />, onPhones)} />
      </Cell>
      <Cell className={clsx(NUMBER, ROOMY)}>{replicas.updated}</Cell>
      <Cell className={clsx(NUMBER, ROOMY)}>{replicas.available}</Cell>
      <Cell className={clsx(NUMBER, "truncate max-md:col-start-2 max-md:row-start-3 max-md:text-right")}>
        <Said
          phrase={words.revision(
            revision === null ? (
              <span className="text-ink-3">{words.noRevision}</span>
            ) : (
              <ClusterText text={revision} />
            ),
            onPhones,
          )}
        />
      </Cell>
      <Cell className={clsx("truncate max-md:col-start-1", everywhere ? "max-md:row-start-4" : "max-md:row-start-3")}>
        <ImageNames images={images} />
      </Cell>
      <Cell className="text-ink-2 max-md:col-start-2 max-md:row-start-2 max-md:text-right">
        {changedAt === null ? <span className="text-ink-3">{words.never}</span> : <TimeAgo iso={changedAt} />}
      </Cell>
      <Cell className={clsx("text-ink-2", ROOMY)}>
        <Age iso={createdAt} />
      </Cell>
      <Cell className="truncate max-md:col-span-2 max-md:text-ink-2" title={asPlainText(changeCause ?? "")}>
        <ChangeCause cause={changeCause} leftOver={leftOver} line />
      </Cell>
      {attention && <ReasonCell rollout={rollout} address={address} />}
    </tr>
  );
});

function Ready({ ready, desired }: RolloutSummary["replicas"]) {
  return (
    <>
      <span className={ready < desired ? "font-medium" : undefined}>{ready}</span>
      <span className="text-ink-3">/{desired}</span>
    </>
  );
}

/** Words that stand in for the headings of columns, which phones have no room for. */
function onPhones(text: string) {
  return <span className="text-ink-3 md:hidden">{text}</span>;
}

function Cell({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <td title={title || undefined} className={clsx("min-w-0", className)}>
      {children}
    </td>
  );
}
