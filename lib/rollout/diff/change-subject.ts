import type { ChangeSubject, ContainerList } from "@/lib/contract/facts/changes";
import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";

/** What a change is about, see `ChangeSubject`. */
export function subjectOf({
  topic,
  path,
  container,
}: Pick<TemplateChange, "topic" | "path" | "container">): ChangeSubject {
  const inContainer = path.slice(3);
  switch (topic) {
    case "image":
      return { about: "image" };
    case "container":
      return { about: "container", list: containerList(path[1]), name: container ?? "" };
    case "env":
      return typeof inContainer[1] === "object"
        ? { about: "env", name: identity(path.at(-1)) }
        : fieldSubject(inContainer);
    case "resources": {
      const of = amountAt(path);
      return of === null
        ? fieldSubject(path.slice(container === null ? 1 : 3))
        : { about: "amount", of, resource: fieldName(path.at(-1)) };
    }
    case "port":
      return { about: "port", port: identity(path.at(-1)) };
    case "volume":
      return volumeSubject(path);
    case "label":
    case "annotation":
      return { about: topic, key: fieldName(path.at(-1)) };
    case "config":
      return { about: "annotation", key: fieldName(path.at(-1)) };
    case "probe":
      return probeSubject(inContainer);
    case "command":
    case "security":
    case "lifecycle":
    case "scheduling":
    case "other":
      return fieldSubject(container === null ? path.slice(1) : inContainer);
  }
}

/** Of what kind the amount of a resource is that stands at this path; null for every other place. */
export function amountAt(path: readonly PathSegment[]): "limits" | "requests" | "overhead" | null {
  const map = path.at(-2);
  return map === "limits" || map === "requests" || map === "overhead" ? map : null;
}

/** A step of a path in a word: the field's name, or what identifies the entry. */
export function fieldName(segment: PathSegment | undefined): string {
  return typeof segment === "string" ? segment : identity(segment);
}

function containerList(segment: PathSegment | undefined): ContainerList {
  return segment === "initContainers" || segment === "ephemeralContainers" ? segment : "containers";
}

function volumeSubject(path: readonly PathSegment[]): ChangeSubject {
  const [, list, , mounts] = path;
  if (list === "volumes") return { about: "volume", name: identity(path[2]), field: dotted(path.slice(3)) };
  return { about: mounts === "volumeDevices" ? "device" : "mount", path: identity(path[4]) };
}

/** `readinessProbe path`, not `readinessProbe.httpGet.path`: a container's probe has one handler. */
function probeSubject([probe, ...field]: readonly PathSegment[]): ChangeSubject {
  return { about: "probe", probe: fieldName(probe), field: fieldName(field.at(-1)) };
}

function fieldSubject(path: readonly PathSegment[]): ChangeSubject {
  return { about: "field", field: dotted(path) };
}

function dotted(path: readonly PathSegment[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === "object") return `${text} ${identity(segment)}`;
    return text === "" ? segment : `${text}.${segment}`;
  }, "");
}

/** What tells an entry of a list from the others, as short as it goes: `8080`, `53/UDP`, `LOG_LEVEL`, `/data`. */
function identity(segment: PathSegment | undefined): string {
  if (typeof segment !== "object") return "";
  const { by } = segment;
  const told = Object.entries(by).filter(([key, value]) => value !== "" && UNSAID[key] !== value);
  return told.map(([, value]) => value).join("/");
}

const UNSAID: Readonly<Record<string, string>> = { protocol: "TCP", operator: "Equal" };
