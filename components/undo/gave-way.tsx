import { useWords } from "@/components/words/words";
import type { GaveWay } from "@/lib/contract/undo";

/** What a rollback leaves out, or left out, because the annotations of the Deployment are full. */
export function GaveWayWords({ gaveWay, done = false }: { gaveWay: readonly GaveWay[]; done?: boolean }) {
  const words = useWords("dialogs").undo;
  return <span data-gave-way={gaveWay.join(" ")}>{done ? words.hasLeftOut(gaveWay) : words.leavesOut(gaveWay)}</span>;
}
