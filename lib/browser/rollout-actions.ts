import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ToldProblem } from "./told-problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { PlainAction } from "@/lib/contract/rollout-action";
import type { ActionRequest, UndoRequest, UndoResult } from "@/lib/contract/undo";
import { rolloutApi } from "./addresses";
import { postJson } from "./api";
import { rolloutKey } from "./rollouts";

/** Rolls one rollout back. The screen shows the answer at once and then reads again. */
export function useUndo(ref: RolloutRef) {
  const cache = useRolloutCache(ref);
  return useMutation({
    mutationFn: (request: UndoRequest) => postJson<UndoResult>(`${rolloutApi(ref)}/undo`, request),
    onMutate: cache.stopReading,
    onSuccess: ({ rollout }) => cache.show(rollout),
    onSettled: cache.readAgain,
  });
}

/** Pauses, resumes or restarts one rollout. */
export function useAction(ref: RolloutRef) {
  const cache = useRolloutCache(ref);
  return useMutation({
    mutationFn: ({ verb, ...request }: ActionRequest & { verb: PlainAction }) =>
      postJson<Rollout>(`${rolloutApi(ref)}/${verb}`, request),
    onMutate: cache.stopReading,
    onSuccess: (rollout) => cache.show(rollout),
    onSettled: cache.readAgain,
  });
}

/**
 * The same for a question: a second click while it is being sent sends nothing, and a refusal stays to be shown. After
 * being told that an earlier change may still take effect, a person who asks again means it.
 */
export function useActionOnce(
  ref: RolloutRef,
  onAccepted: (rollout: Rollout, startedAt: number) => void,
  onUnknown: (problem: ToldProblem) => void,
) {
  const action = useAction(ref);
  const sending = useRef(false);
  const send = async (request: ActionRequest & { verb: PlainAction }) => {
    if (sending.current) return;
    sending.current = true;
    const startedAt = Date.now();
    try {
      onAccepted(await action.mutateAsync({ ...request, ...despite(action.error) }), startedAt);
    } catch (error) {
      // The mutation keeps the problem.
      if (error instanceof ToldProblem && error.code === "outcome-unknown") onUnknown(error);
    } finally {
      sending.current = false;
    }
  };
  return { send, isPending: action.isPending, error: action.error };
}

/** Names the earlier change of which a person was told. */
export function despite(told: ToldProblem | null): Pick<ActionRequest, "despite"> {
  const write = told?.code === "write-pending" ? told.extras.write : undefined;
  return write?.answered ? { despite: write.id } : {};
}

/** A reading that began before a write would put the old state back on the screen, so it is stopped first. */
function useRolloutCache(ref: RolloutRef) {
  const client = useQueryClient();
  const queryKey = rolloutKey(ref);
  return {
    stopReading: () => client.cancelQueries({ queryKey }),
    show: (rollout: Rollout) => void client.setQueryData(queryKey, rollout),
    readAgain: () => void client.invalidateQueries({ queryKey }),
  };
}
