import { cited } from "@/lib/contract/cluster-text";
import type { SandboxFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import type { KubeEvent, Pod } from "../objects/pod-objects";
import type { Rivals } from "./rivals";
import { anyField, mentions, podField } from "../messages/suspects";
import { eventEvidence, reasonMark, type Trouble } from "./trouble";
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
  const mount = mounts.find((event) => !SUMMARY.test(event.message ?? "")) ?? mounts[0];
  if (mount) return volumeTrouble(mount, pod, rivals);
  const sandbox = events.find(({ reason }) => reason === SANDBOX);
  return sandbox && sandboxTrouble(sandbox);
}

function volumeTrouble(event: KubeEvent, pod: Pod, rivals: Rivals): Trouble {
  const text = event.message ?? "";
  const volume = /for volume "([^"]+)"/.exec(text)?.[1] ?? /unmounted volumes=\[([^\]\s]+)/.exec(text)?.[1] ?? null;
  const { why, advice, suspects } = volumeFailureIn(event, pod, rivals.older);
  return {
    code: "volume-not-mounted",
    weight: "cause",
    subject: [volume, why],
    family: "volume",
    vague: SUMMARY.test(text),
    sentence: (pods) => message("finding.volume-not-mounted", { volume, why, pods }),
    advice,
    evidence: [eventEvidence(event)],
    since: event.firstTimestamp ?? null,
    why: reasonMark(event.reason ?? cited``),
    suspects: [
      ...suspects,
      ...(volume === null ? [] : [mentions(volume)]),
      podField("volumes"),
      anyField("volumeMounts"),
    ],
  };
}

/** What runtimes say of a sandbox, the most specific first: an image that cannot be pulled is told with its network too. */
const SANDBOXES: readonly { fits: RegExp; why: MessageOf<SandboxFacts> }[] = [
  { fits: /no runtime for|runtime handler|RuntimeHandler/i, why: message("finding.sandbox.runtime-class") },
  { fits: /sandbox image|pause image|\/pause[:@]/i, why: message("finding.sandbox.image") },
  {
    fits: /assign an? IP|free IP|IP addresses available|no (more )?available IP|allocate for range|IP pool|ran out of IP/i,
    why: message("finding.sandbox.no-ip-address"),
  },
  { fits: /network|cni/i, why: message("finding.sandbox.network") },
  { fits: /no space left on device/i, why: message("finding.sandbox.disk-full") },
  { fits: /deadline exceeded/i, why: message("finding.sandbox.runtime-too-slow") },
];

function sandboxTrouble(event: KubeEvent): Trouble {
  const known = SANDBOXES.find(({ fits }) => fits.test(event.message ?? ""));
  const why = known?.why ?? message("finding.sandbox.failed");
  return {
    code: "cannot-start",
    weight: "cause",
    subject: [why],
    family: "sandbox",
    vague: false,
    sentence: (pods) => message("finding.no-sandbox", { why, pods }),
    advice: message("finding.advice.node-problem"),
    evidence: [eventEvidence(event)],
    since: event.firstTimestamp ?? null,
    why: reasonMark(cited`FailedCreatePodSandBox`),
    suspects: [podField("runtimeClassName", "hostNetwork")],
  };
}
