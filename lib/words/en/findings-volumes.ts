import type { VolumeFailureFacts } from "@/lib/contract/facts/findings-pods";
import type { SentencesOf } from "../sentences";
import { enumerated } from "./phrases";

export const volumeFailures: SentencesOf<VolumeFailureFacts> = {
  "finding.volume.access-denied": () => "the file server refuses the node",
  "finding.volume.attach-failed": () => "it cannot be attached to the node",
  "finding.volume.attachment-limit": () => "its node has as many volumes attached as it can",
  "finding.volume.backing-missing": () => "what backs it does not exist",
  "finding.volume.busy": () => "its driver is still busy with it",
  "finding.volume.config-unreadable": () => "its node cannot read the ConfigMap or Secret it names",
  "finding.volume.file-server-silent": () => "the file server does not answer",
  "finding.volume.file-system": () => "its file system is damaged, or of another type",
  "finding.volume.held-by-own-pod": ({ pod, node, isEnding }) => {
    const ending = isEnding ? ", which is still ending," : "";
    return `this rollout's own old pod ${pod}${ending} has it on ${node === null ? "another node" : `node ${node}`}`;
  },
  "finding.volume.host-path": () => "the node has no such path, or one of another kind",
  "finding.volume.no-driver": ({ driver }) => `the node has no driver ${driver}`,
  "finding.volume.no-key": ({ key }) => `key "${key}" is missing in what it names`,
  "finding.volume.not-in-time": () => "it did not get ready in time",
  "finding.volume.on-another-node": ({ pods }) =>
    `another node still has it${pods.length === 0 ? "" : `, for pod ${enumerated(pods)}`}`,
  "finding.volume.permission-denied": () => "the node may not set it up (permission denied)",
  "finding.volume.set-up-failed": () => "the node cannot set it up",
  "finding.volume.sub-path": () => "its subPath cannot be prepared",
};
