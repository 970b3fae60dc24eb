import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { until } from "../processes/until";
import { SCREEN } from "../screen-tag";
import { type AdmissionAnswer, AdmissionWebhook, type WebhookKind } from "./admission-webhook";
import { CertificateAuthority } from "./certificate-authority";
import { KubeApi, type PatchType } from "./kube-api";
import { type ClusterStanza, type Context, type Credential, writeKubeconfig } from "./kubeconfig";
import { type KubectlResult, runKubectl } from "./kubectl";
import { CHANGE_CAUSE, deploymentManifest, type NewDeployment } from "./new-deployment";
import type { Deployment, List, Pod, ReplicaSet } from "./objects";
import { RecordingProxy } from "./recording-proxy";
import type { RunningCluster } from "./running-cluster";
import { type Grant, newUser, removeUser } from "./users";

export type ClusterUser = { name: string; token: string; kubeconfig: string };

/** A Kubernetes API that a spec may arrange, act on behind Rewind's back, and look at. */
export class Cluster {
  /** The cluster's name: that of the context in every kubeconfig. */
  readonly context: string;
  /** Path of a kubeconfig with every right. */
  readonly kubeconfig: string;
  readonly api: KubeApi;
  readonly #running: RunningCluster;
  readonly #closing: (() => Promise<void>)[] = [];
  #screenOnly = false;

  constructor(running: RunningCluster) {
    this.#running = running;
    this.context = running.context;
    this.kubeconfig = running.kubeconfig;
    this.api = KubeApi.at(running.kubeconfig);
  }

  /** `screenOnly`: the spec runs on one kind of cluster, so what a cluster decides is refused to it. */
  startOfSpec({ screenOnly }: { screenOnly: boolean }): void {
    this.#screenOnly = screenOnly;
  }

  /** Ends what the last spec had put between Rewind and the cluster. */
  async endOfSpec(): Promise<void> {
    await Promise.all(this.#closing.splice(0).map((close) => close()));
  }

  close(): void {
    this.api.close();
  }

  /** The API server can call a server of this machine: webhooks work. */
  get local(): boolean {
    return this.#running.local;
  }

  // Arrange and look.

  /** Makes a namespace, ready for pods. */
  async createNamespace(name: string): Promise<void> {
    await this.api.post("/api/v1/namespaces", {
      metadata: { name, labels: { "rewind-e2e": "spec", "rewind-e2e/name": name } },
    });
    if (!this.#running.controllers) return;
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    // Until 1.23 pods are refused before the account has a token; whether one will come is the version's secret.
    const old = await this.#isBefore(24);
    await until(
      async () => {
        const { status, text } = await this.api.answer("GET", account);
        return status === 200 && (!old || JSON.parse(text).secrets) ? true : undefined;
      },
      () => `namespace ${name} has no default ServiceAccount`,
    );
  }

  /** Makes a Deployment and waits until the controller has seen it: its first revision then exists. */
  async deploy(namespace: string, deployment: NewDeployment): Promise<Deployment> {
    await this.api.post(pathOf(namespace), deploymentManifest(deployment));
    return this.observed(namespace, deployment.name);
  }

  /** Releases an image, as `kubectl set image` does, and waits until the controller has made the revision. */
  async setImage(
    namespace: string,
    name: string,
    image: string,
    { cause }: { cause?: string } = {},
  ): Promise<Deployment> {
    const { spec } = await this.deployment(namespace, name);
    const [first] = spec.template.spec.containers;
    const annotations = cause === undefined ? {} : { [CHANGE_CAUSE]: cause };
    const template = { spec: { containers: [{ name: first?.name, image }] } };
    return this.patch(namespace, name, { metadata: { annotations }, spec: { template } }, "strategic");
  }

  /** Changes a Deployment, and waits until the controller has seen the change. */
  async patch(namespace: string, name: string, patch: object, type: PatchType = "merge"): Promise<Deployment> {
    await this.api.patch(pathOf(namespace, name), patch, type);
    return this.observed(namespace, name);
  }

  deployment(namespace: string, name: string): Promise<Deployment> {
    return this.api.get(pathOf(namespace, name));
  }

  async imageOf(namespace: string, name: string): Promise<string | undefined> {
    return (await this.deployment(namespace, name)).spec.template.spec.containers[0]?.image;
  }

  /** The ReplicaSets of a namespace, oldest revision first; those of one Deployment where it is named. */
  async replicaSets(namespace: string, deployment?: string): Promise<ReplicaSet[]> {
    const { items } = await this.api.get<List<ReplicaSet>>(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
    const revision = ({ metadata }: ReplicaSet) => Number(metadata.annotations?.["deployment.kubernetes.io/revision"]);
    const sorted = items.toSorted((one, other) => revision(one) - revision(other));
    if (deployment === undefined) return sorted;
    const { uid } = (await this.deployment(namespace, deployment)).metadata;
    return sorted.filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.uid === uid));
  }

  /** The pods of a namespace, terminating ones too; those of one Deployment where it is named. */
  async pods(namespace: string, deployment?: string): Promise<Pod[]> {
    const { items } = await this.api.get<List<Pod>>(`/api/v1/namespaces/${namespace}/pods`);
    if (deployment === undefined) return items;
    const owners = new Set((await this.replicaSets(namespace, deployment)).map(({ metadata }) => metadata.uid));
    return items.filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => owners.has(uid)));
  }

  async remove(
    namespace: string,
    name: string,
    propagationPolicy: "Background" | "Foreground" | "Orphan" = "Background",
  ): Promise<void> {
    await this.api.delete(pathOf(namespace, name), { propagationPolicy });
  }

  /** Waits until `holds` of the Deployment, and gives it as it then was. */
  async waitFor(namespace: string, name: string, holds: (deployment: Deployment) => boolean): Promise<Deployment> {
    let last: Deployment | undefined;
    return until(
      async () => (holds((last = await this.deployment(namespace, name))) ? last : undefined),
      () =>
        `${namespace}/${name} is not what the spec waits for: ${holds}; its status is ${JSON.stringify(last?.status)}`,
    );
  }

  /** Waits until every replica runs the current template and is available, and the older ones are gone. */
  waitComplete(namespace: string, name: string): Promise<Deployment> {
    return this.waitFor(namespace, name, isComplete);
  }

  /** Waits until the controller has seen the newest write; where no controllers run, does not wait. */
  async observed(namespace: string, name: string): Promise<Deployment> {
    if (!this.#running.controllers) return this.deployment(namespace, name);
    return this.waitFor(
      namespace,
      name,
      ({ metadata, status }) => (status.observedGeneration ?? 0) >= metadata.generation,
    );
  }

  // Who asks.

  get admin(): Credential {
    return { kind: "token", token: this.#running.tokens.admin };
  }

  get editor(): Credential {
    this.#decidedByCluster("the rights of an editor");
    return { kind: "token", token: this.#running.tokens.editor };
  }

  get viewer(): Credential {
    this.#decidedByCluster("the rights of a viewer");
    return { kind: "token", token: this.#running.tokens.viewer };
  }

  /** A client certificate with every right; null on an attached cluster. */
  get certificate(): Credential | null {
    return this.#running.certificate;
  }

  /** A new user who may do exactly this, and nothing without grants. */
  async userWith(...grants: readonly Grant[]): Promise<ClusterUser> {
    this.#decidedByCluster("a user's rights");
    const name = unique("user");
    const token = await newUser(this.api, name, grants);
    return { name, token, kubeconfig: await this.kubeconfigFor({ kind: "token", token }) };
  }

  /** The user's token is refused with 401 from now on, within ten seconds. */
  revoke(user: ClusterUser): Promise<void> {
    return removeUser(this.api, user.name);
  }

  /** An exec plugin that gives a token, as cloud providers have them. */
  async execPlugin(token: string): Promise<Credential> {
    const command = this.#file("plugin");
    const kind = { apiVersion: "client.authentication.k8s.io/v1beta1", kind: "ExecCredential", status: { token } };
    await writeFile(command, `#!/bin/sh\nexec printf '%s' '${JSON.stringify(kind)}'\n`);
    await chmod(command, 0o700);
    return { kind: "exec", command };
  }

  /** A kubeconfig for this cluster; `over` replaces keys of its cluster stanza. */
  kubeconfigFor(credential: Credential, over: Partial<ClusterStanza> = {}): Promise<string> {
    return this.writeKubeconfig([this.contextFor(credential, over)]);
  }

  contextFor(credential: Credential, over: Partial<ClusterStanza> = {}): Context {
    return { name: this.context, cluster: { ...this.#running.stanza, ...over }, credential };
  }

  /** A kubeconfig with any contexts; the first is current, unless `current` names another. */
  writeKubeconfig(contexts: readonly Context[], current?: string): Promise<string> {
    return writeKubeconfig(this.#file("kubeconfig"), contexts, current);
  }

  /** The real kubectl as admin. Specs that compare with it skip where `kubectlVersion` is null. */
  async kubectl(...args: string[]): Promise<KubectlResult> {
    this.#decidedByCluster("what kubectl says");
    return runKubectl(["--kubeconfig", this.kubeconfig, ...args]);
  }

  // What stands in between.

  /** Stands between Rewind and the API server: records what passes, and disturbs it where a spec says so. */
  async recordingProxy(credential: Credential = this.admin): Promise<RecordingProxy> {
    const proxy = await this.lastingProxy(credential);
    this.#closing.push(() => proxy.close());
    return proxy;
  }

  /** One that whoever asked for it closes. */
  lastingProxy(credential: Credential = this.admin): Promise<RecordingProxy> {
    const authority = this.#authority();
    return RecordingProxy.start(this.#running.stanza, authority.server("recording-proxy"), async (server) =>
      this.kubeconfigFor(credential, {
        server,
        "certificate-authority": authority.certificate,
        "certificate-authority-data": undefined,
      }),
    );
  }

  /** Asks `answer` about every update of a Deployment in the namespace, from now on until the spec's end. */
  async admissionWebhook(
    namespace: string,
    answer: AdmissionAnswer,
    kind: WebhookKind = {},
  ): Promise<AdmissionWebhook> {
    this.#decidedByCluster("admission");
    const authority = this.#authority();
    const webhook = await AdmissionWebhook.start(authority.server("admission-webhook"), answer);
    this.#closing.push(() => webhook.close());
    await webhook.register(this.api, unique("webhook"), namespace, authority.certificate, kind);
    return webhook;
  }

  #decidedByCluster(what: string): void {
    if (this.#screenOnly) throw new Error(`A spec with the tag ${SCREEN} cannot be about ${what}`);
  }

  #authority(): CertificateAuthority {
    return CertificateAuthority.in(join(this.#running.folder, `worker-${process.pid}`));
  }

  #file(kind: string): string {
    return join(this.#running.folder, unique(kind));
  }

  async #isBefore(minor: number): Promise<boolean> {
    const version = await this.api.get<{ minor: string }>("/version");
    return Number.parseInt(version.minor, 10) < minor;
  }
}

/** Every replica runs the current template and is available, and the older ones are gone. */
export function isComplete({ metadata, spec, status }: Deployment): boolean {
  const { observedGeneration = 0, updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = status;
  const all = [updatedReplicas, replicas, availableReplicas].every((count) => count === spec.replicas);
  return all && observedGeneration >= metadata.generation;
}

let made = 0;

function unique(kind: string): string {
  return `${kind}-${process.pid}-${(made += 1)}`;
}

function pathOf(namespace: string, name?: string): string {
  return `/apis/apps/v1/namespaces/${namespace}/deployments${name === undefined ? "" : `/${name}`}`;
}
