import "server-only";

/** Admission's ways of saying no: webhooks, policies, quota, limits, a namespace that is going away. */
const ADMISSION =
  /admission webhook|ValidatingAdmissionPolicy|denied (the )?request|exceeded quota|failed quota|being terminated|violates PodSecurity/;

/** A webhook chooses code and reason of its refusal; these words come before its own (webhook/errors/statuserror.go). */
const DENIED_BY_WEBHOOK = /^admission webhook ".*" denied the request/;

/** Whether a message of the API server is admission's. */
export function isAdmission(message: string): boolean {
  return ADMISSION.test(message);
}

/** Whether a webhook refused, in which case nothing was done whatever the code is. */
export function deniedByAdmission(message: string): boolean {
  return DENIED_BY_WEBHOOK.test(message);
}
