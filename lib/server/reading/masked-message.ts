import "server-only";
import { clusterText } from "@/lib/contract/cluster-text";
import { isMessage, message, type Message } from "@/lib/contract/message";
import { maskedText } from "@/lib/kube/mask";

/** A message as it may leave the server: texts among its facts may be the cluster's, so each of them is masked. */
export function maskedMessage<M extends Message>(told: M): M {
  return maskedFact(told) as M;
}

function maskedFact(fact: unknown): unknown {
  if (typeof fact === "string") return maskedText(clusterText(fact));
  if (typeof fact !== "object" || fact === null) return fact;
  if (Array.isArray(fact)) return fact.map(maskedFact);
  if (isMessage(fact)) return message(fact.code, maskedFacts(fact.facts) as never);
  return maskedFacts(fact);
}

function maskedFacts(facts: object): object {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, maskedFact(fact)]));
}
