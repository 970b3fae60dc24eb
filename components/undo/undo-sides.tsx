import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { revisionShort, useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { LIVE } from "@/lib/contract/live";
import { numberAfterUndo } from "@/lib/rollout/undo/number-after-undo";
import type { LeftOver, Revision, Rollout } from "@/lib/contract/rollout";
import type { CauseName } from "@/lib/contract/template-diff";

/** What runs now and what it becomes: number, images and change cause of both. */
export function UndoSides({
  rollout,
  target,
  becomes = numberAfterUndo(rollout.revisions, target.uid),
}: {
  rollout: Rollout;
  target: Revision;
  /** The number it will have, once the server has said so. */
  becomes?: string | null | undefined;
}) {
  const words = useWords("dialogs").undo.sides;
  const names = useRevisionNames();
  const current = rollout.revisions.find((revision) => revision.current);
  const former = [
    ...(target.number !== null && target.number !== becomes ? [target.number] : []),
    ...target.formerly.toReversed(),
  ];

  return (
    <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_1.25rem_minmax(0,1fr)] sm:items-stretch">
      <Side
        heading={
          <Said
            phrase={words.now(<b className="text-ink">{current ? revisionShort(current) : words.notRolledOut}</b>)}
          />
        }
        images={rollout.images}
        cause={current ? current.changeCause : rollout.changeCause}
        revision={current?.uid ?? LIVE}
        leftOver={current ? current.leftOver : rollout.leftOver}
      />
      <ArrowRight
        aria-label={words.arrow}
        className="size-4 self-center justify-self-center text-ink-3 max-sm:rotate-90"
      />
      <Side
        heading={<Said phrase={words.becomes(<b className="text-ink">{becomes ?? names.alone(target)}</b>, former)} />}
        images={target.images}
        cause={target.leftOver === "reason" ? target.ownCause : target.changeCause}
        says={target.leftOver === "reason" ? "ownCause" : "changeCause"}
        revision={target.uid}
        leftOver={target.leftOver}
      />
    </div>
  );
}

function Side({
  heading,
  images,
  cause,
  says = "changeCause",
  revision,
  leftOver,
}: {
  heading: ReactNode;
  images: readonly string[];
  cause: string | null;
  says?: CauseName;
  revision: string;
  leftOver: LeftOver | null;
}) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-ground px-3 py-2">
      <p className="text-ink-2">{heading}</p>
      <ul className="my-0.5 font-mono text-sm break-all">
        {images.map((image, place) => (
          // Two containers may run the same image.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            <ClusterText text={image} />
          </li>
        ))}
      </ul>
      <p>
        <ChangeCause cause={cause} leftOver={leftOver === "cause" ? leftOver : null} of={{ revision, cause: says }} />
      </p>
    </div>
  );
}
