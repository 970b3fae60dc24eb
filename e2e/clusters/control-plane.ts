import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../processes/free-port";
import { type GuardedProcess, startGuarded } from "../processes/guarded-process";
import { until } from "../processes/until";
import { CertificateAuthority } from "./certificate-authority";
import { type ClusterStanza, type Credential, writeKubeconfig } from "./kubeconfig";

const run = promisify(execFile);
const ATTEMPTS = 4;
const READY_WITHIN_MS = 60_000;

/** Only what Deployments, their neighbours and namespaces need; each further controller costs start-up time. */
const CONTROLLERS = [
  "clusterrole-aggregation",
  "daemonset",
  "deployment",
  "disruption",
  "endpoint",
  "garbagecollector",
  "namespace",
  "podgc",
  "replicaset",
  "resourcequota",
  "root-ca-cert-publisher",
  "serviceaccount",
  "serviceaccount-token",
  "statefulset",
];

export type ControlPlane = { stanza: ClusterStanza; admin: Credential; stop(): Promise<void> };

type Options = {
  /** Folder with etcd, kube-apiserver and kube-controller-manager. */
  binaries: string;
  /** For certificates, logs and kubeconfigs; the caller removes it. */
  folder: string;
  /** Without controllers objects stay as they are written, whatever they say. */
  controllers: boolean;
};

/** Starts a Kubernetes control plane of its own on free loopback ports, RBAC on, until stopped. */
export async function startControlPlane({ binaries, folder, controllers }: Options): Promise<ControlPlane> {
  const authority = CertificateAuthority.in(join(folder, "pki"));
  const files = await credentialFiles(authority, folder);
  for (let attempt = 1; ; attempt++) {
    const started: GuardedProcess[] = [];
    const stop = async () => void (await Promise.all(started.map((program) => program.stop())));
    try {
      const server = await startPrograms({ binaries, folder, controllers, files, started });
      const stanza = { server, "certificate-authority-data": readFileSync(files.authority).toString("base64") };
      return { stanza, admin: files.admin, stop };
    } catch (error) {
      await stop();
      // Another process took the port between our look and the program's.
      const portTaken = started.some((program) => program.lastLines(50).includes("address already in use"));
      if (!portTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

type Files = Awaited<ReturnType<typeof credentialFiles>>;

async function credentialFiles(authority: CertificateAuthority, folder: string) {
  const server = authority.server("kube-apiserver", [{ ip: [10, 96, 0, 1] }, { dns: "kubernetes.default.svc" }]);
  const admin = authority.user("admin", ["system:masters"]);
  const controllerManager = authority.user("system:kube-controller-manager");
  const accounts = { public: join(folder, "pki", "accounts.pub"), private: join(folder, "pki", "accounts.key") };
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await Promise.all([
    writeFile(accounts.public, publicKey),
    writeFile(accounts.private, privateKey, { mode: 0o600 }),
    mkdir(join(folder, "logs"), { recursive: true }),
  ]);
  return {
    authority: authority.certificate,
    server,
    admin: { kind: "certificate", ...admin } satisfies Credential,
    controllerManager: { kind: "certificate", ...controllerManager } satisfies Credential,
    accounts,
  };
}

type Start = Options & { files: Files; started: GuardedProcess[] };

/** Adds every program to `started` as it starts, so that the caller can stop what a failure leaves behind. */
async function startPrograms({ binaries, folder, controllers, files, started }: Start): Promise<string> {
  const start = (name: string, args: string[], removes: string[] = []) => {
    const log = join(folder, "logs", `${name}.log`);
    const program = startGuarded({
      name,
      command: join(binaries, name),
      args,
      env: { PATH: process.env.PATH },
      log,
      removes,
    });
    started.push(program);
    return program;
  };
  // In memory: etcd waits for the disk at every write.
  const data = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rewind-e2e-etcd-"));
  const [clientPort, peerPort, apiPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const etcd = `http://127.0.0.1:${clientPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  const server = `https://127.0.0.1:${apiPort}`;

  start("etcd", etcdFlags(data, etcd, peer), [data]);
  const api = start("kube-apiserver", apiServerFlags(etcd, apiPort, files));
  await until(
    () => isReady(server, files.authority, started),
    () => notReady(api),
    READY_WITHIN_MS,
  );
  if (controllers) {
    const kubeconfig = await writeKubeconfig(join(folder, "kube-controller-manager.kubeconfig"), [
      {
        name: "cluster",
        cluster: { server, "certificate-authority": files.authority },
        credential: files.controllerManager,
      },
    ]);
    start("kube-controller-manager", await controllerManagerFlags(binaries, kubeconfig, files));
  }
  return server;
}

function notReady(program: GuardedProcess): string {
  return `${program.name} is not ready. It printed last:\n${program.lastLines(15)}`;
}

async function isReady(
  server: string,
  authority: string,
  programs: readonly GuardedProcess[],
): Promise<true | undefined> {
  const dead = programs.find((program) => program.hasEnded());
  if (dead)
    throw new Error(`${dead.name} died while the control plane started. It printed last:\n${dead.lastLines(15)}`);
  const status = await new Promise<number | undefined>((resolve) => {
    const request = https.get(`${server}/readyz`, { ca: readFileSync(authority), agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    // Nothing listens yet.
    request.on("error", () => resolve(undefined));
  });
  return status === 200 ? true : undefined;
}

function etcdFlags(data: string, client: string, peer: string): string[] {
  return [
    `--name=rewind`,
    `--data-dir=${data}`,
    `--logger=zap`,
    `--log-level=warn`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=rewind=${peer}`,
  ];
}

function apiServerFlags(etcd: string, port: number, files: Files): string[] {
  return [
    `--etcd-servers=${etcd}`,
    `--bind-address=127.0.0.1`,
    `--advertise-address=127.0.0.1`,
    `--secure-port=${port}`,
    `--endpoint-reconciler-type=none`,
    `--tls-cert-file=${files.server.certificate}`,
    `--tls-private-key-file=${files.server.key}`,
    `--client-ca-file=${files.authority}`,
    `--service-account-issuer=https://kubernetes.default.svc`,
    `--service-account-key-file=${files.accounts.public}`,
    `--service-account-signing-key-file=${files.accounts.private}`,
    `--authorization-mode=RBAC`,
    `--service-cluster-ip-range=10.96.0.0/16`,
  ];
}

async function controllerManagerFlags(binaries: string, kubeconfig: string, files: Files): Promise<string[]> {
  const { stdout } = await run(join(binaries, "kube-controller-manager"), ["--version"]);
  const minor = Number(/v1\.(\d+)/.exec(stdout)?.[1]);
  return [
    `--kubeconfig=${kubeconfig}`,
    // It serves nothing here; the flag for the port without TLS was removed in 1.24.
    `--secure-port=0`,
    ...(minor < 24 ? [`--port=0`] : []),
    `--leader-elect=false`,
    `--use-service-account-credentials=true`,
    `--root-ca-file=${files.authority}`,
    `--service-account-private-key-file=${files.accounts.private}`,
    `--controllers=${CONTROLLERS.join(",")}`,
    `--kube-api-qps=300`,
    `--kube-api-burst=600`,
  ];
}
