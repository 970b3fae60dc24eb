import { type KubeEvent, type Pod, isEnding } from "../objects/pod-objects";
import { missingIn } from "./missing-config";
import type { Suspect } from "./suspects";

/** Why a volume is not there, to go on after `cannot be mounted:`. */
export type VolumeFailure = { why: string; advice: string; suspects: readonly Suspect[] };

type Pattern = { fits: RegExp; say: (match: RegExpExecArray) => string; advice: string };

const EVIDENCE = "The evidence has the kubelet's own words. Check what backs the volume.";
const AGAIN = "The kubelet tries again. If it goes on, tell whoever runs the cluster, with the evidence.";

/** What the kubelet, its volume plugins and the attach controller say, the most specific first. */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /references non-existent (?:secret|config) key: (\S+)/,
    say: ([, key]) => `key "${key}" is missing in what it names`,
    advice: "Add the key, or correct the items of the volume.",
  },
  {
    fits: /failed to sync (secret|configmap) cache|not registered/,
    say: () => "its node cannot read the ConfigMap or Secret it names",
    advice: AGAIN,
  },
  {
    fits: /driver name (\S+) not found in the list of registered CSI drivers/,
    say: ([, driver]) => `the node has no driver ${driver}`,
    advice: "See whether the driver's own pod runs on that node.",
  },
  {
    fits: /(maximum|max) (number|volume)|too many (volumes|attachments)|attachment limit/i,
    say: () => "its node has as many volumes attached as it can",
    advice: "Use nodes that take more volumes, or spread the pods.",
  },
  {
    fits: /hostPath type check failed/,
    say: () => "the node has no such path, or one of another kind",
    advice: "Create the path on the node, or set the type of hostPath to DirectoryOrCreate.",
  },
  {
    fits: /wrong fs type|bad superblock|fsck|has errors but could not/i,
    say: () => "its file system is damaged, or of another type",
    advice: EVIDENCE,
  },
  {
    fits: /access denied by server/i,
    say: () => "the file server refuses the node",
    advice: "Check the export of the file server, and the name and path of the volume.",
  },
  {
    fits: /mount\.nfs[\s\S]*(timed out|no route|refused)|connection timed out/i,
    say: () => "the file server does not answer",
    advice: "Check server and network of the volume.",
  },
  {
    fits: /operation with the given volume id .* already exists|operation is already in progress/i,
    say: () => "its driver is still busy with it",
    advice: AGAIN,
  },
  {
    fits: /subpath/i,
    say: () => "its subPath cannot be prepared",
    advice: "Check subPath of the volumeMounts against what is in the volume.",
  },
  {
    fits: /not found|does not exist|no such (file|device)/i,
    say: () => "what backs it does not exist",
    advice: EVIDENCE,
  },
  { fits: /permission denied/i, say: () => "the node may not set it up (permission denied)", advice: EVIDENCE },
  {
    fits: /timed out waiting for the condition|deadline exceeded/,
    say: () => "it did not get ready in time",
    advice: EVIDENCE,
  },
];

/** What an event about a volume of `pod` means. `older`: the rollout's own older pods, which may hold it. */
export function volumeFailureIn({ reason, message = "" }: KubeEvent, pod: Pod, older: readonly Pod[]): VolumeFailure {
  const held = /Multi-Attach error/.test(message) ? heldBy(message, pod, older) : undefined;
  if (held) return { ...held, suspects: [] };
  const missing = missingIn(message);
  if (missing) return { why: missing.words, advice: missing.advice, suspects: missing.suspects };
  for (const { fits, say, advice } of PATTERNS) {
    const match = fits.exec(message);
    if (match) return { why: say(match), advice, suspects: [] };
  }
  const why = reason === "FailedAttachVolume" ? "it cannot be attached to the node" : "the node cannot set it up";
  return { why, advice: EVIDENCE, suspects: [] };
}

const WAYS =
  "A ReadWriteOnce volume is for one node at a time: use the strategy Recreate, or scale the Deployment to 0 and up again. With a rolling update old and new pod wait for each other.";

/** The message names the pods that have the volume, if they are in this namespace (Kubernetes attachdetach reconciler.go). */
function heldBy(message: string, { spec }: Pod, older: readonly Pod[]): { why: string; advice: string } {
  const named = / used by pod\(s\) (.+)$/m.exec(message)?.[1]?.split(/,\s*/) ?? [];
  const own = older.filter(({ metadata }) => named.includes(metadata.name));
  // Where it names none, an own pod of before on another node is whom the volume was mounted for until now.
  const elsewhere = named.length === 0 ? older.filter((pod) => pod.spec.nodeName !== spec.nodeName) : [];
  const [holder] = own.length > 0 ? own : elsewhere;
  if (!holder) {
    const who = named.length === 0 ? "" : `, for pod ${named.join(", ")}`;
    const advice =
      "A ReadWriteOnce volume is for one node at a time: it is free once no pod on the other node uses it.";
    return { why: `another node still has it${who}`, advice };
  }
  const { name } = holder.metadata;
  const node = holder.spec.nodeName === undefined ? "another node" : `node ${holder.spec.nodeName}`;
  if (isEnding(holder)) {
    return {
      why: `this rollout's own old pod ${name}, which is still ending, has it on ${node}`,
      advice: "It is free once that pod is gone and its node has let go of it.",
    };
  }
  return { why: `this rollout's own old pod ${name} has it on ${node}`, advice: WAYS };
}
