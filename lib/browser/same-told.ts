import type { Told } from "@/lib/contract/told";

/** Whether both tell the same of the same, whatever their words. */
export function isSameTold(one: Told, other: Told): boolean {
  return one.code === other.code && JSON.stringify(one.facts) === JSON.stringify(other.facts);
}
