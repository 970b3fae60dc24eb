import { writeFile } from "node:fs/promises";
import type { JsonObject } from "./objects";

export type Credential =
  | { kind: "token"; token: string }
  | { kind: "certificate"; certificate: string; key: string }
  | { kind: "exec"; command: string; args?: readonly string[] }
  | { kind: "none" };

/** How a kubeconfig reaches an API server: its `cluster` stanza, with the keys that kubeconfigs use. */
export type ClusterStanza = JsonObject & { server: string };

export type Context = { name: string; cluster: ClusterStanza; credential: Credential; namespace?: string };

/** Writes a kubeconfig, readable by its owner only. It is JSON, which is YAML. `current` defaults to the first context. */
export async function writeKubeconfig(
  file: string,
  contexts: readonly Context[],
  current = contexts[0]?.name,
): Promise<string> {
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": current,
    contexts: contexts.map(({ name, namespace }) => ({ name, context: { cluster: name, user: name, namespace } })),
    clusters: contexts.map(({ name, cluster }) => ({ name, cluster })),
    users: contexts.map(({ name, credential }) => ({ name, user: userStanza(credential) })),
  };
  await writeFile(file, JSON.stringify(kubeconfig, null, 2), { mode: 0o600 });
  return file;
}

function userStanza(credential: Credential): JsonObject {
  switch (credential.kind) {
    case "token":
      return { token: credential.token };
    case "certificate":
      return { "client-certificate": credential.certificate, "client-key": credential.key };
    case "exec":
      return {
        exec: {
          apiVersion: "client.authentication.k8s.io/v1beta1",
          command: credential.command,
          args: [...(credential.args ?? [])],
          interactiveMode: "Never",
        },
      };
    case "none":
      return {};
  }
}
