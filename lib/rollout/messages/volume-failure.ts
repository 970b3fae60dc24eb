import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { MissingFacts } from "@/lib/contract/facts/findings-containers";
import type { VolumeFailureFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { type KubeEvent, type Pod, isEnding } from "../objects/pod-objects";
import { missingIn } from "./missing-config";
import type { Suspect } from "./suspects";

/** Why a volume is not there. */
export type VolumeFailure = {
  why: MessageOf<VolumeFailureFacts & MissingFacts>;
  advice: Advice;
  suspects: readonly Suspect[];
};

type Pattern = {
  fits: RegExp;
  why: (match: RegExpExecArray) => MessageOf<VolumeFailureFacts>;
  advice: Advice;
};

const EVIDENCE = message("finding.advice.volume-evidence");
const AGAIN = message("finding.advice.kubelet-tries-again");

/** What the kubelet, its volume plugins and the attach controller say, the most specific first. */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /references non-existent (?:secret|config) key: (\S+)/,
    why: ([, key = ""]) => message("finding.volume.no-key", { key }),
    advice: message("finding.advice.volume-items"),
  },
  {
    fits: /failed to sync (secret|configmap) cache|not registered/,
    why: () => message("finding.volume.config-unreadable"),
    advice: AGAIN,
  },
  {
    fits: /driver name (\S+) not found in the list of registered CSI drivers/,
    why: ([, driver = ""]) => message("finding.volume.no-driver", { driver }),
    advice: message("finding.advice.volume-driver"),
  },
  {
    fits: /(maximum|max) (number|volume)|too many (volumes|attachments)|attachment limit/i,
    why: () => message("finding.volume.attachment-limit"),
    advice: message("finding.advice.volume-attachment-limit"),
  },
  {
    fits: /hostPath type check failed/,
    why: () => message("finding.volume.host-path"),
    advice: message("finding.advice.host-path"),
  },
  {
    fits: /wrong fs type|bad superblock|fsck|has errors but could not/i,
    why: () => message("finding.volume.file-system"),
    advice: EVIDENCE,
  },
  {
    fits: /access denied by server/i,
    why: () => message("finding.volume.access-denied"),
    advice: message("finding.advice.file-server"),
  },
  {
    fits: /mount\.nfs[\s\S]*(timed out|no route|refused)|connection timed out/i,
    why: () => message("finding.volume.file-server-silent"),
    advice: message("finding.advice.file-server-network"),
  },
  {
    fits: /operation with the given volume id .* already exists|operation is already in progress/i,
    why: () => message("finding.volume.busy"),
    advice: AGAIN,
  },
  {
    fits: /subpath/i,
    why: () => message("finding.volume.sub-path"),
    advice: message("finding.advice.volume-sub-path"),
  },
  {
    fits: /not found|does not exist|no such (file|device)/i,
    why: () => message("finding.volume.backing-missing"),
    advice: EVIDENCE,
  },
  { fits: /permission denied/i, why: () => message("finding.volume.permission-denied"), advice: EVIDENCE },
  {
    fits: /timed out waiting for the condition|deadline exceeded/,
    why: () => message("finding.volume.not-in-time"),
    advice: EVIDENCE,
  },
];

/** What an event about a volume of `pod` means. `older`: the rollout's own older pods, which may hold it. */
export function volumeFailureIn(event: KubeEvent, pod: Pod, older: readonly Pod[]): VolumeFailure {
  const { reason, message: text = "" } = event;
  if (/Multi-Attach error/.test(text)) return { ...heldBy(text, pod, older), suspects: [] };
  const missing = missingIn(text);
  if (missing) return { why: missing.what, advice: missing.advice, suspects: missing.suspects };
  for (const { fits, why, advice } of PATTERNS) {
    const match = fits.exec(text);
    if (match) return { why: why(match), advice, suspects: [] };
  }
  const code = reason === "FailedAttachVolume" ? "finding.volume.attach-failed" : "finding.volume.set-up-failed";
  return { why: message(code), advice: EVIDENCE, suspects: [] };
}

/** The message names the pods that have the volume, if they are in this namespace (Kubernetes attachdetach reconciler.go). */
function heldBy(text: string, { spec }: Pod, older: readonly Pod[]): Pick<VolumeFailure, "why" | "advice"> {
  const named = / used by pod\(s\) (.+)$/m.exec(text)?.[1]?.split(/,\s*/) ?? [];
  const own = older.filter(({ metadata }) => named.includes(metadata.name));
  // Where it names none, an own pod of before on another node is whom the volume was mounted for until now.
  const elsewhere = named.length === 0 ? older.filter((pod) => pod.spec.nodeName !== spec.nodeName) : [];
  const [holder] = own.length > 0 ? own : elsewhere;
  if (!holder) {
    return {
      why: message("finding.volume.on-another-node", { pods: named }),
      advice: message("finding.advice.volume-on-another-node"),
    };
  }
  const { name } = holder.metadata;
  const ending = isEnding(holder);
  return {
    why: message("finding.volume.held-by-own-pod", {
      pod: name,
      node: holder.spec.nodeName ?? null,
      isEnding: ending,
    }),
    advice: message(ending ? "finding.advice.volume-of-ending-pod" : "finding.advice.volume-of-old-pod"),
  };
}
