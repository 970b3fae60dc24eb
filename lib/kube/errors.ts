import "server-only";
import { maskedText } from "./mask";
import { clusterText, partOf } from "@/lib/contract/cluster-text";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import type { ClusterProblemFacts } from "@/lib/contract/facts/problems-cluster";
import { type Message, message } from "@/lib/contract/message";
import type { ProblemCode } from "@/lib/contract/problem-code";
import { type CodedExtras, ProblemError } from "@/lib/contract/problem-error";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import { deniedByAdmission, isAdmission } from "./admission-words";
import { isJsonObject } from "./narrow";

/** What a request was for, to say so when it fails. `verb` and `resource` are those of RBAC. */
export type Doing = {
  cluster: string;
  verb: "get" | "list" | "watch" | "patch" | "create";
  resource: string;
  namespace: string | null;
  name: string | null;
};

/** A request to the cluster that did not succeed. `status` is null where no answer came. */
export class KubeError extends ProblemError {
  declare readonly told: MessageOf<ClusterProblemFacts>;
  readonly status: number | null;
  /** The request may have taken effect all the same: read again before anything is said or repeated. */
  readonly maybeProcessed: boolean;

  constructor(
    code: ProblemCode,
    told: MessageOf<ClusterProblemFacts>,
    extras: CodedExtras,
    facts: { status: number | null; maybeProcessed: boolean },
  ) {
    super(code, told, extras);
    this.status = facts.status;
    this.maybeProcessed = facts.maybeProcessed;
  }
}

/** Whether a JSON Patch was refused because one of its tests or paths did not hold (rollout semantics 3.6, first row). */
export function isFailedTest(error: unknown): boolean {
  return error instanceof KubeError && error.status === 422 && error.code === "conflict" && !error.maybeProcessed;
}

/** Apiserver pkg/admission/plugin/webhook/errors/statuserror.go NewDryRunUnsupportedErr; its whole message. */
const NO_DRY_RUN = /^admission webhook ".*" does not support dry run$/;

/** Whether a dry run was refused because an admission webhook with side effects cannot be asked for one. */
export function isDryRunUnsupported(error: unknown): error is KubeError {
  return error instanceof KubeError && error.status === 400 && NO_DRY_RUN.test(error.extras.said ?? "");
}

/** As much of Kubernetes' own words as a person will read. */
const MAX_SAID = 4000;
const MAX_CAUSES = 50;

/** How the API server words a missing right (apiserver responsewriters/errors.go forbiddenMessage). */
const MISSING_RIGHT = /\bcannot \S+ (resource|path)\b/;

/**
 * The problem that an answer of the API server other than 2xx means.
 * @param body the answer as JSON, undefined where it was not; a Kubernetes Status is expected
 */
export function problemOfAnswer(
  doing: Doing,
  status: number,
  body: JsonValue | undefined,
  retryAfterSeconds: number | null,
): KubeError {
  const answer = isJsonObject(body) ? body : {};
  const said = typeof answer["message"] === "string" ? answer["message"] : "";
  const causes = causesOf(answer);
  const extras: CodedExtras = {
    ...(said === "" ? {} : { said: partOf(maskedText(clusterText(said)), cut) }),
    ...(causes.length === 0 ? {} : { causes }),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  };
  const say = (code: ProblemCode, told: MessageOf<ClusterProblemFacts>, advice: Message, maybeProcessed = false) =>
    new KubeError(code, told, { advice, ...extras }, { status, maybeProcessed });
  const request = { ...doing };
  const { cluster } = doing;

  const writing = doing.verb === "patch";
  const rejected = () => say("rejected", message("problem.rejected", { request }), message("problem.rejected.advice"));

  if (writing && deniedByAdmission(said)) return rejected();
  switch (status) {
    case 400:
      if (writing && isAdmission(said)) return rejected();
      break;
    case 401:
      return say(
        "unauthenticated",
        message("problem.unauthenticated", { cluster }),
        message("problem.sign-in.advice", { context: cluster }),
      );
    case 403:
      if (writing && isAdmission(said) && !MISSING_RIGHT.test(said)) return rejected();
      return say(
        "forbidden",
        message("problem.forbidden", { request }),
        message("problem.forbidden.advice", { request }),
      );
    case 404:
      if (doing.name === null) break;
      return say("not-found", message("problem.not-found", { request }), message("problem.not-found.advice"));
    case 409:
      return say("conflict", message("problem.written-at-same-moment", { request }), LOOK_AND_TRY_AGAIN);
    case 410:
      return say("cluster-error", message("problem.list-changed"), message("problem.try-again.advice"));
    case 413:
      return say(
        "rejected",
        message("problem.rejected-as-too-large", { request }),
        message("problem.rejected-as-too-large.advice"),
      );
    case 422:
      if (writing && causes.length === 0 && !isAdmission(said)) {
        return say("conflict", message("problem.not-as-seen", { name: doing.name }), LOOK_AND_TRY_AGAIN);
      }
      return rejected();
    case 429:
    case 503:
      return say("busy", message("problem.busy", { cluster }), message("problem.busy.advice"), status === 503);
    case 504:
      return say(
        "cluster-timeout",
        message("problem.took-too-long", { request }),
        message("problem.took-too-long.advice"),
        true,
      );
    case 500:
      if (/failed calling webhook/.test(said)) {
        return say(
          "cluster-error",
          message("problem.webhook-does-not-answer", { request }),
          message("problem.webhook-does-not-answer.advice"),
        );
      }
      break;
  }
  return say(
    "cluster-error",
    message("problem.answered-with-status", { request, status }),
    said === "" ? message("problem.check-server.advice") : message("problem.read-its-words.advice"),
    status >= 500 || status === 408,
  );
}

const LOOK_AND_TRY_AGAIN = message("problem.look-and-try-again.advice");

/** Whether the API server refused for want of a right, which other ways of reading may not need. */
export function isForbidden(error: unknown): error is KubeError {
  return error instanceof KubeError && error.code === "forbidden";
}

/** Each once: API servers repeat one for every way in which they came upon it. */
function causesOf(answer: JsonObject): NonNullable<CodedExtras["causes"]> {
  const details = isJsonObject(answer["details"]) ? answer["details"] : {};
  const causes = Array.isArray(details["causes"]) ? details["causes"].filter(isJsonObject) : [];
  const found = causes.slice(0, MAX_CAUSES).map((cause) => ({
    field: maskedText(clusterText(typeof cause["field"] === "string" ? cause["field"] : "")),
    message: partOf(maskedText(clusterText(typeof cause["message"] === "string" ? cause["message"] : "")), cut),
  }));
  return found.filter(
    ({ field, message }, at) => at === found.findIndex((one) => one.field === field && one.message === message),
  );
}

function cut(text: string): string {
  return text.length > MAX_SAID ? `${text.slice(0, MAX_SAID)}…` : text;
}
