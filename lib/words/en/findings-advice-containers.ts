import type { ContainerAdviceFacts } from "@/lib/contract/facts/findings-advice";
import type { SentencesOf } from "../sentences";

export const containerAdvice: SentencesOf<ContainerAdviceFacts> = {
  "finding.advice.apparmor": () => "Check that the profile is loaded on the node.",
  "finding.advice.architecture": () =>
    "Build the image for the architecture of the nodes. If the program is a script, its first line must name its interpreter: #!/bin/sh",
  "finding.advice.command": () => "Check command and args of the container against what is in its image.",
  "finding.advice.configuration": () => "The evidence names what is missing: create it, or correct the reference.",
  "finding.advice.container-limits": () =>
    "Check the limits of the container. If they are right, tell whoever runs the cluster, with the evidence.",
  "finding.advice.exits-at-once": () =>
    "Check that its command stays in the foreground. Work that ends belongs into a Job.",
  "finding.advice.init-log": ({ pod, container }) => `See what it waits for: kubectl logs ${pod} -c ${container}`,
  "finding.advice.interpreter": () =>
    "Check the script's first line, also for line ends of Windows, and whether the program was built for the image's C library.",
  "finding.advice.kubelet-tries-again": () =>
    "The kubelet tries again. If it goes on, tell whoever runs the cluster, with the evidence.",
  "finding.advice.liveness-probe": () =>
    "Check path, port and timing of the probe; a container that starts slowly wants a startup probe.",
  "finding.advice.memory-limit": () => "Raise the memory limit of the container.",
  "finding.advice.missing-key": ({ kind, name }) => `Add the key to ${kind} "${name}", or correct the reference to it.`,
  "finding.advice.missing-object": ({ kind, name }) =>
    `Create ${kind} "${name}" in this namespace, or correct the reference to it.`,
  "finding.advice.mount-path": () => "Check mountPath and subPath of its volumeMounts against what is in the image.",
  "finding.advice.node-problem": () =>
    "This is a matter of the node: tell whoever runs the cluster, with the evidence.",
  "finding.advice.not-ready": () =>
    "Read its log. What the probe met is told by events, which the cluster keeps for an hour only.",
  "finding.advice.out-of-memory": () =>
    "Raise the memory limit, or find what needs so much: the last lines of the previous log may tell.",
  "finding.advice.post-start-hook": () =>
    "Check lifecycle.postStart: its program must be in the image, and end with 0.",
  "finding.advice.previous-log": ({ pod, container, mayBeForeign }) => {
    const command = `kubectl logs ${pod} -c ${container} --previous`;
    const foreign = `. If it says "exec format error", the image is made for another architecture than the node's.`;
    return `Read the log of the run that ended: ${command}${mayBeForeign ? foreign : ""}`;
  },
  "finding.advice.read-only-root": () => "Create the mountPath in the image, or set readOnlyRootFilesystem to false.",
  "finding.advice.readiness-probe": () =>
    "Check path and port of the probe against what the new version serves, and read its log.",
  "finding.advice.runtime-words": () => "The evidence has the runtime's own words.",
  "finding.advice.seccomp": () => "Check that the profile's file is on the node.",
  "finding.advice.selinux": () => "Check seLinuxOptions of the security context.",
  "finding.advice.startup-probe": () =>
    "Give it more time (failureThreshold × periodSeconds), or check path and port of the probe.",
  "finding.advice.user-in-image": () => "Check USER of the image, or set securityContext.runAsUser to a number.",
  "finding.advice.user-not-root": () => "Set securityContext.runAsUser to a user that is not 0.",
  "finding.advice.user-not-root-or-image": () =>
    "Set securityContext.runAsUser to a user that is not 0, or use an image with a numeric user.",
  "finding.advice.user-number": () =>
    "Set securityContext.runAsUser to the user's number, or name the user by number in the image.",
  "finding.advice.volume-mounts": () => "Check its volumeMounts: mountPath, subPath, and what backs the volume.",
  "finding.advice.working-directory": () => "Check workingDir of the container against what is in its image.",
};
