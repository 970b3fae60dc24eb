import { clusterText } from "@/lib/contract/cluster-text";
import type { RevisionNumber } from "../workload/workload";

const INTEGER = /^([+-]?)0*(\d{1,19})$/;
const MAX = 2n ** 63n;

/**
 * Reads a revision annotation as the controller and kubectl do: a base-10 signed 64-bit integer, leading zeros and a
 * sign allowed, nothing around it (rollout semantics L5, Go's `strconv.ParseInt(text, 10, 64)`).
 */
export function readRevisionNumber(text: string | undefined): RevisionNumber {
  if (text === undefined) return { kind: "missing" };
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (digits === undefined) return { kind: "unreadable", text: clusterText(text) };
  const value = sign === "-" ? -BigInt(digits) : BigInt(digits);
  if (value >= MAX || value < -MAX) return { kind: "unreadable", text: clusterText(text) };
  return { kind: "number", value };
}

/**
 * The numbers that a reused ReplicaSet had before, oldest first, without repeats and without what cannot be read. Lists
 * written before 2019 may hold one number thousands of times (rollout semantics L16, L17).
 */
export function readFormerNumbers(text: string | undefined): bigint[] {
  const numbers = (text ?? "").split(",").map((part) => readRevisionNumber(part.trim()));
  return [...new Set(numbers.flatMap((number) => (number.kind === "number" ? [number.value] : [])))];
}
