import "server-only";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import { deniedByAdmission } from "./admission-words";
import { type Doing, KubeError } from "./errors";
import { isJsonObject } from "./narrow";

/** How an API server that is full turns a request away before it reads it (apiserver server/filters/maxinflight.go). */
const TURNED_AWAY = "Too many requests, please try again later.";

type Answered = { status: number; body: JsonValue | undefined; text: string; retryAfterSeconds: number | null };

/**
 * Whether the API server itself said no: a whole Status whose code is that of the answer, with a reason or admission's
 * words. Proxies, load balancers and login pages answer too, and whoever did may have passed the request on before.
 */
export function isOwnRefusal({ status, body, text, retryAfterSeconds }: Answered): boolean {
  if (status === 429 && retryAfterSeconds !== null && text.trim() === TURNED_AWAY) return true;
  if (!isJsonObject(body) || body["kind"] !== "Status" || body["apiVersion"] !== "v1") return false;
  if (body["status"] !== "Failure" || body["code"] !== status) return false;
  const { reason, message } = body;
  return isText(reason) || (isText(message) && deniedByAdmission(message));
}

/**
 * The problem with an answer to a write that is not the API server's own, or not whole: what was asked may have been
 * done all the same. `known` is what such an answer means otherwise.
 */
export function problemOfForeignAnswer({ cluster }: Doing, status: number, known: KubeError): KubeError {
  const said = status >= 200 && status < 300 ? `${status} without the whole Deployment` : `${status}`;
  return new KubeError(
    known.code,
    `The answer was ${said}, which is not how the API server of cluster "${cluster}" answers.`,
    { ...known.extras, advice: IN_BETWEEN },
    { status, maybeProcessed: true },
  );
}

/** The problem with a write whose answer was 200 with another object than the one that was meant. */
export function problemOfOtherObject({ cluster }: Doing): KubeError {
  return new KubeError(
    "cluster-error",
    `The answer was 200 without the Deployment that was meant, which is not how the API server of cluster "${cluster}" answers.`,
    { advice: IN_BETWEEN },
    { status: 200, maybeProcessed: true },
  );
}

const IN_BETWEEN = "Look at what stands between Rewind and the API server: a proxy, a load balancer, a login page.";

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
