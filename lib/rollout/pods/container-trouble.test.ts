import { describe, expect, test } from "vitest";
import type { PodTemplate } from "../objects/objects";
import { aContainer, aPod, aPodEvent, atSecond, crashed, waiting } from "@/lib/testing/pods";
import { diagnose, httpProbe, probed, rollingOut } from "@/lib/testing/stuck-rollout";
import type { ContainerStatus } from "../objects/pod-objects";

describe("a container that does not get there", () => {
  type Case = {
    container: ContainerStatus;
    event?: [reason: string, message: string];
    template?: PodTemplate;
    code: string;
    says: string | RegExp;
    broughtIn?: string | RegExp;
  };
  const IMAGE = "image web:1 → 2";
  const cases: Record<string, Case> = {
    "image does not exist": {
      container: waiting("ImagePullBackOff", 'Back-off pulling image "web:2"'),
      event: [
        "Failed",
        'Failed to pull image "web:2": rpc error: code = NotFound desc = failed to pull and unpack image "web:2": not found',
      ],
      code: "image-not-found",
      says: "Image web:2 does not exist (1 of 1 new pod).",
      broughtIn: IMAGE,
    },
    "manifest unknown, in the waiting message of newer kubelets": {
      container: waiting("ImagePullBackOff", 'Back-off pulling image "web:2": ErrImagePull: manifest unknown'),
      code: "image-not-found",
      says: /does not exist/,
    },
    "image is refused": {
      container: waiting("ErrImagePull", "failed to authorize: 401 Unauthorized"),
      code: "image-unauthorized",
      says: /credentials are missing or wrong/,
      broughtIn: IMAGE,
    },
    "registry tells neither": {
      container: waiting(
        "ErrImagePull",
        "pull access denied for web, repository does not exist or may require 'docker login'",
      ),
      code: "image-unauthorized",
      says: "Image web:2 does not exist, or pulling it needs credentials (1 of 1 new pod).",
    },
    "pull secret is missing": {
      container: waiting("ImagePullBackOff", 'Back-off pulling image "web:2"'),
      event: [
        "FailedToRetrieveImagePullSecret",
        "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
      ],
      code: "image-unauthorized",
      says: 'Image web:2 cannot be pulled: image pull secret "regcred" does not exist (1 of 1 new pod).',
    },
    "image name is invalid": {
      container: waiting(
        "InvalidImageName",
        'Failed to apply default image tag "Web:2": couldn\'t parse image reference',
      ),
      code: "image-name-invalid",
      says: "Image web:2 is no valid image name (1 of 1 new pod).",
      broughtIn: IMAGE,
    },
    "image may not be pulled": {
      container: waiting("ErrImageNeverPull", 'Container image "web:2" is not present with pull policy of Never'),
      code: "image-pull-failed",
      says: /imagePullPolicy Never/,
    },
    "registry is away": {
      container: waiting("ErrImagePull", "dial tcp: lookup registry.example on 10.0.0.1:53: no such host"),
      code: "image-pull-failed",
      says: /the registry cannot be reached/,
    },
    "registry limits pulls": {
      container: waiting("ErrImagePull", "toomanyrequests: You have reached your pull rate limit."),
      code: "image-pull-failed",
      says: /limit of pulls is reached/,
    },
    RegistryUnavailable: { container: waiting("RegistryUnavailable", ""), code: "image-pull-failed", says: /reached/ },
    "image cannot be inspected": {
      container: waiting("ImageInspectError", "broken"),
      code: "image-pull-failed",
      says: /cannot be pulled/,
    },
    "signature is not valid": {
      container: waiting("SignatureValidationFailed", ""),
      code: "image-pull-failed",
      says: /signature/,
    },
    "ConfigMap is missing": {
      container: waiting("CreateContainerConfigError", 'configmap "app" not found'),
      template: probed({ envFrom: [{ configMapRef: { name: "app" } }] }, "web:1"),
      code: "configuration-missing",
      says: 'ConfigMap "app" does not exist, and container needs it (1 of 1 new pod).',
      broughtIn: "+envFrom",
    },
    "key of a Secret is missing": {
      container: waiting("CreateContainerConfigError", "couldn't find key PASSWORD in Secret shop/db"),
      template: probed(
        { env: [{ name: "PW", valueFrom: { secretKeyRef: { name: "db", key: "PASSWORD" } } }] },
        "web:1",
      ),
      code: "configuration-missing",
      says: 'Key "PASSWORD" is missing in Secret "db", and container needs it (1 of 1 new pod).',
      broughtIn: "+env PW",
    },
    "must not run as root": {
      container: waiting(
        "CreateContainerConfigError",
        'container has runAsNonRoot and image will run as root (pod: "web")',
      ),
      template: probed({ securityContext: { runAsNonRoot: true } }, "web:1"),
      code: "cannot-start",
      says: /must not run as root/,
      broughtIn: /securityContext/,
    },
    "program is not in the image": {
      container: crashed("StartError", 128, {
        message:
          'failed to create containerd task: runc create failed: exec: "foo": executable file not found in $PATH: unknown',
      }),
      template: probed({ command: ["foo"] }),
      code: "cannot-start",
      says: 'Container cannot start: "foo" is not in the image\'s PATH (1 of 1 new pod).',
      broughtIn: "+command",
    },
    "program may not be executed": {
      container: waiting("RunContainerError", 'exec: "/run.sh": permission denied'),
      code: "cannot-start",
      says: /"\/run.sh" may not be executed/,
    },
    "postStart hook fails": {
      container: waiting("PostStartHookError", "command '/hook' exited with 1"),
      code: "cannot-start",
      says: /postStart hook fails/,
    },
    crashes: {
      container: crashed("Error", 1),
      code: "crashing",
      says: "Container does not stay up: it crashes with exit code 1 (1 of 1 new pod).",
      broughtIn: IMAGE,
    },
    "crashes by a signal": { container: crashed("Error", 139), code: "crashing", says: /exit code 139 \(SIGSEGV\)/ },
    "runs out of memory": {
      container: crashed("OOMKilled", 137),
      template: probed({ resources: { limits: { memory: "64Mi" } } }),
      code: "out-of-memory",
      says: "Container is killed because it runs out of memory at its limit of 64Mi (1 of 1 new pod).",
      broughtIn: "+memory limit 64Mi",
    },
    "ends at once": {
      container: crashed("Completed", 0),
      code: "exits-at-once",
      says: /ends without an error \(exit code 0\)/,
    },
    "readiness probe fails": {
      container: aContainer(),
      event: ["Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404"],
      template: probed({ readinessProbe: httpProbe("/health") }),
      code: "readiness-failing",
      says: "Readiness probe fails on 1 of 1 new pod: HTTP 404 on /health, port 8080.",
      broughtIn: "readinessProbe path /healthz → /health",
    },
    "nothing listens": {
      container: aContainer(),
      event: [
        "Unhealthy",
        'Readiness probe failed: Get "http://10.1.0.7:8080/healthz": dial tcp 10.1.0.7:8080: connect: connection refused',
      ],
      code: "readiness-failing",
      says: /nothing listens on \/healthz, port 8080 \(connection refused\)/,
      broughtIn: IMAGE,
    },
    "probe times out": {
      container: aContainer(),
      event: [
        "Unhealthy",
        'Readiness probe failed: Get "http://10.1.0.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      ],
      code: "readiness-failing",
      says: /no answer within 1 s on \/healthz/,
    },
    "liveness probe kills it": {
      container: crashed("Error", 137),
      event: ["Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500"],
      template: probed({ livenessProbe: httpProbe("/alive") }),
      code: "liveness-failing",
      says: "Liveness probe fails on 1 of 1 new pod: HTTP 500 on /alive, port 8080, so the container is killed and started again.",
      broughtIn: "+livenessProbe",
    },
    "startup probe kills it": {
      container: aContainer({ started: false, restartCount: 1, lastState: { terminated: { exitCode: 137 } } }),
      event: ["Unhealthy", "Startup probe failed: dial tcp 10.1.0.7:8080: connect: connection refused"],
      template: probed({ startupProbe: { tcpSocket: { port: 8080 } } }),
      code: "startup-failing",
      says: /Startup probe fails on 1 of 1 new pod: nothing listens on port 8080/,
      broughtIn: "+startupProbe",
    },
    "not ready, and no event is left": {
      container: aContainer(),
      code: "not-ready",
      says: "Container does not get ready: its readiness probe (GET /healthz, port 8080) has not succeeded (1 of 1 new pod).",
    },
  };

  test.each(Object.entries(cases))("%s", (_, { container, event, template = probed({}), code, says, broughtIn }) => {
    const given = rollingOut(template);
    const pod = aPod(given.current, { containers: [container] });
    const events = event ? [aPodEvent(pod, ...event, { container: "web" })] : [];
    const { findings, pods } = diagnose(given, [pod], events);
    const [finding] = findings;

    expect(findings.filter(({ weight }) => weight === "cause")).toHaveLength(1);
    expect(finding).toMatchObject({ code, weight: "cause", pods: 1 });
    expect(finding?.sentence.text).toMatch(says);
    expect(finding?.evidence[0]).toMatchObject({ kind: "Pod", name: "web-hash2-1" });
    expect(finding?.advice.text).not.toBe("");
    expect(finding?.broughtInBy?.summary.text ?? "").toMatch(broughtIn ?? "");
    expect(pods?.[0]?.state).toBe(code === "readiness-failing" || code === "not-ready" ? "not-ready" : "failing");
  });
});

test.each([
  ["Readiness", "readiness-failing", undefined],
  ["Startup", "startup-failing", /which kills the container if it goes on/],
  ["Liveness", "liveness-failing", /which kills the container if it goes on/],
])("a %s probe that fails just after the start explains, and stops nothing yet", (probe, code, says) => {
  const given = rollingOut(probed());
  const pod = aPod(given.current, { containers: [aContainer({ running: { startedAt: atSecond(50) } })] });
  const failed = aPodEvent(pod, "Unhealthy", `${probe} probe failed: HTTP probe failed with statuscode: 503`, {
    second: 55,
  });
  const [finding] = diagnose(given, [pod], [failed]).findings;

  expect(finding).toMatchObject({ code, weight: "hint" });
  expect(finding?.sentence.text).toMatch(says ?? /HTTP 503/);
});

test("a container that ends by itself was not killed by the probe that failed meanwhile", () => {
  const given = rollingOut(probed());
  const pod = aPod(given.current, { containers: [crashed("Error", 1)] });
  const failed = aPodEvent(pod, "Unhealthy", "Liveness probe failed: connect: connection refused");
  const killed = aPodEvent(pod, "Killing", "Container web failed liveness probe, will be restarted");

  expect(diagnose(given, [pod], [failed]).findings[0]?.code).toBe("crashing");
  expect(diagnose(given, [pod], [failed, killed]).findings[0]?.code).toBe("liveness-failing");
});
