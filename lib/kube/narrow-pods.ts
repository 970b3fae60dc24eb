import "server-only";
import { maskedText } from "./mask";
import type { ClusterText, MaskedText, Unmasked } from "@/lib/contract/cluster-text";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import type { ContainerState, ContainerStatus, KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import { isJsonObject, storedObject } from "./narrow";

const METADATA = ["name", "uid", "creationTimestamp", "deletionTimestamp", "ownerReferences"];
const STATUS = ["phase", "reason", "message"];
const CONDITION = ["type", "status", "reason", "message", "lastTransitionTime"];
const CONTAINER = ["name", "ready", "started", "restartCount", "state", "lastState"];
const EVENT = [
  "involvedObject",
  "reason",
  "message",
  "count",
  "firstTimestamp",
  "lastTimestamp",
  "eventTime",
  "series",
];

/** Of a pod what tells how it fares, some 2 kB of 10: never its environment. @throws ProblemError cluster-error */
export function toPod(value: JsonValue | undefined): Pod {
  const { metadata, spec, status } = storedObject(value, "Pod");
  const from = isJsonObject(status) ? status : {};
  return maskedPod({
    metadata: picked(metadata, METADATA),
    spec: picked(isJsonObject(spec) ? spec : {}, ["nodeName"]),
    status: {
      ...picked(from, STATUS),
      conditions: listPicked(from["conditions"], CONDITION),
      initContainerStatuses: listPicked(from["initContainerStatuses"], CONTAINER),
      containerStatuses: listPicked(from["containerStatuses"], CONTAINER),
    },
  } as unknown as Unmasked<Pod>);
}

/** An Event of core/v1, however it was written. @throws ProblemError cluster-error */
export function toEvent(value: JsonValue | undefined): KubeEvent {
  const object = storedObject(value, "Event");
  const event = picked(object, EVENT);
  return maskedSaying({
    metadata: picked(object.metadata, ["creationTimestamp"]),
    ...event,
    involvedObject: isJsonObject(event["involvedObject"]) ? event["involvedObject"] : {},
  } as unknown as Unmasked<KubeEvent>);
}

/** Whoever runs in a pod, and whoever reports on it, says anything; it is masked before anybody reads it. */
function maskedPod({ status, ...pod }: Unmasked<Pod>): Pod {
  const { conditions = [], initContainerStatuses = [], containerStatuses = [] } = status;
  return {
    ...pod,
    status: {
      ...maskedSaying(status),
      conditions: conditions.map(maskedSaying),
      initContainerStatuses: initContainerStatuses.map(maskedContainer),
      containerStatuses: containerStatuses.map(maskedContainer),
    },
  };
}

function maskedContainer({ state, lastState, ...container }: Unmasked<ContainerStatus>): ContainerStatus {
  return {
    ...container,
    ...(state && { state: maskedState(state) }),
    ...(lastState && { lastState: maskedState(lastState) }),
  };
}

function maskedState({ waiting, terminated, ...state }: Unmasked<ContainerState>): ContainerState {
  return {
    ...state,
    ...(waiting && { waiting: maskedSaying(waiting) }),
    ...(terminated && { terminated: maskedSaying(terminated) }),
  };
}

type Saying = { reason?: ClusterText; message?: ClusterText };
type Said = { reason?: MaskedText; message?: MaskedText };

/** What is no text says nothing. */
function maskedSaying<T extends Saying>({ reason, message, ...rest }: T): Omit<T, keyof Saying> & Said {
  return {
    ...rest,
    ...(typeof reason === "string" && { reason: maskedText(reason) }),
    ...(typeof message === "string" && { message: maskedText(message) }),
  };
}

function listPicked(list: JsonValue | undefined, fields: readonly string[]): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject).map((entry) => picked(entry, fields)) : [];
}

function picked(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (object[field] === undefined ? [] : [[field, object[field]]])));
}
