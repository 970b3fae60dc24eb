import { ClusterText } from "./cluster-text";
import { LongText } from "./long-text";

/** A change cause, or that there is none. On one line it is cut by its place, else it can be unfolded. */
export function ChangeCause({ cause, line = false }: { cause: string | null; line?: boolean }) {
  if (cause === null || cause === "") return <span className="text-ink-3">no change cause</span>;
  return line ? <ClusterText text={cause} /> : <LongText text={cause} />;
}
