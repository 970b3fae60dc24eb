import type { EventObject, KubeObject, Pod } from "../objects";
import { meets, parseSelector } from "../selectors";
import { badRequest } from "../status-error";

const FIELDS: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  "metadata.name": ({ metadata }) => metadata.name,
  "metadata.namespace": ({ metadata }) => metadata.namespace,
  "involvedObject.uid": (object) => (object as EventObject).involvedObject?.uid,
  "involvedObject.name": (object) => (object as EventObject).involvedObject?.name,
  "involvedObject.kind": (object) => (object as EventObject).involvedObject?.kind,
  "involvedObject.namespace": (object) => (object as EventObject).involvedObject?.namespace,
  "involvedObject.apiVersion": (object) => (object as EventObject).involvedObject?.["apiVersion"],
  "involvedObject.fieldPath": (object) => (object as EventObject).involvedObject?.["fieldPath"],
  reason: (object) => object["reason"],
  type: (object) => object["type"],
  "status.phase": (object) => (object as Pod).status?.phase,
  "spec.nodeName": (object) => (object as Pod).spec?.nodeName,
  "spec.restartPolicy": (object) => (object as Pod).spec?.["restartPolicy"],
  "spec.schedulerName": (object) => (object as Pod).spec?.["schedulerName"],
};

/** What `labelSelector` and `fieldSelector` leave of a list. @throws StatusError 400 */
export function filterOf(query: URLSearchParams, name?: string): (object: KubeObject) => boolean {
  const labels = parseSelector(query.get("labelSelector") ?? "");
  const fields = [...termsOf(query.get("fieldSelector") ?? "")];
  return (object) =>
    (name === undefined || object.metadata.name === name) &&
    (labels.length === 0 || meets(labels, object.metadata.labels)) &&
    fields.every(({ read, value, not }) => (String(read(object) ?? "") === value) !== not);
}

function* termsOf(text: string) {
  for (const term of text.split(",").filter((one) => one !== "")) {
    const [, field = "", operator = "", value = ""] = /^([\w.]+)\s*(==|=|!=)(.*)$/.exec(term) ?? [];
    const read = FIELDS[field];
    if (!read) throw badRequest(`field label not supported: ${field || term}`);
    yield { read, value, not: operator === "!=" };
  }
}
