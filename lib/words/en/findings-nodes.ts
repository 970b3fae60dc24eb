import type { NodeRefusalFacts, PlacementFacts } from "@/lib/contract/facts/findings-pods";
import type { SentencesOf } from "../sentences";
import { formatted } from "./phrases";

export const nodeRefusals: SentencesOf<NodeRefusalFacts> = {
  "finding.node.affinity": () => "have none of the pods that these must be near to",
  "finding.node.anti-affinity": () => "are ruled out by the pods' affinity to other pods",
  "finding.node.attached-volumes": () => "have as many volumes attached as they can",
  "finding.node.cordoned": () => "are cordoned",
  "finding.node.devices": () => "cannot give the devices that the pods claim",
  "finding.node.host-port": () => "have the host port in use",
  "finding.node.lacks": ({ resource }) => `lack ${resource}`,
  "finding.node.no-room": () => "have no room for another pod",
  "finding.node.not-ready": () => "are not ready",
  "finding.node.pressure": ({ of }) => `run low on ${of === "pid" ? "process numbers" : of}`,
  "finding.node.selector": () => "do not match node selector or affinity",
  "finding.node.setting-up": () => "are still being set up",
  "finding.node.silent": () => "do not answer",
  "finding.node.storage": () => "have no storage for the pods' volume",
  "finding.node.tainted": ({ taint }) =>
    `have a taint that the pods do not tolerate${taint === null ? "" : ` (${taint})`}`,
  "finding.node.topology-label": () => "lack the label that the topology spread constraints name",
  "finding.node.topology-spread": () => "break the topology spread constraints",
  "finding.node.volume-in-use": () => "have the pods' volume in use by another pod (ReadWriteOncePod)",
  "finding.node.volume-out-of-reach": () => "cannot reach the pods' volume",
};

export const placements: SentencesOf<PlacementFacts> = {
  "finding.placement.nodes": ({ nodes, of, why }, say) =>
    `${nodes === null ? "some" : formatted(nodes)} of ${formatted(of)} nodes ${say(why)}`,
  "finding.placement.no-nodes": () => "the cluster has no nodes",
  "finding.placement.gated": () => "scheduling gates hold them back",
  "finding.placement.unsaid": () => "the scheduler gives no reason",
  "finding.placement.other": ({ said }) => said,
  "finding.placement.claim-being-deleted": ({ claim }) => `${nameOf(claim)} is being deleted`,
  "finding.placement.claim-not-made": ({ claim }) => `${nameOf(claim)} is still to be made for the pod`,
  "finding.placement.claim-volume-missing": ({ claim }) => `${nameOf(claim)} is bound to a volume that does not exist`,
  "finding.placement.claim-missing": ({ claim }) => `${nameOf(claim)} does not exist`,
  "finding.placement.claim-unbound": ({ claim }) => `${nameOf(claim)} is not bound`,
};

function nameOf(claim: string | null): string {
  return claim === null ? "a PersistentVolumeClaim" : `PersistentVolumeClaim "${claim}"`;
}
