import { describe, expect, test } from "vitest";
import type { Condition } from "./objects";
import type { ContainerStatus } from "./pod-objects";
import { aPod, aPodEvent, atSecond, crashed, waiting } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { refusalOf } from "./read-refusal";

const IMAGE = "registry.example/shop/web:2";

function causeOf(container: ContainerStatus, event?: [reason: string, message: string]) {
  const given = rollingOut(probed({}, IMAGE));
  const pod = aPod(given.current, { containers: [container] });
  const events = event ? [aPodEvent(pod, ...event, { container: "web" })] : [];
  const causes = diagnose(given, [pod], events).findings.filter(({ weight }) => weight === "cause");
  expect(causes).toHaveLength(1);
  return causes[0];
}

describe("what a runtime says of an image is told by its most specific part", () => {
  const containerd = (text: string) => `failed to pull and unpack image "${IMAGE}": ${text}`;
  test.each([
    [containerd("no match for platform in manifest: not found"), "image-wrong-platform", /no build for this node's/],
    [
      "no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found",
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [
      'choosing image instance: no image found in manifest list for architecture arm64, variant "v8", OS linux',
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [
      'image operating system "windows" cannot be used on this platform: operating system is not supported',
      "image-wrong-platform",
      /no build for this node's/,
    ],
    [containerd(`failed to resolve reference "${IMAGE}": ${IMAGE}: not found`), "image-not-found", /does not exist/],
    ["manifest for registry.example/shop/web:2 not found: manifest unknown", "image-not-found", /does not exist/],
    [
      "name unknown: The repository with name 'web' does not exist in the registry with id '1234'",
      "image-not-found",
      /does not exist/,
    ],
    [
      'failed to resolve reference "docker.io/library/nope:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      "image-unauthorized",
      /does not exist, or pulling it needs credentials/,
    ],
    [
      'denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "projects/p/locations/eu" (or it may not exist)',
      "image-unauthorized",
      /does not exist, or pulling it needs credentials/,
    ],
    [
      "reading manifest 404 in quay.io/shop/web: unauthorized: access to the requested resource is not authorized",
      "image-unauthorized",
      /credentials are missing or wrong/,
    ],
    [
      "denied: Your authorization token has expired. Reauthenticate and try again.",
      "image-unauthorized",
      /credentials/,
    ],
    [
      'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH, out: ``',
      "image-unauthorized",
      /helper that fetches credentials fails/,
    ],
    [
      "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit: 429 Too Many Requests, unauthorized",
      "image-pull-failed",
      /limit of pulls is reached/,
    ],
    ["pull QPS exceeded", "image-pull-failed", /its node pulls as many images as it may/],
    [
      'Get "https://registry.example/v2/": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused',
      "image-pull-failed",
      /the node's proxy/,
    ],
    ["Get https://registry.example/v2/: Proxy Authentication Required", "image-pull-failed", /the node's proxy/],
    [
      'failed to do request: Head "https://registry.example/v2/shop/web/manifests/2": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      "image-pull-failed",
      /does not trust the registry's certificate/,
    ],
    [
      'failed to do request: Head "https://registry.example/v2/": http: server gave HTTP response to HTTPS client',
      "image-pull-failed",
      /answers by HTTP/,
    ],
    ["dial tcp: lookup registry.example on 10.0.0.10:53: no such host", "image-pull-failed", /cannot resolve its name/],
    [
      'Get "https://registry.example/v2/errors/manifests/404": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      "image-pull-failed",
      /the registry cannot be reached/,
    ],
    [
      "write /var/lib/containerd/io.containerd.content.v1.content/ingest/1/data: no space left on device",
      "image-pull-failed",
      /the node's disk is full/,
    ],
    [
      "failed to copy: httpReadSeeker: failed open: content at https://registry.example/v2/shop/web/blobs/sha256:1 not found: not found",
      "image-pull-failed",
      /incomplete or damaged/,
    ],
    ["unexpected media type text/html for sha256:0a1b: not found", "image-pull-failed", /a web page, not a registry/],
    [
      'media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1, please rebuild the image: not found',
      "image-pull-failed",
      /a format that the node's runtime does not read/,
    ],
    [
      'short-name "web:2" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
      "image-name-invalid",
      /a name without a registry/,
    ],
    [
      "Source image rejected: A signature was required, but no signature exists",
      "image-pull-failed",
      /no valid signature/,
    ],
    ["mkdir /var/lib/containerd/tmpmounts: permission denied", "image-pull-failed", /cannot be pulled \(/],
  ])("%s", (message, code, says) => {
    const finding = causeOf(waiting("ImagePullBackOff", `Back-off pulling image "${IMAGE}"`), [
      "Failed",
      `Failed to pull image "${IMAGE}": rpc error: code = Unknown desc = ${message}`,
    ]);

    expect(finding?.code).toBe(code);
    expect(finding?.sentence).toMatch(says);
  });

  test("a pull secret that is missing is not blamed for what the registry was not asked", () => {
    const given = rollingOut(probed({}, IMAGE));
    const message = "failed to resolve: no match for platform in manifest: not found";
    const pod = aPod(given.current, { containers: [waiting("ErrImagePull", message)] });
    const warned = aPodEvent(
      pod,
      "FailedToRetrieveImagePullSecret",
      "Unable to retrieve some image pull secrets (reg)",
    );

    expect(diagnose(given, [pod], [warned]).findings[0]?.code).toBe("image-wrong-platform");
  });
});

describe("why a process is not started is told by the most specific part of the runtime's message", () => {
  const runc = (text: string) =>
    `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${text}: unknown`;
  test.each([
    [runc('exec: "nope": executable file not found in $PATH'), /"nope" is not in the image's PATH/],
    [runc('exec: "/run.sh": stat /run.sh: no such file or directory'), /"\/run.sh" is not in the image/],
    [runc("exec /run.sh: no such file or directory"), /what "\/run.sh" is run by, its interpreter or loader/],
    [runc("exec /app: exec format error"), /"\/app" is made for another architecture/],
    [runc('exec: "/app": permission denied'), /"\/app" may not be executed/],
    [runc('exec: "/app": is a directory: permission denied'), /"\/app" may not be executed/],
    [
      runc(
        'error during container init: error mounting "/var/lib/kubelet/pods/1/volumes/kubernetes.io~configmap/c" to rootfs at "/app/config.yaml": mount src=c, dst=/app/config.yaml: not a directory: Are you trying to mount a directory onto a file (or vice-versa)?',
      ),
      /a file where the image has a directory/,
    ],
    [
      runc(
        'error during container init: error mounting "/data" to rootfs at "/data": stat /data: no such file or directory',
      ),
      /one of its volumes cannot be mounted into it/,
    ],
    [
      runc('error mounting "/x" to rootfs at "/x": create mountpoint for /x mount: mkdirat /x: read-only file system'),
      /its root file system is read-only/,
    ],
    [
      runc('chdir to cwd ("/srv/app") set in config.json failed: no such file or directory'),
      /its working directory is not in the image/,
    ],
    [
      runc(
        "unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self/attr/exec: no such file or directory",
      ),
      /AppArmor profile cannot be applied/,
    ],
    [
      'failed to create containerd container: cannot load seccomp profile "/var/lib/kubelet/seccomp/p.json": open /var/lib/kubelet/seccomp/p.json: no such file or directory',
      /seccomp profile cannot be loaded/,
    ],
    [
      runc(
        "error during container init: error running hook #0: error running hook: exit status 1, stderr: nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory",
      ),
      /the node's GPU runtime fails/,
    ],
    [
      'error gathering device information while adding custom device "/dev/kvm": no such file or directory',
      /a device that it asks for is not on the node/,
    ],
    ["unable to find user app: no matching entries in passwd file", /the user it should run as is not in the image/],
    [runc("container init was OOM-killed (memory limit too low?)"), /memory limit is too low even to start/],
    [
      'failed to reserve container name "web_web-1_shop_1_0": name "web_web-1_shop_1_0" is reserved for "0a1b"',
      /the node still has an earlier one by its name/,
    ],
    ["context deadline exceeded", /runtime does not answer in time/],
  ])("%s", (message, says) => {
    const finding = causeOf(crashed("StartError", 128, { message }));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence).toMatch(says);
  });

  test("a postStart hook whose program is missing is the hook's failure", () => {
    const message =
      'Exec lifecycle hook ([/warm]) for Container "web" in Pod failed - error: rpc error: code = Unknown desc = failed to exec in container: exec: "/warm": stat /warm: no such file or directory';
    expect(causeOf(waiting("PostStartHookError", message))?.sentence).toMatch(/its postStart hook fails/);
  });

  test.each([
    [
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "web")',
      /names a user whose number the node cannot know/,
    ],
    ["container's runAsUser breaks non-root policy", /its runAsUser is 0/],
    ['failed to prepare subPath for volumeMount "data" of container "web"', /volumes cannot be mounted into it/],
    ["failed to sync configmap cache: timed out waiting for the condition", /cannot read the ConfigMaps and Secrets/],
  ])("%s", (message, says) => {
    const finding = causeOf(waiting("CreateContainerConfigError", message));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence).toMatch(says);
  });
});

describe("how a container ended", () => {
  test.each([
    [1, "it crashes with exit code 1 ("],
    [126, "exit code 126 (the command cannot be executed)"],
    [127, "exit code 127 (the command is not found)"],
    [128, "exit code 128 ("],
    [137, "exit code 137 (SIGKILL)"],
    [143, "exit code 143 (SIGTERM)"],
    [159, "exit code 159 (SIGSYS)"],
    [160, "exit code 160 ("],
    [200, "exit code 200 ("],
    [255, "exit code 255 ("],
  ])("%i", (exitCode, says) => {
    const sentence = causeOf(crashed("Error", exitCode))?.sentence ?? "";

    expect(sentence.replace("(1 of 1 new pod)", "(")).toContain(says);
    expect(sentence).not.toContain("signal");
  });

  test.each([
    ["standard_init_linux.go:228: exec user process caused: exec format error", /its program is made for another/],
    ["exec /app: exec format error\n", /"\/app" is made for another architecture, or is a script without a #! line/],
    ["exec /run.sh: no such file or directory", /its interpreter or loader, is not in the image/],
  ])("255 after %j was never started", (message, says) => {
    const finding = causeOf(crashed("Error", 255, { message }));

    expect(finding).toMatchObject({ code: "cannot-start" });
    expect(finding?.sentence).toMatch(says);
    expect(finding?.sentence).toMatch(/exit code 255\s?\(|exit code 255 \(1/);
  });

  test("a program whose own words mention it did start", () => {
    const message = "plugin failed: fork/exec /plugin: exec format error";
    expect(causeOf(crashed("Error", 2, { message }))?.code).toBe("crashing");
  });

  test("without any word 255 leaves the architecture as a possibility", () => {
    expect(causeOf(crashed("Error", 255))?.advice).toMatch(/exec format error.*another architecture/);
  });

  test("an end that nobody saw is no crash by a signal", () => {
    expect(causeOf(crashed("ContainerStatusUnknown", 137))?.sentence).toMatch(/its node lost sight of it/);
  });
});

describe("what a probe met", () => {
  const unready = { name: "web", ready: false, restartCount: 0, state: { running: { startedAt: atSecond(2) } } };
  test.each([
    [
      { httpGet: { path: "/timed-out", port: 8080 } },
      'Get "http://10.1.0.7:8080/timed-out": dial tcp 10.1.0.7:8080: connect: connection refused',
      /nothing listens on \/timed-out/,
    ],
    [
      { httpGet: { path: "/", port: 8443 } },
      'Get "http://10.1.0.7:8443/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01"',
      /asks by HTTP, but is answered by something else/,
    ],
    [
      { httpGet: { path: "/", port: 8080, scheme: "HTTPS" } },
      'Get "https://10.1.0.7:8080/": http: server gave HTTP response to HTTPS client',
      /asks by HTTPS, but is answered by HTTP/,
    ],
    [
      { httpGet: { path: "/", port: 8080 } },
      'Get "http://10.1.0.7:8080/": read tcp 10.1.0.1:4->10.1.0.7:8080: read: connection reset by peer',
      /closed without an answer/,
    ],
    [
      { exec: { command: ["pg_isready", "-h", "db"] } },
      "psql: error: connection to server failed: Connection refused, connection timed out",
      /command pg_isready fails: psql: error/,
    ],
    [{ exec: { command: ["slow"] } }, 'command "slow" timed out', /command slow does not end within 1 s/],
    [
      { exec: { command: ["nope"] } },
      'rpc error: code = Unknown desc = failed to exec in container: failed to start exec "1": OCI runtime exec failed: exec failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
      /command nope is not in the image/,
    ],
    [
      { grpc: { port: 9090 } },
      "error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health",
      /no gRPC health service on port 9090/,
    ],
  ])("%j: %s", (readinessProbe, message, says) => {
    const given = rollingOut(probed({ readinessProbe }, IMAGE));
    const pod = aPod(given.current, { containers: [unready] });
    const failed = aPodEvent(pod, "Unhealthy", `Readiness probe failed: ${message}`, { container: "web" });

    expect(diagnose(given, [pod], [failed]).findings[0]?.sentence).toMatch(says);
  });
});

describe("why no node takes a pod", () => {
  const unschedulable = (message: string): Condition => ({
    type: "PodScheduled",
    status: "False",
    reason: "Unschedulable",
    message,
    lastTransitionTime: atSecond(1),
  });
  test.each([
    [
      "0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity, 3 node(s) didn't match pod anti-affinity rules.",
      "3 of 3 nodes are ruled out by the pods' affinity to other pods.",
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity rules, 3 node(s) didn't match pod affinity rules.",
      "3 of 3 nodes have none of the pods that these must be near to.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }.",
      "1 of 1 nodes run low on disk.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }.",
      "1 of 1 nodes are cordoned.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had taint {node.kubernetes.io/not-ready: }, that the pod didn't tolerate.",
      "1 of 1 nodes are not ready.",
    ],
    ["0/1 nodes are available: 1 node(s) exceed max volume count.", "1 of 1 nodes have as many volumes attached"],
    [
      "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label).",
      "1 of 1 nodes lack the label that the topology spread constraints name.",
    ],
    [
      '0/1 nodes are available: persistentvolumeclaim "data" is being deleted. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      'PersistentVolumeClaim "data" is being deleted.',
    ],
  ])("%s", (message, words) => {
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });

    expect(diagnose(given, [pod]).findings[0]?.sentence).toContain(`No node takes 1 of 1 new pod: ${words}`);
  });

  test("what most nodes lack is advised about, not the taint of the control plane", () => {
    const message =
      "0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu.";
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });

    expect(diagnose(given, [pod]).findings[0]?.advice).toMatch(/Lower what the pods request/);
  });
});

describe("why a node cannot make a pod's containers", () => {
  test.each([
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "c" : failed to sync configmap cache: timed out waiting for the condition',
      /its node cannot read the ConfigMap or Secret/,
    ],
    [
      "FailedMount",
      'MountVolume.MountDevice failed for volume "pvc-1" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
      /the node has no driver ebs\.csi\.aws\.com/,
    ],
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "n" : mount failed: exit status 32 Output: mount.nfs: access denied by server while mounting nas:/x',
      /the file server refuses the node/,
    ],
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "c" : configmap references non-existent config key: app.yaml',
      /key "app.yaml" is missing/,
    ],
    [
      "FailedAttachVolume",
      'AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = ResourceExhausted desc = maximum number of volumes attached',
      /as many volumes attached as it can/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image: dial tcp: network is unreachable',
      /cannot pull the image that holds the pod's sandbox/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: failed to setup network for sandbox "1": plugin type="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
      /no free IP address/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "gvisor" is configured',
      /the runtime of the pod's runtimeClassName/,
    ],
  ])("%s: %s", (reason, message, says) => {
    expect(causeOf(waiting("ContainerCreating"), [reason, message])?.sentence).toMatch(says);
  });
});

describe("who refuses a pod", () => {
  test.each([
    [
      'admission webhook "q.example" denied the request: exceeded quota: team, requested: pods=1, used: pods=3, limited: pods=3',
      "webhook-denied",
      /Webhook "q.example" denies the pods: exceeded quota/,
    ],
    [
      'admission webhook "kyverno.svc" denied the request: violates PodSecurity "restricted": runAsNonRoot',
      "webhook-denied",
      /Webhook "kyverno.svc"/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": Post "https://a.svc": x509: certificate has expired or is not yet valid',
      "webhook-unreachable",
      /does not trust its certificate/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": failed to call webhook: Post "https://a.ops.svc:443/": no endpoints available for service "a"',
      "webhook-unreachable",
      /none of its pods is ready/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": Post "https://a.svc/": context deadline exceeded',
      "webhook-unreachable",
      /does not answer in time/,
    ],
    [
      'pods "web-1" is forbidden: service account shop/web was not found, retry after the service account is created',
      "service-account-missing",
      /ServiceAccount "web" does not exist/,
    ],
    [
      'pods "web-1" is forbidden: unable to validate against any security context constraint: [provider "restricted": Forbidden]',
      "pod-security",
      /No Security Context Constraint allows the pods/,
    ],
  ])("%s", (message, code, says) => {
    const refusal = refusalOf(message);

    expect(refusal.code).toBe(code);
    expect(refusal.words).toMatch(says);
  });
});
