import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DemoAction, DemoResult } from "@/lib/contract/demo";
import { postJson } from "./api";

/** Has the demo's cluster play a scene, and then reads what is on the screen again. */
export function useDemoScene(action: DemoAction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson<DemoResult>(`/api/demo/${action}`, {}),
    onSettled: () => client.invalidateQueries(),
  });
}
