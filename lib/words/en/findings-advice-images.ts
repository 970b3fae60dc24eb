import type { ImageAdviceFacts } from "@/lib/contract/facts/findings-advice";
import type { SentencesOf } from "../sentences";

export const imageAdvice: SentencesOf<ImageAdviceFacts> = {
  "finding.advice.build-anew": () =>
    "Build the image anew with a current tool, or have the runtime of the nodes updated.",
  "finding.advice.build-for-platform": () =>
    "Build and push the image for the platform of the nodes too, or choose nodes of its platform by kubernetes.io/arch in nodeSelector.",
  "finding.advice.correct-image-name": () => "Correct the name in the pod template.",
  "finding.advice.image-name-and-tag": () => "Check name and tag, and whether the image was pushed.",
  "finding.advice.name-the-registry": () => "Write the registry before the name, such as docker.io/library/nginx.",
  "finding.advice.nothing-to-do": () => "Nothing has to be done: the kubelet tries again.",
  "finding.advice.pull-credentials": () =>
    "Check the image's name, and the imagePullSecrets of the pod or of its ServiceAccount.",
  "finding.advice.pull-limit": () =>
    "Wait, or pull with credentials whose limit is higher. The kubelet tries again every 5 minutes.",
  "finding.advice.pull-policy": () => "Set imagePullPolicy to IfNotPresent, or load the image onto every node.",
  "finding.advice.pull-secret": ({ secret }) =>
    `Create Secret "${secret}" in this namespace, or correct imagePullSecrets.`,
  "finding.advice.pull-unknown": () =>
    "The evidence has the runtime's own words. Check name, tag, credentials and registry.",
  "finding.advice.push-again": () => "Push the image again.",
  "finding.advice.registry-address": () => "Check the registry's address in the image, and what stands in front of it.",
  "finding.advice.registry-by-http": () =>
    "Give the registry a certificate, or have the nodes told that it speaks HTTP.",
  "finding.advice.registry-certificate": () =>
    "Have the registry's certificate renewed, or its authority added to the nodes.",
  "finding.advice.registry-name": () =>
    "Check the registry's name in the image, then the name resolution of the nodes.",
  "finding.advice.registry-unreachable": () =>
    "Check the registry, and name resolution and network of the nodes. The kubelet keeps trying.",
  "finding.advice.sign-image": () => "Sign the image, or correct the node's policy.",
};
