import type { KubeApi } from "./kube-api";
import { CHANGE_CAUSE } from "./new-deployment";
import type { Deployment, JsonObject, PodTemplate, ReplicaSet } from "./objects";

export const REVISION = "deployment.kubernetes.io/revision";
export const REVISION_HISTORY = "deployment.kubernetes.io/revision-history";

/** A ReplicaSet as the Deployment controller would have made it, but for what `over` says. */
export type NewReplicaSet = {
  name: string;
  /** Of the first container; the Deployment's own otherwise. */
  image?: string;
  /** The text of the revision annotation; without it there is none. */
  revision?: string;
  cause?: string;
  annotations?: Record<string, string>;
  /** Replaces the labels of the object and of its template. */
  labels?: Record<string, string>;
  /** The template's hash label; null for a template without. */
  hash?: string | null;
  /** Who controls it; null: nobody. The Deployment otherwise. */
  owner?: { uid: string; name: string; kind: string } | null;
  /** Changes the template, for more than another image. */
  template?: (template: PodTemplate) => PodTemplate;
};

/** Writes a ReplicaSet beside a Deployment, for states that no controller makes, or where none runs. It runs no pods. */
export function addReplicaSet(api: KubeApi, deployment: Deployment, over: NewReplicaSet): Promise<ReplicaSet> {
  const { namespace, uid, name } = deployment.metadata;
  const { owner = { uid, name, kind: "Deployment" } } = over;
  const template = templateOf(deployment, over);
  const annotations = {
    ...(over.revision !== undefined && { [REVISION]: over.revision }),
    ...(over.cause !== undefined && { [CHANGE_CAUSE]: over.cause }),
    ...over.annotations,
  };
  return api.post(`/apis/apps/v1/namespaces/${namespace}/replicasets`, {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: over.name,
      labels: template.metadata?.labels,
      annotations,
      ownerReferences: owner === null ? [] : [{ apiVersion: "apps/v1", controller: true, ...owner }],
    } satisfies JsonObject,
    spec: { replicas: 0, selector: { matchLabels: template.metadata?.labels }, template },
  });
}

function templateOf({ spec }: Deployment, { name, image, labels, hash = name, template }: NewReplicaSet): PodTemplate {
  const live = structuredClone(spec.template);
  const [first] = live.spec.containers;
  if (image !== undefined && first) first.image = image;
  live.metadata = {
    ...live.metadata,
    labels: { ...(labels ?? live.metadata?.labels), ...(hash !== null && { "pod-template-hash": hash }) },
  };
  return template?.(live) ?? live;
}
