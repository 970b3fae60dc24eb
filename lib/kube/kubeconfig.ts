import "server-only";
import { message } from "@/lib/contract/message";
import { onceInProcess } from "./process-state";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import type { Cluster } from "@kubernetes/client-node";
// Single files of the library: its index loads the models of every Kubernetes object, 90 MB that nobody here uses.
import { newClusters, newUsers } from "@kubernetes/client-node/dist/config_types.js";
import { loadYaml } from "@kubernetes/client-node/dist/yaml.js";
import type { KubeconfigEntry, KubeconfigFlaw } from "@/lib/contract/facts/problems-kubeconfig";
import { ProblemError } from "@/lib/contract/problem-error";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import { fileFingerprint } from "./file-memory";
import { clusterFlaw, contextFlaw, userFlaw } from "./kubeconfig-flaws";
import { isJsonObject } from "./narrow";
import { type KubeUser, toKubeUser } from "./kubeconfig-user";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * One context of the kubeconfig. `cluster` and `user` are null where it names one that is not there; `flaw` says what is
 * wrong with one of the three entries, so that it cannot be used.
 */
export type KubeContext = {
  name: string;
  current: boolean;
  namespace: string | null;
  clusterName: string;
  cluster: Cluster | null;
  userName: string;
  user: KubeUser | null;
  flaw: Flawed | null;
};

/** An entry that cannot be used, and why. */
type Flawed = { entry: KubeconfigEntry; flaw: KubeconfigFlaw };

/** What a kubeconfig has, and why files of it cannot be read where others can. */
export type Kubeconfig = { contexts: readonly KubeContext[]; problems: readonly ProblemError[] };

/** A context that can be used: its cluster and its user are there. */
export type UsableContext = KubeContext & { cluster: Cluster; user: KubeUser };

/** One broken entry must not take the others with it; a context that needs it says so when it is used. */
const LENIENT = { onInvalidEntry: "filter" } as const;

const SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

const MOST_REMEMBERED = 16;
const remembered = onceInProcess("kubeconfigs", () => new Map<string, Kubeconfig & { fingerprint: string }>());

/**
 * The contexts of the kubeconfig, found as kubectl finds it: the files of KUBECONFIG merged with the first one winning
 * and missing ones left out, else `~/.kube/config`, else the service account of the pod. Read anew when a file changed.
 * A file that cannot be read, or an entry that is not as it should be, takes no other with it.
 * @throws ProblemError no-kubeconfig, kubeconfig-unreadable (with file and line, never with content)
 */
export function wholeKubeconfig(environment: Environment, serviceAccount = SERVICE_ACCOUNT): Kubeconfig {
  const { paths, named } = pathsOf(environment);
  const found = paths.filter((path) => existsSync(path));

  if (found.length === 0) {
    const inCluster = !named ? serviceAccountContext(environment, serviceAccount) : null;
    if (inCluster) return { contexts: [inCluster], problems: [] };
    throw new ProblemError("no-kubeconfig", message("problem.no-kubeconfig", { paths }), {
      advice: message("problem.no-kubeconfig.advice"),
    });
  }

  const fingerprint = found.map(fileFingerprint).join("\n");
  const key = found.join(delimiter);
  const known = remembered.get(key);
  if (known?.fingerprint === fingerprint) return known;

  const problems: ProblemError[] = [];
  const contexts = merged(found.flatMap((path) => readableFile(path, problems)));
  if (contexts.length === 0) {
    const [problem] = problems;
    if (problem) throw problem;
    throw new ProblemError("no-kubeconfig", message("problem.no-contexts", { paths: found }), {
      advice: message("problem.no-contexts.advice"),
    });
  }
  const kubeconfig = { fingerprint, contexts, problems };
  remembered.delete(key);
  remembered.set(key, kubeconfig);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return kubeconfig;
}

/** Its contexts alone. @throws ProblemError as `wholeKubeconfig` */
export function readKubeconfig(environment: Environment, serviceAccount?: string): readonly KubeContext[] {
  return wholeKubeconfig(environment, serviceAccount).contexts;
}

/** What tells that a kubeconfig may be another one, without reading it. */
export function kubeconfigFingerprint(environment: Environment): string {
  return pathsOf(environment)
    .paths.map((path) => `${path} ${fileFingerprint(path)}`)
    .join("\n");
}

/** Where it is looked for, and whether KUBECONFIG says so. */
function pathsOf(environment: Environment): { paths: string[]; named: boolean } {
  const named = (environment["KUBECONFIG"] ?? "").split(delimiter).filter((path) => path !== "");
  const home = environment["HOME"] ?? environment["USERPROFILE"];
  const paths = named.length > 0 || !home ? named : [join(home, ".kube", "config")];
  return { paths: paths.map((path) => resolve(path)), named: named.length > 0 };
}

/** What is wrong with each entry of one kind, by its name; null where nothing is. */
type Flaws = ReadonlyMap<string, Flawed | null>;

type KubeconfigFile = {
  clusters: Cluster[];
  clusterFlaws: Flaws;
  users: KubeUser[];
  userFlaws: Flaws;
  contexts: { name: string; cluster: string; user: string; namespace: string | null; flaw: Flawed | null }[];
  currentContext: string | null;
};

/** The file, or none and one problem more. */
function readableFile(path: string, problems: ProblemError[]): KubeconfigFile[] {
  try {
    return [readFile(path)];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(error);
    return [];
  }
}

function readFile(path: string): KubeconfigFile {
  const text = readText(path);
  const raw = parseYaml(path, text);
  const directory = dirname(path);
  const clusters = newClusters(raw["clusters"], LENIENT);
  for (const cluster of clusters) {
    if (typeof cluster.caFile === "string" && cluster.caFile) cluster.caFile = resolve(directory, cluster.caFile);
  }
  const rawUsers = entriesOf(raw, "users");
  return {
    clusters,
    clusterFlaws: flawsOf(entriesOf(raw, "clusters"), "cluster", clusterFlaw),
    userFlaws: flawsOf(rawUsers, "user", userFlaw),
    users: newUsers(raw["users"], LENIENT).map((user) =>
      toKubeUser(user, rawUsers.find((entry) => entry["name"] === user.name)?.["user"], directory),
    ),
    contexts: entriesOf(raw, "contexts").map(({ name, context }) => {
      const entry = isJsonObject(context) ? context : {};
      const text = (field: string) => (typeof entry[field] === "string" ? entry[field] : "");
      return {
        name: String(name),
        cluster: text("cluster"),
        user: text("user"),
        namespace: text("namespace") || null,
        flaw: flawed({ kind: "context", name: String(name) }, contextFlaw(context)),
      };
    }),
    currentContext:
      typeof raw["current-context"] === "string" && raw["current-context"] ? raw["current-context"] : null,
  };
}

/** The entries of one kind that have a name. */
function entriesOf(raw: JsonObject, kind: "clusters" | "users" | "contexts"): JsonObject[] {
  const entries = Array.isArray(raw[kind]) ? raw[kind].filter(isJsonObject) : [];
  return entries.filter(({ name }) => (typeof name === "string" && name !== "") || typeof name === "number");
}

function flawsOf(
  entries: readonly JsonObject[],
  kind: "cluster" | "user",
  flawOf: (entry: JsonValue | undefined) => KubeconfigFlaw | null,
): Flaws {
  const flaws = new Map<string, Flawed | null>();
  for (const entry of entries) {
    const name = String(entry["name"]);
    flaws.set(name, flawed({ kind, name }, flaws.has(name) ? { kind: "twice" } : flawOf(entry[kind])));
  }
  return flaws;
}

function flawed(entry: KubeconfigEntry, flaw: KubeconfigFlaw | null): Flawed | null {
  return flaw && { entry, flaw };
}

function readText(path: string): string {
  try {
    const text = readFileSync(path, "utf8");
    // A file without content is an empty kubeconfig, as for kubectl.
    return text.split("\n").every((line) => /^\s*(#|$)/.test(line)) ? "{}" : text;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new ProblemError("kubeconfig-unreadable", message("problem.kubeconfig-unreadable", { path, code }), {
      advice: message("problem.kubeconfig-unreadable.advice"),
    });
  }
}

function parseYaml(path: string, text: string) {
  try {
    const raw: unknown = loadYaml(text);
    if (isJsonObject(raw)) return raw;
  } catch (error) {
    throw new ProblemError(
      "kubeconfig-unreadable",
      message("problem.kubeconfig-no-yaml", { path, line: lineOf(error) }),
      {
        advice: message("problem.kubeconfig-no-yaml.advice"),
      },
    );
  }
  throw new ProblemError("kubeconfig-unreadable", message("problem.no-such-kubeconfig-content", { path }), {
    advice: message("problem.no-such-kubeconfig-content.advice"),
  });
}

/** Only the place is taken from the parser's error: its message quotes the file, which holds credentials. */
function lineOf(error: unknown): number | null {
  const mark = error instanceof Error && "mark" in error ? error.mark : undefined;
  const line = typeof mark === "object" && mark !== null && "line" in mark ? mark.line : undefined;
  return typeof line === "number" ? line + 1 : null;
}

/** The first file that names a thing wins, as in kubectl. */
function merged(files: readonly KubeconfigFile[]): KubeContext[] {
  const current = files.find((file) => file.currentContext !== null)?.currentContext ?? null;
  const clusters = files.flatMap((file) => file.clusters);
  const users = files.flatMap((file) => file.users);
  const contexts = new Map<string, KubeContext>();
  for (const { name, cluster, user, namespace, flaw } of files.flatMap((file) => file.contexts)) {
    if (contexts.has(name)) continue;
    contexts.set(name, {
      name,
      current: name === current,
      namespace,
      clusterName: cluster,
      cluster: clusters.find((candidate) => candidate.name === cluster) ?? null,
      userName: user,
      user: user === "" ? ANONYMOUS : (users.find((candidate) => candidate.user.name === user) ?? null),
      flaw:
        flaw ??
        files.find(({ clusterFlaws }) => clusterFlaws.has(cluster))?.clusterFlaws.get(cluster) ??
        files.find(({ userFlaws }) => userFlaws.has(user))?.userFlaws.get(user) ??
        null,
    });
  }
  return [...contexts.values()];
}

/** A context without a user asks anonymously. */
const ANONYMOUS: KubeUser = { user: { name: "anonymous" }, tokenFile: null, impersonation: {}, directory: "/" };

function serviceAccountContext(environment: Environment, directory: string): KubeContext | null {
  const host = environment["KUBERNETES_SERVICE_HOST"];
  const port = environment["KUBERNETES_SERVICE_PORT"];
  const tokenFile = join(directory, "token");
  if (!host || !port || !existsSync(tokenFile)) return null;
  const namespaceFile = join(directory, "namespace");
  return {
    name: "in-cluster",
    current: true,
    namespace: existsSync(namespaceFile) ? readFileSync(namespaceFile, "utf8").trim() : null,
    clusterName: "in-cluster",
    cluster: {
      name: "in-cluster",
      server: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
      caFile: join(directory, "ca.crt"),
      skipTLSVerify: false,
    },
    userName: "service-account",
    user: { user: { name: "service-account" }, tokenFile, impersonation: {}, directory },
    flaw: null,
  };
}

/** The files that a context's certificates and tokens are read from. */
export function filesOf({ cluster, user }: KubeContext): string[] {
  const files = [cluster?.caFile, user?.user.certFile, user?.user.keyFile, user?.tokenFile];
  return files.flatMap((file) => (typeof file === "string" && file ? file : []));
}
