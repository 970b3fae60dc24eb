import type { Actor } from "../api/actor";
import type { KubeObject, Pod, PodTemplate } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { StatusError } from "../status-error";
import { newControllerRef } from "./owner";

type Named = { name?: string; labels?: Record<string, string>; spec?: object };

/**
 * Makes a pod of a template for its controller, and says so in an event.
 * @throws StatusError in the API server's words, after an event with them
 */
export function createPod(
  { registry, events }: Parts,
  owner: KubeObject,
  template: PodTemplate,
  { actor, component, name, labels, spec }: Named & { actor: Actor; component: string },
): Pod {
  const { annotations, labels: own, finalizers } = template.metadata ?? {};
  const { namespace, name: ownerName } = owner.metadata;
  const body = {
    metadata: {
      ...(name === undefined ? { generateName: `${ownerName.slice(0, 57)}-` } : { name }),
      labels: { ...own, ...labels },
      annotations,
      finalizers,
      ownerReferences: [newControllerRef(owner)],
    },
    spec: { ...template.spec, ...spec },
  };
  try {
    const pod = registry.create(resource("pods"), namespace, body, actor) as Pod;
    events.say(owner, {
      type: "Normal",
      reason: "SuccessfulCreate",
      message: `Created pod: ${pod.metadata.name}`,
      component,
    });
    return pod;
  } catch (error) {
    if (error instanceof StatusError && !isTerminating(error)) {
      const message = `Error creating: ${error.message}`;
      events.say(owner, { type: "Warning", reason: "FailedCreate", message, component });
    }
    throw error;
  }
}

/** A namespace that is going away takes nothing new, which is no failure of the controller. */
export function isTerminating({ details }: StatusError): boolean {
  return details?.causes?.some(({ reason }) => reason === "NamespaceTerminating") === true;
}

export function deletePod(
  { registry, events }: Parts,
  owner: KubeObject,
  pod: Pod,
  actor: Actor,
  component: string,
): void {
  const { namespace, name } = pod.metadata;
  registry.delete({ resource: resource("pods"), namespace, name }, {}, actor);
  events.say(owner, { type: "Normal", reason: "SuccessfulDelete", message: `Deleted pod: ${name}`, component });
}
