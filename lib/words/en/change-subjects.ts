import type { ChangeSubject } from "@/lib/contract/facts/changes";

const ENTRY_OF = {
  containers: "container",
  initContainers: "initContainer",
  ephemeralContainers: "ephemeralContainer",
} as const;
const AMOUNT = { limits: "limit", requests: "request", overhead: "overhead" } as const;

/** What a change is about: `env LOG_LEVEL`, `memory limit`, `readinessProbe path`. */
export function subjectWords(subject: ChangeSubject): string {
  switch (subject.about) {
    case "image":
      return "image";
    case "container":
      return joined(ENTRY_OF[subject.list], subject.name);
    case "env":
      return joined("env", subject.name);
    case "amount":
      return joined(subject.resource, AMOUNT[subject.of]);
    case "port":
      return joined("port", subject.port);
    case "volume":
      return joined("volume", subject.name, subject.field);
    case "mount":
    case "device":
      return joined(subject.about, subject.path);
    case "label":
    case "annotation":
      return joined(subject.about, subject.key);
    case "probe":
      return joined(subject.probe, subject.field);
    case "field":
      return subject.field;
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
