import type { KubeEvent, Pod } from "./pod-objects";
import { missingIn } from "./start-trouble";
import { anyField, mentions, podField } from "./suspects";
import { eventEvidence, type Trouble } from "./trouble";

const MOUNT = ["FailedMount", "FailedAttachVolume", "FailedMapVolume"];
const SANDBOX = "FailedCreatePodSandBox";
const CREATING = ["ContainerCreating", "PodInitializing"];
/** The kubelet's summary of what it has said before. */
const SUMMARY = /^Unable to (attach or )?mount volumes/;

/** Why the containers of a pod on its node are not even made; undefined where they are. `events`: newest first. */
export function nodeTrouble(pod: Pod, events: readonly KubeEvent[]): Trouble | undefined {
  const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
  const creating = statuses.some(({ state }) => CREATING.includes(state?.waiting?.reason ?? ""));
  if (pod.spec.nodeName === undefined || (statuses.length > 0 && !creating)) return undefined;
  const mounts = events.filter(({ reason }) => MOUNT.includes(reason ?? ""));
  const mount = mounts.find(({ message }) => !SUMMARY.test(message ?? "")) ?? mounts[0];
  if (mount) return volumeTrouble(mount);
  const sandbox = events.find(({ reason }) => reason === SANDBOX);
  return sandbox && sandboxTrouble(sandbox);
}

function volumeTrouble(event: KubeEvent): Trouble {
  const text = event.message ?? "";
  const volume = /for volume "([^"]+)"/.exec(text)?.[1] ?? /unmounted volumes=\[([^\]\s]+)/.exec(text)?.[1] ?? null;
  const the = volume === null ? "A volume" : `Volume "${volume}"`;
  const missing = missingIn(text);
  const { why, advice } = missing
    ? { why: missing.words, advice: missing.advice }
    : { why: causeOf(event), advice: "The evidence has the kubelet's own words. Check what backs the volume." };
  return {
    code: "volume-not-mounted",
    weight: "cause",
    subject: `${volume} ${why}`,
    family: "volume",
    vague: SUMMARY.test(text),
    sentence: (pods) => `${the} cannot be mounted: ${why} (${pods}).`,
    short: `${the} cannot be mounted: ${why}`,
    advice,
    evidence: [eventEvidence(event)],
    since: event.firstTimestamp ?? null,
    why: event.reason ?? "volume",
    suspects: [
      ...(missing?.suspects ?? []),
      ...(volume === null ? [] : [mentions(volume)]),
      podField("volumes"),
      anyField("volumeMounts"),
    ],
  };
}

function causeOf({ reason, message = "" }: KubeEvent): string {
  if (/Multi-Attach error/.test(message)) return "another node still has it";
  if (/references non-existent (secret|config) key: (\S+)/.test(message)) {
    const [, , key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? [];
    return `key "${key}" is missing in what it names`;
  }
  if (/timed out waiting for the condition/.test(message)) return "it did not get ready in time";
  if (/hostPath type check failed/.test(message)) return "the node has no such path";
  return reason === "FailedAttachVolume" ? "it cannot be attached to the node" : "the node cannot set it up";
}

function sandboxTrouble(event: KubeEvent): Trouble {
  const network = /network|cni/i.test(event.message ?? "");
  const short = network ? "the node cannot set up the pod's network" : "the node cannot make the pod's sandbox";
  return {
    code: "cannot-start",
    weight: "cause",
    subject: "sandbox",
    family: "sandbox",
    vague: false,
    sentence: (pods) => `No container can start: ${short} (${pods}).`,
    short,
    advice: "This is a matter of the node: tell whoever runs the cluster, with the evidence.",
    evidence: [eventEvidence(event)],
    since: event.firstTimestamp ?? null,
    why: SANDBOX,
    suspects: [podField("runtimeClassName", "hostNetwork")],
  };
}
