import type { UndoPreview } from "@/lib/contract/undo";
import { Warning } from "./undo-warnings";

/** That pods go down before others serve, where the strategy wants or allows it. */
export function OutageWarning({ outage }: { outage: UndoPreview["outage"] }) {
  if (!outage) return null;
  const { kind, down, kept } = outage;
  const pods = down === 1 ? "its pod" : `all ${down} pods`;
  if (kind === "may-go-down-first") {
    return (
      <Warning>
        <b>The strategy lets {pods} go before a new one is ready.</b> Perhaps nothing serves meanwhile.
      </Warning>
    );
  }
  if (kept > 0) {
    return (
      <Warning>
        <b>
          Recreate takes {down} {down === 1 ? "pod" : "pods"} down before a new one starts.
        </b>{" "}
        Only {kept} {kept === 1 ? "serves" : "serve"} meanwhile.
      </Warning>
    );
  }
  return (
    <Warning>
      <b>Recreate takes {pods} down before a new one starts.</b> Nothing serves until the new ones are ready.
    </Warning>
  );
}
