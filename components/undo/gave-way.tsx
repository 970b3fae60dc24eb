import type { GaveWay } from "@/lib/contract/undo";

const LEFT_OUT: Record<GaveWay, string> = {
  "earlier-records": "the records of earlier rollbacks",
  record: "the record of this rollback",
  "own-cause": "the revision’s own change cause",
  reason: "the reason",
  "change-cause": "the change cause",
};

/** What a rollback leaves out, or left out, because the annotations of the Deployment are full. */
export function GaveWayWords({ gaveWay, done = false }: { gaveWay: readonly GaveWay[]; done?: boolean }) {
  const parts = gaveWay.map((part) => LEFT_OUT[part]);
  const named = parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${String(parts.at(-1))}`;
  return (
    <span data-gave-way={gaveWay.join(" ")}>
      {done ? "Left out" : "It leaves out"}, because the annotations are full (256 KiB): {named}.
    </span>
  );
}
