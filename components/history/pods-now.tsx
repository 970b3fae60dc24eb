import { clsx } from "clsx";
import type { Revision } from "@/lib/contract/rollout";
import { isServing, revisionName } from "./revision-words";

const MARKS_SHOWN = 40;

/** One line for each revision that has pods: filled marks answer, outlined ones do not. */
export function PodsNow({ revisions }: { revisions: readonly Revision[] }) {
  const alive = revisions.filter(({ replicas }) => replicas.desired > 0 || replicas.ready > 0);
  if (alive.length === 0) return null;
  return (
    <section aria-label="Pods now" className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
      {alive.map((revision) => (
        <PodLine key={revision.uid} revision={revision} />
      ))}
    </section>
  );
}

type Pod = "available" | "ready" | "waiting";

function PodLine({ revision }: { revision: Revision }) {
  const { desired, ready, available } = revision.replicas;
  const waiting = Math.max(0, desired - ready);
  const pods: Pod[] = [
    ...Array<Pod>(available).fill("available"),
    ...Array<Pod>(Math.max(0, ready - available)).fill("ready"),
    ...Array<Pod>(waiting).fill("waiting"),
  ];
  const words = [
    ready > 0 && `${ready} ready${isServing(revision) ? ", serving" : ""}`,
    ready > available && `${ready - available} not long enough to count as available`,
    waiting > 0 && `${waiting} not ready`,
  ].filter(Boolean);

  return (
    <>
      <span className="text-ink-2">{revisionName(revision)}</span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span aria-hidden className="flex flex-wrap items-center gap-0.5">
          {pods.slice(0, MARKS_SHOWN).map((pod, place) => (
            // A mark is its place in the row.
            // oxlint-disable-next-line react/no-array-index-key
            <PodMark key={place} pod={pod} />
          ))}
          {pods.length > MARKS_SHOWN && <span className="ml-1 text-sm text-ink-3">+{pods.length - MARKS_SHOWN}</span>}
        </span>
        <span>{words.join(" · ")}</span>
      </span>
    </>
  );
}

const SIGNS: Record<Pod, string> = { available: "", ready: "·", waiting: "!" };

function PodMark({ pod }: { pod: Pod }) {
  return (
    <i
      className={clsx(
        "grid h-[18px] w-[13px] place-items-center rounded-[3px] text-xs leading-none font-bold not-italic transition-colors duration-150",
        pod === "available" && "bg-good",
        pod === "ready" && "border-[1.5px] border-good text-good",
        pod === "waiting" && "border-[1.5px] border-bad text-bad",
      )}
    >
      {SIGNS[pod]}
    </i>
  );
}
