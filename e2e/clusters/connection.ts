import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import type { RequestOptions } from "node:https";
import { promisify } from "node:util";
import type { JsonObject } from "./objects";

/** Where an API server is, and what a call to it must carry (client certificate, authorities, headers). */
export type Connection = { server: string; options: () => Promise<RequestOptions> };

type Kubeconfig = { clusters: [{ cluster: JsonObject & { server: string } }]; users: [{ user: User }] };
type User = {
  token?: string;
  "client-certificate"?: string;
  "client-key"?: string;
  exec?: { command: string; args: string[] };
};

/**
 * The connection of the first context of a kubeconfig that these tests wrote themselves, as JSON. The Kubernetes
 * client would read any, but takes seconds to load, in every worker.
 */
export function connectionOf(kubeconfig: string): Connection {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const file = cluster["certificate-authority"];
  const inline = cluster["certificate-authority-data"];
  const tls: RequestOptions = {
    ...(typeof file === "string" && { ca: readFileSync(file) }),
    ...(typeof inline === "string" && { ca: Buffer.from(inline, "base64") }),
    ...(cluster["insecure-skip-tls-verify"] === true && { rejectUnauthorized: false }),
    ...(user["client-certificate"] && { cert: readFileSync(user["client-certificate"]) }),
    ...(user["client-key"] && { key: readFileSync(user["client-key"]) }),
  };
  return {
    server: cluster.server,
    async options() {
      const token = user.exec ? await tokenFrom(user.exec) : user.token;
      return { ...tls, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } };
    },
  };
}

async function tokenFrom({ command, args }: { command: string; args: string[] }): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args);
  return JSON.parse(stdout).status.token;
}
