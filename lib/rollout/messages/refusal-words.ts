import { refusalOf } from "./read-refusal";

/** Why the controller may not make what a rollout needs, as a sentence made of its condition's words. */
export function refusalWords(said: string | null): string {
  if (said === null) return "Kubernetes does not say why.";
  return `${refusalOf(said.replace(/^Failed to create new replica set "[^"]*": /, "")).words}.`;
}

/** Which refusal a condition's words tell. */
export function refusalCode(said: string): string {
  return refusalOf(said.replace(/^Failed to create new replica set "[^"]*": /, "")).code;
}
