import type { PodAdviceFacts } from "@/lib/contract/facts/findings-advice";
import type { SentencesOf } from "../sentences";

export const podAdvice: SentencesOf<PodAdviceFacts> = {
  "finding.advice.add-nodes": () => "Add nodes.",
  "finding.advice.anti-affinity": () =>
    "With required anti-affinity a surge needs one node more than there are replicas.",
  "finding.advice.attached-volumes": () => "Add nodes, or nodes that take more volumes.",
  "finding.advice.claim-being-deleted": () => "Wait until it is gone, and create it again.",
  "finding.advice.claim-events": () =>
    "Look at the claim's own events: its storage class may not exist, or have no room.",
  "finding.advice.devices": () => "See the pods' ResourceClaims, and the driver that serves them.",
  "finding.advice.evicted": () =>
    "Others take their place. If it happens again, set requests and limits that fit what the pods use.",
  "finding.advice.file-server": () => "Check the export of the file server, and the name and path of the volume.",
  "finding.advice.file-server-network": () => "Check server and network of the volume.",
  "finding.advice.free-node": () => "Free some of it on these nodes, or add nodes.",
  "finding.advice.host-path": () => "Create the path on the node, or set the type of hostPath to DirectoryOrCreate.",
  "finding.advice.host-port": () =>
    "With a hostPort a node takes one pod only: drop it, or let maxUnavailable make room.",
  "finding.advice.node-lost": () =>
    "Pods are moved after five minutes, unless they tolerate it longer. See to the node, or drain it.",
  "finding.advice.node-not-ready": () => "See to these nodes: kubectl describe node says what they lack.",
  "finding.advice.node-selector": () => "Correct nodeSelector or affinity in the pod template, or label the nodes.",
  "finding.advice.node-setting-up": () =>
    "The cloud's controller does that. If it goes on, tell whoever runs the cluster.",
  "finding.advice.old-pods-in-the-way": () =>
    "Set maxSurge to 0 and maxUnavailable to 1, so that an old pod makes room for a new one; or add a node, or drop the rule.",
  "finding.advice.pod-affinity": () =>
    "Correct podAffinity in the pod template, or see why those other pods are not there.",
  "finding.advice.readiness-gate": () =>
    "Whoever sets this condition, often a load balancer's controller, has not done so yet.",
  "finding.advice.refused-by-node": () =>
    "The node refused what the scheduler had sent: it was full, or changed, meanwhile. Others are tried.",
  "finding.advice.requests": () => "Lower what the pods request, free some, or add nodes.",
  "finding.advice.scheduler-words": () => "The evidence has the scheduler's own words.",
  "finding.advice.scheduling-gates": () =>
    "Whoever set spec.schedulingGates removes them when the pod may run: see its controller.",
  "finding.advice.storage-class": () => "The volume's storage class has no room where these nodes are.",
  "finding.advice.toleration": () =>
    "Add a toleration to the pod template, or remove the taint where it is not wanted.",
  "finding.advice.topology-label": () => "Label the nodes, or correct topologyKey in the pod template.",
  "finding.advice.topology-spread": () => "Relax whenUnsatisfiable or maxSkew, or add nodes where they are missing.",
  "finding.advice.uncordon": () => "Uncordon them, or add nodes.",
  "finding.advice.volume-attachment-limit": () => "Use nodes that take more volumes, or spread the pods.",
  "finding.advice.volume-driver": () => "See whether the driver's own pod runs on that node.",
  "finding.advice.volume-evidence": () => "The evidence has the kubelet's own words. Check what backs the volume.",
  "finding.advice.volume-items": () => "Add the key, or correct the items of the volume.",
  "finding.advice.volume-of-ending-pod": () => "It is free once that pod is gone and its node has let go of it.",
  "finding.advice.volume-of-old-pod": () =>
    "A ReadWriteOnce volume is for one node at a time: use the strategy Recreate, or scale the Deployment to 0 and up again. With a rolling update old and new pod wait for each other.",
  "finding.advice.volume-on-another-node": () =>
    "A ReadWriteOnce volume is for one node at a time: it is free once no pod on the other node uses it.",
  "finding.advice.volume-out-of-reach": () =>
    "The volume lives in a zone or on a node where nothing else fits: see its PersistentVolume.",
  "finding.advice.volume-read-write-once-pod": () =>
    "Only one pod at a time may have this volume: use the strategy Recreate.",
  "finding.advice.volume-sub-path": () => "Check subPath of the volumeMounts against what is in the volume.",
};
