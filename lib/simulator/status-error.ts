import type { JsonObject } from "./objects";

export type Cause = { reason: string; message: string; field: string };

type Details = JsonObject & { causes?: Cause[]; retryAfterSeconds?: number };

/** An answer of the API server that says no, with upstream's words. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: Details | undefined;

  constructor(code: number, reason: string, message: string, details?: Details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  toStatus(): JsonObject {
    const { message, reason, details, code } = this;
    return {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message,
      ...(reason !== "" && { reason }),
      ...(details && { details }),
      code,
    };
  }
}

/** A resource as messages name it: `deployments.apps`, `pods`. */
export type Named = { plural: string; group: string; kind: string };

export function qualified({ plural, group }: Named): string {
  return group === "" ? plural : `${plural}.${group}`;
}

function detailsOf({ plural, group }: Named, name: string): Details {
  return { name, ...(group !== "" && { group }), kind: plural };
}

export function notFound(resource: Named, name: string): StatusError {
  return new StatusError(404, "NotFound", `${qualified(resource)} "${name}" not found`, detailsOf(resource, name));
}

export function alreadyExists(resource: Named, name: string): StatusError {
  const message = `${qualified(resource)} "${name}" already exists`;
  return new StatusError(409, "AlreadyExists", message, detailsOf(resource, name));
}

export function conflict(resource: Named, name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`;
  return new StatusError(409, "Conflict", message, detailsOf(resource, name));
}

export const OPTIMISTIC_LOCK =
  "the object has been modified; please apply your changes to the latest version and try again";

export function forbidden(resource: Named, name: string, why: string, causes?: Cause[]): StatusError {
  const named = name === "" ? qualified(resource) : `${qualified(resource)} "${name}"`;
  const details = { ...detailsOf(resource, name), ...(causes && { causes }) };
  return new StatusError(403, "Forbidden", `${named} is forbidden: ${why}`, details);
}

/** A validation that found `causes`; their messages carry the field's value as upstream's do. */
export function invalid({ kind, group }: Named, name: string, causes: readonly Cause[]): StatusError {
  const errors = causes.map(({ field, message }) => `${field}: ${message}`);
  const what = errors.length === 1 ? errors[0] : `[${errors.join(", ")}]`;
  const full = group === "" ? kind : `${kind}.${group}`;
  const details = { name, ...(group !== "" && { group }), kind, causes: [...causes] };
  return new StatusError(422, "Invalid", `${full} "${name}" is invalid: ${what}`, details);
}

/** What a JSON Patch whose test fails, or whose place is missing, is answered with: no word of which. */
export function failedTest(): StatusError {
  return new StatusError(422, "Invalid", "the server rejected our request due to an error in our request", {});
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

export function expired(message: string): StatusError {
  return new StatusError(410, "Expired", message);
}

export function internal(message: string): StatusError {
  const why = `Internal error occurred: ${message}`;
  return new StatusError(500, "InternalError", why, { causes: [{ reason: "", message, field: "" }] });
}
