import "server-only";
import { message } from "@/lib/contract/message";
import type { Facts } from "@/lib/contract/facts/facts";
import { clusterOfParam } from "@/lib/contract/cluster-segment";
import { ProblemError } from "@/lib/contract/problem-error";
import { RolloutKind, type RolloutRef } from "@/lib/contract/rollout";
import { USUAL_KIND } from "@/lib/contract/rollout-kinds";

/** Names as the API server takes them (apimachinery pkg/util/validation IsDNS1123Label, IsDNS1123Subdomain). */
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const UID = /^[A-Za-z0-9][-A-Za-z0-9_.]*$/;

/** The rollout that the segments of a URL name, already decoded. @throws ProblemError invalid-request, not-found */
export function rolloutRef(params: { cluster: string; namespace: string; kind: string; name: string }): RolloutRef {
  const kind = RolloutKind.safeParse(params.kind);
  if (!kind.success) {
    throw new ProblemError("not-found", message("problem.unknown-kind"), {
      advice: message("problem.unknown-kind.advice", { kinds: RolloutKind.options }),
    });
  }
  return {
    cluster: clusterOfParam(params.cluster),
    namespace: namespaceName(params.namespace),
    kind: kind.data,
    name: checked(params.name, SUBDOMAIN, 253, "rollout"),
  };
}

/** The `namespace` of a query string; null stands for every namespace. @throws ProblemError invalid-request */
export function namespaceOfQuery(request: Request): string | null {
  const namespace = new URL(request.url).searchParams.get("namespace");
  return namespace === null ? null : namespaceName(namespace);
}

/**
 * The rollout that a query string names by `namespace`, `kind` and `name`; null where it has no `name` and so means a
 * list. @throws ProblemError invalid-request, not-found
 */
export function rolloutOfQuery(cluster: string, request: Request): RolloutRef | null {
  const { searchParams } = new URL(request.url);
  const name = searchParams.get("name");
  if (name === null) return null;
  const kind = searchParams.get("kind") ?? USUAL_KIND;
  return rolloutRef({ cluster, namespace: searchParams.get("namespace") ?? "", kind, name });
}

/** Whether the answer may come from a watch that runs: `watched=true`, as our own screens say when they open. */
export function mayBeWatched(request: Request): boolean {
  return new URL(request.url).searchParams.get("watched") === "true";
}

/** The uid of a revision in a URL. @throws ProblemError invalid-request */
export function revisionUid({ revision }: { revision: string }): string {
  return checked(revision, UID, 200, "revision");
}

/** The id of a write in a URL. @throws ProblemError invalid-request */
export function writeId({ write }: { write: string }): string {
  return checked(write, UID, 100, "write");
}

/** The two sides of a comparison, `from` and `to` of the query: uids of revisions, or `live`. @throws ProblemError invalid-request */
export function diffSides(request: Request): { from: string; to: string } {
  const { searchParams } = new URL(request.url);
  const side = (name: "from" | "to") => checked(searchParams.get(name) ?? "", UID, 200, name);
  return { from: side("from"), to: side("to") };
}

function namespaceName(name: string): string {
  return checked(name, LABEL, 63, "namespace");
}

type What = Facts["problem.not-a-name"]["what"];

function checked(text: string, pattern: RegExp, longest: number, what: What): string {
  if (text.length <= longest && pattern.test(text)) return text;
  throw new ProblemError("invalid-request", message("problem.not-a-name", { text: text.slice(0, 80), what }), {
    advice: message("problem.not-a-name.advice"),
  });
}
