import "server-only";
import type { ProblemCode } from "@/lib/contract/problem-code";
import { type Accompanying, ProblemError } from "@/lib/contract/problem-error";
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
  readonly status: number | null;
  /** The request may have taken effect all the same: read again before anything is said or repeated. */
  readonly maybeProcessed: boolean;

  constructor(
    code: ProblemCode,
    detail: string,
    extras: Accompanying,
    facts: { status: number | null; maybeProcessed: boolean },
  ) {
    super(code, detail, extras);
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
  const message = typeof answer["message"] === "string" ? answer["message"] : "";
  const causes = causesOf(answer);
  const extras: Accompanying = {
    ...(message === "" ? {} : { said: cut(message) }),
    ...(causes.length === 0 ? {} : { causes }),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  };
  const say = (code: ProblemCode, detail: string, advice: string, maybeProcessed = false) =>
    new KubeError(code, detail, { advice, ...extras }, { status, maybeProcessed });

  const writing = doing.verb === "patch";
  const rejected = () =>
    say(
      "rejected",
      `The cluster refused to ${phraseOf(doing)}: a rule of the cluster does not allow it. Nothing was changed.`,
      "Its own words name the rule. Change what it asks for, choose another revision, or ask whoever owns the rule.",
    );

  if (writing && deniedByAdmission(message)) return rejected();
  switch (status) {
    case 400:
      if (writing && isAdmission(message)) return rejected();
      break;
    case 401:
      return say(
        "unauthenticated",
        `Cluster "${doing.cluster}" does not accept your credential: it is missing, expired or revoked.`,
        `Sign in again as you do for kubectl (\`kubectl --context '${doing.cluster}' get namespaces\` shows whether it works), then retry.`,
      );
    case 403:
      if (writing && isAdmission(message) && !MISSING_RIGHT.test(message)) return rejected();
      return say(
        "forbidden",
        `You have no right to ${phraseOf(doing)}.`,
        `Ask whoever manages access to this cluster for the right to ${doing.verb} ${doing.resource}${doing.namespace === null ? "" : ` in namespace ${doing.namespace}`}.`,
      );
    case 404:
      if (doing.name === null) break;
      return say(
        "not-found",
        `There is no ${singular(doing.resource)} "${doing.name}"${placeOf(doing)}.`,
        "It may have been deleted or renamed meanwhile. Go back to the list to see what is there.",
      );
    case 409:
      return say(
        "conflict",
        `Somebody else wrote at the same moment, so the cluster did not ${phraseOf(doing)}.`,
        "Look at the new state, then try again.",
      );
    case 410:
      return say("cluster-error", "The list changed too much while it was being read.", "Try again.");
    case 413:
      return say(
        "rejected",
        `The cluster refused to ${phraseOf(doing)}: the request is too large for it. Nothing was changed.`,
        "Choose a smaller reason or another revision.",
      );
    case 422:
      if (writing && causes.length === 0 && !isAdmission(message)) {
        return say(
          "conflict",
          `"${doing.name}" is not as it was when you looked. Nothing was changed.`,
          "Look at the new state, then try again.",
        );
      }
      return rejected();
    case 429:
    case 503:
      return say(
        "busy",
        `Cluster "${doing.cluster}" is too busy or is just starting.`,
        "Wait a moment, then try again.",
        status === 503,
      );
    case 504:
      return say(
        "cluster-timeout",
        `Cluster "${doing.cluster}" took too long to ${phraseOf(doing)}.`,
        "Try again; look at the state first if you were changing something.",
        true,
      );
    case 500:
      if (/failed calling webhook/.test(message)) {
        return say(
          "cluster-error",
          `The cluster could not ${phraseOf(doing)}: a webhook that has to agree does not answer. Nothing was changed.`,
          "Try again. If it stays so, tell whoever runs the webhook that the cluster's words name.",
        );
      }
      break;
  }
  return say(
    "cluster-error",
    `The API server answered ${status} when asked to ${phraseOf(doing)}.`,
    message === ""
      ? "Check that the kubeconfig's server is a Kubernetes API server, not a login page or a proxy, and that it begins with https where it should."
      : "Its own words may say why. Try again.",
    status >= 500 || status === 408,
  );
}

/** What is being done, as the end of a sentence: `patch deployments "web" in namespace "shop" of cluster "prod"`. */
export function phraseOf(doing: Doing): string {
  return `${doing.verb} ${doing.resource}${doing.name === null ? "" : ` "${doing.name}"`}${placeOf(doing)}`;
}

function placeOf(doing: Doing): string {
  return `${doing.namespace === null ? "" : ` in namespace "${doing.namespace}"`} of cluster "${doing.cluster}"`;
}

function singular(resource: string): string {
  switch (resource) {
    case "deployments":
      return "Deployment";
    case "namespaces":
      return "namespace";
    default:
      return resource;
  }
}

/** Whether the API server refused for want of a right, which other ways of reading may not need. */
export function isForbidden(error: unknown): error is KubeError {
  return error instanceof KubeError && error.code === "forbidden";
}

/** Each once: API servers repeat one for every way in which they came upon it. */
function causesOf(answer: JsonObject): { field: string; message: string }[] {
  const details = isJsonObject(answer["details"]) ? answer["details"] : {};
  const causes = Array.isArray(details["causes"]) ? details["causes"].filter(isJsonObject) : [];
  const found = causes.slice(0, MAX_CAUSES).map((cause) => ({
    field: typeof cause["field"] === "string" ? cause["field"] : "",
    message: cut(typeof cause["message"] === "string" ? cause["message"] : ""),
  }));
  return found.filter(
    ({ field, message }, at) => at === found.findIndex((one) => one.field === field && one.message === message),
  );
}

function cut(text: string): string {
  return text.length > MAX_SAID ? `${text.slice(0, MAX_SAID)}…` : text;
}
