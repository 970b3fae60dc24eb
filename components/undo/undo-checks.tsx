"use client";

import { ChevronRight, CircleHelp } from "lucide-react";
import { useState } from "react";
import { problemText } from "@/components/problem/problem-text";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words";
import { useUndoChecks } from "@/lib/browser/undo-preview";
import type { Check } from "@/lib/contract/checks";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { CheckLine } from "./check-line";

/** Where the checks stand, for what leads to them. */
export const CHECKS = "undo-checks";

/** What no diff can show: what is not rolled back with the template, and who will put the newer version back. */
export function UndoChecks({ seen, target }: { seen: Rollout; target: Revision }) {
  const words = useWords("dialogs").undo.checks;
  const app = useWords("app");
  const again = app.ui.tryAgain;
  const { data, error, isFetching, refetch } = useUndoChecks(seen.ref, target.uid, seen.live.digest);

  return (
    <section id={CHECKS} aria-labelledby="before-you-do" aria-busy={isFetching} tabIndex={-1} className="outline-none">
      <h3 id="before-you-do" className="text-sm text-ink-2">
        {words.heading}
      </h3>
      <div className="mt-1 min-h-18">
        {!data && !error && <Expected />}
        {!data && error && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p className="flex min-w-0 gap-2 break-words text-ink-2">
              <CircleHelp aria-hidden className="mt-0.75 size-3.5 shrink-0 text-ink-3" />
              <span>{words.failed(problemText(error, app).detail)}</span>
            </p>
            <Button small busy={isFetching} onClick={() => void refetch()}>
              {again}
            </Button>
          </div>
        )}
        {data && <Found checks={withoutSaid(data.checks, target)} />}
      </div>
    </section>
  );
}

/** That the target was rolled back from stands above as a warning, before any check is made. */
export function withoutSaid(checks: readonly Check[], target: Revision): Check[] {
  return checks.filter(({ code }) => code !== "rolled-back-from" || !target.flags.includes("rolled-back-from"));
}

function Found({ checks }: { checks: readonly Check[] }) {
  const serious = checks.filter(({ state }) => state === "bad" || state === "warn");
  const unknown = checks.filter(({ state }) => state === "unknown");
  const fine = checks.filter(({ state }) => state === "ok");
  const idle = checks.filter(({ state }) => state === "not-applicable");
  return (
    <div className="grid gap-1">
      {serious.length > 0 && (
        <ul className="grid gap-1">
          {serious.map((check) => (
            <CheckLine key={check.code + check.sentence.text} check={check} />
          ))}
        </ul>
      )}
      {fine.length + idle.length > 0 && <Fine fine={fine} idle={idle} beside={serious.length + unknown.length > 0} />}
      {unknown.length > 0 && (
        <ul className="grid gap-1">
          {unknown.map((check) => (
            <CheckLine key={check.code + check.sentence.text} check={check} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** What passed, and apart from it what there was nothing to check of. */
function Fine({ fine, idle, beside }: { fine: readonly Check[]; idle: readonly Check[]; beside: boolean }) {
  const [open, setOpen] = useState(false);
  const words = useWords("dialogs").undo.checks;
  const passed = beside ? words.otherPassed : words.passed;
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="touchable flex items-center gap-2 rounded-xs text-ink-2 hover:text-ink"
      >
        <span aria-hidden className="w-3.5 text-center font-semibold text-good">
          ✓
        </span>
        {passed(fine.length, idle.length)}
        <ChevronRight
          aria-hidden
          className="size-3.5 text-ink-3 transition-transform duration-100 in-aria-expanded:rotate-90"
        />
      </button>
      {open && (
        <ul className="mt-1 grid gap-1 pl-5.5">
          {[...fine, ...idle].map((check) => (
            <CheckLine key={check.code + check.sentence.text} check={check} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Expected() {
  return (
    <div aria-hidden className="grid h-18 animate-late content-evenly">
      <Skeleton className="w-3/5" />
      <Skeleton className="w-4/5" />
      <Skeleton className="w-2/5" />
    </div>
  );
}
