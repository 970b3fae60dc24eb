import { ArrowDown, CircleX, TriangleAlert } from "lucide-react";
import { useWords } from "@/components/words/words";
import { useUndoChecks } from "@/lib/browser/undo-preview";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { CHECKS, withoutSaid } from "./undo-checks";

/** How much the checks found, beside the buttons: the checks themselves may be scrolled out of sight. */
export function UndoAttention({ seen, target }: { seen: Rollout; target: Revision }) {
  const words = useWords("dialogs").undo.attention;
  const { data } = useUndoChecks(seen.ref, target.uid, seen.live.digest);
  const checks = withoutSaid(data?.checks ?? [], target);
  const bad = checks.filter(({ state }) => state === "bad").length;
  const warn = checks.filter(({ state }) => state === "warn").length;
  if (bad + warn === 0) return null;
  return (
    <button
      type="button"
      onClick={showChecks}
      className="touchable mb-2 flex w-full flex-wrap items-center gap-x-3 rounded-md bg-sunken px-2.5 py-1 text-left font-medium hover:bg-hover"
    >
      {bad > 0 && (
        <span className="flex items-center gap-1.5 text-bad">
          <CircleX aria-hidden className="size-3.5" />
          {words.problems(bad)}
        </span>
      )}
      {warn > 0 && (
        <span className="flex items-center gap-1.5 text-warn">
          <TriangleAlert aria-hidden className="size-3.5" />
          {words.warnings(warn)}
        </span>
      )}
      <span className="font-normal text-ink-2">{words.toKnow}</span>
      <ArrowDown aria-hidden className="ml-auto size-3.5 text-ink-3" />
    </button>
  );
}

function showChecks(): void {
  const checks = document.getElementById(CHECKS);
  checks?.scrollIntoView({ block: "start" });
  checks?.focus({ preventScroll: true });
}
