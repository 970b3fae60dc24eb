import Link from "next/link";
import { RollbackWords } from "@/components/revision/revision-lineage";
import { StateMarks } from "@/components/status/state-mark";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { ImageNames } from "@/components/text/image-names";
import { buttonClass } from "@/components/ui/button";
import { TimeAgo, TimeBy } from "@/components/ui/time-ago";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { rolloutAddress } from "@/lib/browser/addresses";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ActivityEntry } from "@/lib/contract/activity";

/** One revision that became current: when, of what, by whom, what it changed, how it fares, and the way back. */
export function ActivityRow({
  cluster,
  everywhere,
  entry,
}: {
  cluster: string;
  everywhere: boolean;
  entry: ActivityEntry;
}) {
  const words = useWords("activity");
  const { namespace, kind, name, revision, number, at, noLaterThan, state, images, changes, undoTo } = entry;
  const { changeCause, leftOver, by, rollback } = entry;
  const address = rolloutAddress({ cluster, namespace, kind, name });
  const cause = <ChangeCause cause={changeCause} leftOver={leftOver} line />;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line px-1 py-2.5 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] hover:bg-hover md:grid-cols-[6.5rem_9.5rem_minmax(0,1fr)_minmax(0,1.3fr)_6.5rem]">
      <span className="text-ink-2 max-md:col-start-2 max-md:row-start-1">
        {noLaterThan ? <TimeBy iso={at} /> : <TimeAgo iso={at} />}
      </span>
      <span className="min-w-0 max-md:col-start-1 max-md:row-start-1">
        {state ? <StateMarks state={state} /> : <span className="text-ink-3">{words.replaced}</span>}
      </span>
      <div className="min-w-0 max-md:col-span-2">
        <p className="break-words">
          {everywhere && (
            <span className="text-ink-2">
              <ClusterText text={namespace} /> /{" "}
            </span>
          )}
          <Link
            data-open
            aria-label={words.revisionOf(asPlainText(name), number)}
            href={address + (state ? "" : `?to=${encodeURIComponent(revision)}`)}
            prefetch={false}
            className="font-semibold outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <ClusterText text={name} />
          </Link>{" "}
          <span aria-hidden className="text-ink-2">
            {words.revision(number)}
          </span>
        </p>
        <p className="truncate">
          <ImageNames images={images} />
        </p>
      </div>
      <div className="min-w-0 max-md:col-span-2">
        <p className="break-words">
          {changes.length > 0 ? (
            <ClusterText text={changes.map(({ text }) => text).join(", ")} />
          ) : (
            <span className="text-ink-3">{words.oldest}</span>
          )}
        </p>
        <p className="break-words text-ink-2">
          {rollback ? (
            <RollbackWords rollback={rollback} revision={revision} />
          ) : (
            <>{by === null ? cause : <Said phrase={words.causeBy(<ClusterText text={by} />, cause)} />}</>
          )}
        </p>
      </div>
      <div className="flex items-start empty:hidden max-md:col-span-2 max-md:mt-1 md:justify-end">
        {undoTo !== null && (
          <Link
            aria-label={words.rollBackOf(asPlainText(name))}
            href={`${address}?rollback=${encodeURIComponent(undoTo)}`}
            prefetch={false}
            className={`${buttonClass("plain", true)} relative z-10`}
          >
            {words.rollBack}
          </Link>
        )}
      </div>
    </li>
  );
}
