"use client";

import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import { NO_WRITES, useRolloutScope } from "@/lib/browser/rollout-context";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import { ACTION_BUTTONS, ACTIONS, suggestedRevision } from "./action-buttons";

/** What can be done to a rollout as a whole. A button that does nothing says why, to every sense. */
export function RolloutActions({
  rollbackHelps,
  sending,
}: {
  /** Whether the template is what is wrong. */
  rollbackHelps: boolean;
  /** The action that is being sent without a dialog. */
  sending: RolloutAction | null;
}) {
  const words = useWords("rollout").actions;
  const { rollout, noWrites, blockedBy, ask, prepare } = useRolloutScope();
  const shown = ACTIONS.filter(
    (action) => rollout.actions.includes(action) && (ACTION_BUTTONS[action].isShown?.(rollout) ?? true),
  );
  const blocked = shown.flatMap((action) => {
    const why = ACTION_BUTTONS[action].whyNot?.(words, rollout) ?? null;
    return noWrites !== null || why === null ? [] : [{ action, why }];
  });

  return (
    <div className="grid gap-1 justify-items-start lg:justify-items-end">
      <div className="flex flex-wrap gap-2">
        {shown.map((action) => {
          const { icon: Icon, label, isWayOut = false, inPlaceOf = action } = ACTION_BUTTONS[action];
          const busy = sending === action;
          return (
            <Button
              key={inPlaceOf}
              look={isWayOut && rollbackHelps ? "main" : "plain"}
              blockedBy={blockedBy ?? (blocked.some((one) => one.action === action) ? whyNotId(action) : undefined)}
              busy={busy}
              onClick={() => ask(action, action === "undo" ? suggestedRevision(rollout)?.uid : undefined)}
              onPointerEnter={() => prepare(action)}
              onFocus={() => prepare(action)}
            >
              {!busy && <Icon aria-hidden className="size-3.5" />}
              {label?.(words, rollout) ?? words.labels[action]}
            </Button>
          );
        })}
      </div>
      {noWrites !== null && <Why id={NO_WRITES}>{noWrites}</Why>}
      {blocked.map(({ action, why }) => (
        <Why key={action} id={whyNotId(action)}>
          {why}
        </Why>
      ))}
    </div>
  );
}

/** The id of the sentence that says why this cannot be done. */
const whyNotId = (action: RolloutAction) => `why-no-${action}`;

function Why({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="max-w-md text-sm text-ink-2 lg:text-right">
      {children}
    </p>
  );
}
