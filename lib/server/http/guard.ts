import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];
const READING_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Why a request must not be answered, or null. Only expected hosts are (a foreign name that resolves to this machine is
 * DNS rebinding), and writes only from our own pages: every browser sends Origin with a POST, so that a request with
 * neither Origin nor Sec-Fetch-Site comes from a program, which no page can make ride on a person's rights.
 * @param hosts hosts beside loopback, in lower case: `name` for any port, or `name:port`
 */
export function guardRefusal(
  request: Pick<Request, "method" | "headers">,
  hosts: readonly string[],
): ProblemError | null {
  if (!isExpectedHost(hostOf(request.headers), hosts)) {
    return new ProblemError("wrong-host", message("problem.wrong-host"), {
      advice: message("problem.wrong-host.advice"),
    });
  }
  if (READING_METHODS.includes(request.method) || isFromOwnPage(request.headers)) return null;
  return new ProblemError("wrong-origin", message("problem.write-from-elsewhere"), {
    advice: message("problem.write-from-elsewhere.advice"),
  });
}

/**
 * Why a request must not be answered by the API, or null. A foreign page cannot read the answer to its GET, but would have
 * the cluster asked, and watches opened, as often as it likes. Browsers say where a request comes from by Sec-Fetch-Site
 * (another port of this machine is `same-site`, an address that a person typed `none`), or by Origin; programs say neither.
 * @param hosts as of `guardRefusal`
 */
export function apiRefusal(
  request: Pick<Request, "method" | "headers">,
  hosts: readonly string[],
): ProblemError | null {
  const refusal = guardRefusal(request, hosts);
  if (refusal || isOwnOrTyped(request.headers)) return refusal;
  return new ProblemError("wrong-origin", message("problem.read-from-elsewhere"), {
    advice: message("problem.open-rewind.advice"),
  });
}

/**
 * Why a stream must not be opened, or null: beside what `apiRefusal` refuses, an address that was typed, as no page would
 * read what comes.
 */
export function foreignReader(headers: Headers): ProblemError | null {
  if (isOwnOrTyped(headers) && headers.get("sec-fetch-site") !== "none") return null;
  return new ProblemError("wrong-origin", message("problem.stream-from-elsewhere"), {
    advice: message("problem.open-rewind.advice"),
  });
}

function isExpectedHost(host: string, hosts: readonly string[]): boolean {
  const name = host.replace(/:\d{1,5}$/, "");
  return LOOPBACK_NAMES.includes(name) || hosts.includes(name) || hosts.includes(host);
}

function isOwnOrTyped(headers: Headers): boolean {
  const isOwn = ["same-origin", "none"].includes(headers.get("sec-fetch-site") ?? "none");
  return isOwn && (headers.get("origin") === null || hasOwnOrigin(headers));
}

function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  return headers.get("origin") === null ? site === null : hasOwnOrigin(headers);
}

/** TLS may end in front of Rewind, so the scheme is not compared. */
function hasOwnOrigin(headers: Headers): boolean {
  const host = hostOf(headers);
  return [`http://${host}`, `https://${host}`].includes(headers.get("origin") ?? "");
}

function hostOf(headers: Headers): string {
  return headers.get("host")?.toLowerCase() ?? "";
}
