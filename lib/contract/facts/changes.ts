import type { Place } from "../template-diff";

/**
 * What a change of a pod template is about, without its values. Names, keys, fields and resources are those of the
 * template; empty where it has none there.
 */
export type ChangeSubject =
  | { about: "image" }
  | { about: "container"; list: ContainerList; name: string }
  | { about: "env"; name: string }
  | { about: "amount"; of: "limits" | "requests" | "overhead"; resource: string }
  /** `8080`, `53/UDP`. */
  | { about: "port"; port: string }
  /** `field`: below the volume, `configMap.name`. */
  | { about: "volume"; name: string; field: string }
  | { about: "mount" | "device"; path: string }
  | { about: "label" | "annotation"; key: string }
  /** `field`: of the probe or of its only handler, `path`. */
  | { about: "probe"; probe: string; field: string }
  /** Below `spec` or below the container, `securityContext.runAsUser`. */
  | { about: "field"; field: string };

export type ContainerList = "containers" | "initContainers" | "ephemeralContainers";

/**
 * What differs between two pod templates, in short. Codes begin with `change.`. Values are told where they are short and
 * no secrets. `container` is there where it has to be said in which one.
 */
export type ChangeFacts = {
  /** What it is about, by itself. */
  "change.subject": ChangeSubject;
  /** `place`: where it stands, in lists whose order has a meaning. */
  "change.added": Change & { value?: string; place?: Place };
  "change.removed": Change & { value?: string };
  /** `percent`: by how much a quantity grew. */
  "change.changed": Change & { values?: { before: string; after: string }; percent?: number };
  "change.moved": Change & { place: Place };
  /** A variable of `env` that stands on the other side of one that it refers to. */
  "change.moved-past-reference": Change & { place: Place };
  /** A list whose entries stand in another order. */
  "change.reordered": Change;
  /** Shortened to what differs: from `checkout:2.4.0` to `2.4.1`. */
  "change.image": InContainer & { before: string; after: string };
  /** The same repository and tag, `image`, by other digests, each as `@2f5c0d1`; null where there is none. */
  "change.image-digest": InContainer & { image: string; before: string | null; after: string | null };
  /** The annotation or variable `mark`, which stands for a ConfigMap or Secret, has another value. */
  "change.configuration": InContainer & { mark: string };
  /** A variable of `env` takes its value from another object now. */
  "change.to-reference": Change;
  "change.to-literal": Change;
  "change.restarted": InContainer;
  "change.restart-mark-removed": InContainer;
  /** There are no changes to a reader, but the templates are not the same to Kubernetes, see `Sameness`. */
  "change.order-only": NoFacts;
  "change.defaults-only": NoFacts;
  /** At the end of a list: so many are left out. */
  "change.more": { count: number };
};

type InContainer = { container?: string };
type Change = InContainer & { subject: ChangeSubject };
type NoFacts = Record<never, never>;
