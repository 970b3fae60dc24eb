import type { StartFailureFacts } from "@/lib/contract/facts/findings-containers";
import type { SentencesOf } from "../sentences";

export const startFailures: SentencesOf<StartFailureFacts> = {
  "finding.start.apparmor": () => "its AppArmor profile cannot be applied",
  "finding.start.cgroup": () => "its limits cannot be set on the node",
  "finding.start.config-unreadable": () => "its node cannot read the ConfigMaps and Secrets that it names",
  "finding.start.device-missing": () => "a device that it asks for is not on the node",
  "finding.start.disk-full": () => "the node's disk is full",
  "finding.start.file-for-directory": () =>
    "one of its volumes is a file where the image has a directory, or the other way around",
  "finding.start.gpu-runtime": () => "the node's GPU runtime fails",
  "finding.start.is-directory": ({ program }) => `${quoted(program)} is a directory in the image`,
  "finding.start.memory-limit-too-low": () => "its memory limit is too low even to start",
  "finding.start.mount-propagation": () => "a mount of the node does not allow its mountPropagation",
  "finding.start.name-taken": () => "the node still has an earlier one by its name",
  "finding.start.no-command": () => "neither image nor pod template says what to run",
  "finding.start.no-interpreter": ({ program }) =>
    `what ${quoted(program)} is run by, its interpreter or loader, is not in the image`,
  "finding.start.not-executable": ({ program }) => `${quoted(program)} may not be executed (permission denied)`,
  "finding.start.not-in-path": ({ program }) => `${quoted(program)} is not in the image's PATH`,
  "finding.start.post-start-hook": () => "its postStart hook fails",
  "finding.start.program-missing": ({ program }) => `${quoted(program)} is not in the image`,
  "finding.start.read-only-root": () => "a volume cannot be mounted there, as its root file system is read-only",
  "finding.start.refused": () => "the runtime refuses to start it",
  "finding.start.root-by-image": () => "it must not run as root, but its image does",
  "finding.start.root-by-pod-template": () => "it must not run as root, but its runAsUser is 0",
  "finding.start.runtime-hook": () => "a hook of the node's runtime fails",
  "finding.start.runtime-too-slow": () => "the node's runtime does not answer in time",
  "finding.start.seccomp": () => "its seccomp profile cannot be loaded",
  "finding.start.selinux": () => "its SELinux label cannot be set",
  "finding.start.user-not-in-image": () => "the user it should run as is not in the image",
  "finding.start.user-not-numeric": () =>
    "it must not run as root, and its image names a user whose number the node cannot know",
  "finding.start.volume-not-mounted": () => "one of its volumes cannot be mounted into it",
  "finding.start.working-directory": () => "its working directory is not in the image, or may not be entered",
  "finding.start.wrong-architecture": ({ program }) =>
    `${quoted(program)} is made for another architecture, or is a script without a #! line (exec format error)`,
};

function quoted(program: string | null): string {
  return program === null ? "its program" : `"${program}"`;
}
