import type { KubeEvent, Pod } from "../objects/pod-objects";
import type { Rivals } from "./rivals";
import { anyField, mentions, podField } from "../messages/suspects";
import { eventEvidence, type Trouble } from "./trouble";
import { volumeFailureIn } from "../messages/volume-failure";

const MOUNT = ["FailedMount", "FailedAttachVolume", "FailedMapVolume"];
const SANDBOX = "FailedCreatePodSandBox";
const CREATING = ["ContainerCreating", "PodInitializing"];
/** The kubelet's summary of what it has said before. */
const SUMMARY = /^Unable to (attach or )?mount volumes/;

/** Why the containers of a pod on its node are not even made; undefined where they are. `events`: newest first. */
export function nodeTrouble(pod: Pod, events: readonly KubeEvent[], rivals: Rivals): Trouble | undefined {
  const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
  const creating = statuses.some(({ state }) => CREATING.includes(state?.waiting?.reason ?? ""));
  if (pod.spec.nodeName === undefined || (statuses.length > 0 && !creating)) return undefined;
  const mounts = events.filter(({ reason }) => MOUNT.includes(reason ?? ""));
  const mount = mounts.find(({ message }) => !SUMMARY.test(message ?? "")) ?? mounts[0];
  if (mount) return volumeTrouble(mount, pod, rivals);
  const sandbox = events.find(({ reason }) => reason === SANDBOX);
  return sandbox && sandboxTrouble(sandbox);
}

function volumeTrouble(event: KubeEvent, pod: Pod, rivals: Rivals): Trouble {
  const text = event.message ?? "";
  const volume = /for volume "([^"]+)"/.exec(text)?.[1] ?? /unmounted volumes=\[([^\]\s]+)/.exec(text)?.[1] ?? null;
  const the = volume === null ? "A volume" : `Volume "${volume}"`;
  const { why, advice, suspects } = volumeFailureIn(event, pod, rivals.older);
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
      ...suspects,
      ...(volume === null ? [] : [mentions(volume)]),
      podField("volumes"),
      anyField("volumeMounts"),
    ],
  };
}

/** What runtimes say of a sandbox, the most specific first: an image that cannot be pulled is told with its network too. */
const SANDBOXES: readonly { fits: RegExp; short: string }[] = [
  {
    fits: /no runtime for|runtime handler|RuntimeHandler/i,
    short: "the node does not have the runtime of the pod's runtimeClassName",
  },
  {
    fits: /sandbox image|pause image|\/pause[:@]/i,
    short: "the node cannot pull the image that holds the pod's sandbox",
  },
  {
    fits: /assign an? IP|free IP|IP addresses available|no (more )?available IP|allocate for range|IP pool|ran out of IP/i,
    short: "the node has no free IP address for the pod",
  },
  { fits: /network|cni/i, short: "the node cannot set up the pod's network" },
  { fits: /no space left on device/i, short: "the node's disk is full" },
  { fits: /deadline exceeded/i, short: "the node's runtime does not answer in time" },
];

function sandboxTrouble(event: KubeEvent): Trouble {
  const known = SANDBOXES.find(({ fits }) => fits.test(event.message ?? ""));
  const short = known?.short ?? "the node cannot make the pod's sandbox";
  return {
    code: "cannot-start",
    weight: "cause",
    subject: short,
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
