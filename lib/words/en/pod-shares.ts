import type { PodShare } from "@/lib/contract/facts/pod-share";
import { counted, formatted } from "./phrases";

/** `2 of 3 new pods` */
export function podsOf({ affected, of, isNew }: PodShare): string {
  return `${formatted(affected)} of ${isNew ? counted(of, "new pod", "new pods") : counted(of, "pod", "pods")}`;
}
