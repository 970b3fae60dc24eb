/**
 * What a request to the cluster was for; verb and resource are those of RBAC. `namespace` is null for what belongs to the
 * whole cluster or is meant everywhere, `name` where all objects are meant.
 */
export type ClusterRequest = {
  cluster: string;
  verb: string;
  resource: string;
  namespace: string | null;
  name: string | null;
};

/** Why no answer came; `code` beside it is Node's or undici's. */
export type NoAnswer =
  | "refused"
  | "reset"
  | "timeout"
  | "unknown-host"
  | "no-route"
  | "proxy-refused"
  | "certificate-expired"
  | "certificate-of-other-name"
  | "certificate-not-trusted"
  | "no-tls"
  | "no-secure-connection";

/** Where there was no answer. `proxy` is the one that was asked through; `failed` says which of the two it was. */
export type NoAnswerPlace = { host: string; proxy: string | null; failed: "host" | "proxy" };

/** Why the cluster did not do or tell what it was asked for. */
export type ClusterProblemFacts = {
  "problem.rejected": { request: ClusterRequest };
  "problem.rejected.advice": NoFacts;
  "problem.rejected-as-too-large": { request: ClusterRequest };
  "problem.rejected-as-too-large.advice": NoFacts;
  "problem.unauthenticated": { cluster: string };
  "problem.forbidden": { request: ClusterRequest };
  "problem.forbidden.advice": { request: ClusterRequest };
  "problem.not-found": { request: ClusterRequest };
  "problem.not-found.advice": NoFacts;
  "problem.written-at-same-moment": { request: ClusterRequest };
  "problem.not-as-seen": { name: string | null };
  "problem.look-and-try-again.advice": NoFacts;
  "problem.list-changed": NoFacts;
  "problem.try-again.advice": NoFacts;
  "problem.busy": { cluster: string };
  "problem.busy.advice": NoFacts;
  "problem.took-too-long": { request: ClusterRequest };
  "problem.took-too-long.advice": NoFacts;
  "problem.webhook-does-not-answer": { request: ClusterRequest };
  "problem.webhook-does-not-answer.advice": NoFacts;
  "problem.answered-with-status": { request: ClusterRequest; status: number };
  "problem.read-its-words.advice": NoFacts;
  "problem.check-server.advice": NoFacts;
  "problem.no-answer": { request: ClusterRequest; place: NoAnswerPlace; because: NoAnswer; code: string };
  "problem.no-answer.advice": { cluster: string; because: NoAnswer };
  /** `whole`: false where a success came without the object. */
  "problem.foreign-answer": { cluster: string; status: number; whole: boolean };
  "problem.other-object": { cluster: string };
  "problem.look-in-between.advice": NoFacts;
  "problem.answer-too-large": { cluster: string; mebibytes: number };
  "problem.answer-too-large.advice": NoFacts;
  "problem.no-watch": { request: ClusterRequest };
  "problem.no-watch.advice": NoFacts;
  "problem.not-what-was-asked": { expected: "object" | "list" | "stored-object" | { kind: string } };
};

type NoFacts = Record<never, never>;
